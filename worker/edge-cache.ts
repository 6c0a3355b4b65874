import type { Context } from 'hono'
import { contextOf, later } from './later.ts'

/** Read by Cloudflare alone, which takes it out of the answer. */
export const SHARING = 'Cloudflare-CDN-Cache-Control'

/**
 * How long Cloudflare's cache in front of the Worker answers by itself, in seconds: so long at most does a reader who is
 * not live see what was there before, when nothing could be purged. Where the Worker fails, what was there before is better
 * than nothing, but not for long enough to keep what was erased. Browsers keep to `Cache-Control` and always ask: what
 * somebody has just written is there for them when they reload.
 *
 * https://developers.cloudflare.com/workers/cache/configuration/
 */
const SHARED = 'public, max-age=10, stale-while-revalidate=20, stale-if-error=600'

/** What an answer about one page is purged by. Nobody has commented on a page that has no id, and its key stands for it. */
export const tagOfPage = (page: { id: string } | { siteId: string; pageKey: string }): string =>
  'id' in page ? page.id : encodeURIComponent(`${page.siteId} ${page.pageKey}`)

/**
 * Lets Cloudflare's cache give this answer to everybody for a while. Not for who has proved who they are, and not for who
 * has just written and says after what (`bookmark`).
 *
 * @param tags - by which `purge` takes it back before its time
 */
export function share(c: Context, ...tags: string[]): void {
  if (c.req.header('Authorization') !== undefined || c.get('bookmark') !== undefined) return
  c.header(SHARING, SHARED)
  if (tags.length > 0) c.header('Cache-Tag', tags.join())
}

/** The free plan's purges, which hold for Workers on any plan: five a minute for the account, each of a hundred tags. */
const INTERVAL = 12_000
const MAX_TAGS = 100
/** What belongs to one act comes together. */
const GATHERING = 200
/** Other isolates purge too. Where they have used it up, what is kept ends by itself. */
const PAUSE = 60_000

/** Of this isolate: what is to be purged by whichever request has taken it on, and when it may be. */
let due = new Set<string>()
let takenOnAt = -Infinity
let nextAt = 0

/**
 * Takes back what Cloudflare's cache has of these pages, soon after the answer: at once on a quiet site, with what else
 * happens within twelve seconds on a busy one.
 */
export function purge(c: Context, ...tags: string[]): void {
  const cache = contextOf(c)?.cache
  const now = Date.now()
  // What waits longer than a request may live after its answer ends by itself before.
  if (!cache || nextAt - now > INTERVAL) return
  for (const tag of tags) if (due.size < MAX_TAGS) due.add(tag)
  // A request may be cut short; then the next one takes on what it had.
  if (now - takenOnAt < 2 * INTERVAL) return
  takenOnAt = now
  later(c, async () => {
    await scheduler.wait(Math.max(GATHERING, nextAt - now))
    const tags = [...due]
    due = new Set()
    takenOnAt = -Infinity
    nextAt = Date.now() + INTERVAL
    const { success } = await cache.purge({ tags })
    if (!success) nextAt = Date.now() + PAUSE
  })
}
