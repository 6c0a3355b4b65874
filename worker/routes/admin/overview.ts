import { Hono } from 'hono'
import { OverviewQuery } from '../../../shared/overview.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { readOverview } from '../../overview/overview.ts'
import { validate } from '../../validate.ts'

/** Figures to look at: what has come, and what became of it. */
export const overview = new Hono<AdminEnv>().get(
  '/:siteId/overview',
  scope('read'),
  moderatedSite,
  validate('query', OverviewQuery),
  async (c) => c.json({ overview: await readOverview(c.env.DB, c.var.site.id, c.req.valid('query'), Date.now()) }),
)
