import type { Context } from 'hono'
import type { Decision } from '../../shared/admin.ts'
import type { LiveDecision } from '../../shared/live.ts'
import type { AdminEnv, AppEnv, Bindings } from '../env.ts'
import { purge, tagOfPage } from '../edge-cache.ts'
import { later } from '../later.ts'
import { pagesOf } from '../db/page-changes.ts'
import type { PageRecord } from '../db/pages.ts'
import type { Happening } from './site-room.ts'

type Ours = Context<AdminEnv> | Context<AppEnv>

export const roomOf = (env: Bindings, siteId: string) => env.SITE_ROOM.getByName(siteId)

/** Tells the site's moderators who look on, after the answer, which neither waits for it nor fails with it. */
export const tell = (c: Ours, siteId: string, happening: Happening): void =>
  later(c, () => roomOf(c.env, siteId).tell(siteId, happening))

export const tellDecisions = (c: Ours, siteId: string, decisions: Decision[]): void => {
  if (decisions.length === 0) return
  tell(c, siteId, { type: 'decided', decisions: decisions.map(toLive) })
  tellPagesOf(c, siteId, { commentIds: decisions.map(({ commentId }) => commentId) })
}

/** A page that is not there yet has a key and no id. No id has a space in it. */
export const pageRoomOf = (env: Bindings, page: { id: string } | { siteId: string; pageKey: string }) =>
  env.PAGE_ROOM.getByName('id' in page ? page.id : `${page.siteId} ${page.pageKey}`)

/** Tells who reads the page that something has changed on it, after the answer. The room finds out what. */
export function tellPage(c: Ours, pageId: string): void {
  purge(c, tagOfPage({ id: pageId }))
  later(c, () => pageRoomOf(c.env, { id: pageId }).tell(pageId, c.var.site.id))
}

/**
 * The same to who came before there was such a page: they wait in the room of its key, and are sent to its own by the first
 * that is told of it. A page may begin with a reaction or a feed, which tell nobody; once it has comments, nobody waits.
 *
 * @param page - as it was before
 */
export function tellWaiting(c: Ours, pageKey: string, page: Pick<PageRecord, 'id' | 'commentCount'>): void {
  if (page.commentCount === 0) tellNewKey(c, pageKey, page.id)
}

/** Tells who waits in the room of a key that there is a page with it now. */
export function tellNewKey(c: Ours, pageKey: string, pageId: string): void {
  const siteId = c.var.site.id
  purge(c, tagOfPage({ siteId, pageKey }))
  later(c, () => pageRoomOf(c.env, { siteId, pageKey }).move({ id: pageId, siteId }))
}

/** Sends who reads a page that was merged to where it is now. */
export function tellGonePage(c: Ours, pageId: string): void {
  purge(c, tagOfPage({ id: pageId }))
  later(c, () => pageRoomOf(c.env, { id: pageId }).move(null))
}

/**
 * Cloudflare's free plan has fifty calls for a request, and many decisions make others too. The readers of more pages hear of
 * it with the next change.
 */
const MAX_ROOMS = 10

/** The same for what may be on many pages, which are looked up. */
export const tellPagesOf = (c: Ours, siteId: string, of: Parameters<typeof pagesOf>[2]): void =>
  later(c, async () => {
    const ids = await pagesOf(c.env.DB, siteId, of)
    purge(c, ...ids.map((id) => tagOfPage({ id })))
    await Promise.all(ids.slice(0, MAX_ROOMS).map((id) => pageRoomOf(c.env, { id }).tell(id, siteId)))
  })

const toLive = ({ id, commentId, from, to, moderator, batchId }: Decision): LiveDecision => ({
  id,
  commentId,
  from,
  to,
  moderator,
  batchId,
})
