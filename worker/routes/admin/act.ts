import type { Context } from 'hono'
import type { Act } from '../../db/act.ts'
import type { AdminEnv } from '../../env.ts'

/** The act of this request. */
export const actOf = (c: Context<AdminEnv>): Act => ({
  siteId: c.var.site.id,
  moderatorId: c.var.moderator.id,
  now: Date.now(),
})
