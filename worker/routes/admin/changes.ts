import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { listChanges } from '../../db/changes.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { validate } from '../../validate.ts'

export const changes = new Hono<AdminEnv>().get(
  '/:siteId/changes',
  scope('read'),
  moderatedSite,
  validate('query', ListQuery),
  async (c) => c.json(await listChanges(c.env.DB, c.var.site.id, c.req.valid('query'))),
)
