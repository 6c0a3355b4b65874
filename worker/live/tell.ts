import type { Context } from 'hono'
import type { Decision } from '../../shared/admin.ts'
import type { LiveDecision } from '../../shared/live.ts'
import type { AdminEnv, AppEnv, Bindings } from '../env.ts'
import { later } from '../later.ts'
import type { Happening } from './site-room.ts'

type Ours = Context<AdminEnv> | Context<AppEnv>

export const roomOf = (env: Bindings, siteId: string) => env.SITE_ROOM.getByName(siteId)

/** Tells the site's moderators who look on, after the answer, which neither waits for it nor fails with it. */
export const tell = (c: Ours, siteId: string, happening: Happening): void =>
  later(c, () => roomOf(c.env, siteId).tell(siteId, happening))

export const tellDecisions = (c: Ours, siteId: string, decisions: Decision[]): void => {
  if (decisions.length > 0) tell(c, siteId, { type: 'decided', decisions: decisions.map(toLive) })
}

const toLive = ({ id, commentId, from, to, moderator, batchId }: Decision): LiveDecision => ({
  id,
  commentId,
  from,
  to,
  moderator,
  batchId,
})
