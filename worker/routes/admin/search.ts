import { Hono } from 'hono'
import { isRebuilding, startRebuild } from '../../db/search-dirty.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite, ownerOnly } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { drain } from '../../search/drain.ts'
import { actOf } from './act.ts'

/** Batches in one request, which has fifty calls on Cloudflare's free plan: three for each, and two more batches after the answer. */
const AT_ONCE = 10

export const search = new Hono<AdminEnv>().post(
  '/:siteId/search/rebuild',
  scope('admin'),
  moderatedSite,
  ownerOnly,
  async (c) => {
    await startRebuild(c.env.DB, actOf(c))
    await drain(c.env, AT_ONCE)
    return c.json({ isDone: !(await isRebuilding(c.env.DB, c.var.site.id)) })
  },
)
