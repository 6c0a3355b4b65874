import type { Context } from 'hono'
import type { Decision } from '../../shared/admin.ts'
import type { LiveDecision } from '../../shared/live.ts'
import type { AdminEnv, AppEnv, Bindings } from '../env.ts'
import { purge, tagOfPage } from '../edge-cache.ts'
import { later } from '../later.ts'
import { pagesOf } from '../db/page-changes.ts'
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

/** A page that nobody has commented on yet has a key and no id. No id has a space in it. */
export const pageRoomOf = (env: Bindings, page: { id: string } | { siteId: string; pageKey: string }) =>
  env.PAGE_ROOM.getByName('id' in page ? page.id : `${page.siteId} ${page.pageKey}`)

/** Tells who reads the page that something has changed on it, after the answer. The room finds out what. */
export function tellPage(c: Ours, pageId: string): void {
  purge(c, tagOfPage({ id: pageId }))
  later(c, () => pageRoomOf(c.env, { id: pageId }).tell(pageId, c.var.site.id))
}

/** Tells who waits on a page that nobody had commented on that it is there now. */
export function tellNewPage(c: Ours, siteId: string, pageKey: string, pageId: string): void {
  purge(c, tagOfPage({ siteId, pageKey }))
  later(c, () => pageRoomOf(c.env, { siteId, pageKey }).move({ id: pageId, siteId }))
}

/** Sends who reads a page that was merged to where it is now. */
export function tellGonePage(c: Ours, pageId: string): void {
  purge(c, tagOfPage({ id: pageId }))
  later(c, () => pageRoomOf(c.env, { id: pageId }).move(null))
}

/** Cloudflare's free plan has fifty calls for a request. The readers of more pages hear of it with the next change. */
const MAX_ROOMS = 30

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
