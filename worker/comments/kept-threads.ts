import type { Context } from 'hono'
import type { CommentQuery } from '../../shared/comment.ts'
import type { Sort } from '../../shared/site.ts'
import { signCursors } from '../crypto/reader-cursor.ts'
import type { CommentRow } from '../db/comments.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import { threadsStatement } from '../db/threads.ts'
import type { AppEnv } from '../env.ts'
import { later } from '../later.ts'

type ThreadsQuery = CommentQuery & { sort: Sort }

/** Conversations of a page as JSON: `{ comments, nextCursor }`; and the page as it was when they were read. */
interface Threads {
  page: PageRecord
  json: string
}

/**
 * How long Cloudflare may keep them. They are never out of date, because their key has the page's revision; but what was
 * erased is to be gone from there as well.
 */
const KEPT_SECONDS = 3_600

/**
 * One page of a page's conversations, from Cloudflare's cache where they have not changed since somebody else asked: then
 * nothing is read. `page.revision` is raised by all that readers can see, so that nothing is ever purged.
 *
 * Kept are the words of comments and no more: the page itself changes with the clock and with the site's settings. On
 * `workers.dev` nothing is kept: there Cloudflare's cache does nothing.
 */
export async function keptThreads(
  c: Context<AppEnv>,
  siteId: string,
  page: PageRecord,
  query: ThreadsQuery,
): Promise<Threads> {
  // First, because it refuses the cursor of another order.
  const { statement, toThreads } = threadsStatement(c.env.DB, siteId, query)
  const kept = await caches.default.match(keyOf(c, page, query))
  if (kept) return { page, json: await kept.text() }

  // The page once more: what is kept under a revision is what was there at that revision.
  const [pages, rows] = await c.env.DB.batch([pageStatement(c.env.DB, siteId, query.pageKey), statement])
  const now = pages!.results[0] as PageRecord
  const json = JSON.stringify(await signCursors(c.env.SECRET, toThreads(rows!.results as CommentRow[])))
  later(c, () => caches.default.put(keyOf(c, now, query), toKeep(json)))
  return { page: now, json }
}

const toKeep = (json: string) =>
  new Response(json, {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': `public, max-age=${KEPT_SECONDS}` },
  })

/** No address of ours, so that no request leads there. Of another version of the code the answers may look otherwise. */
const keyOf = (c: Context<AppEnv>, { id, revision }: PageRecord, { sort, limit, cursor = '' }: ThreadsQuery) =>
  `https://threads.invalid/${[c.env.VERSION.id, id, revision, sort, limit, cursor].map(encodeURIComponent).join('/')}`
