import { Hono } from 'hono'
import { AdminCommentQuery } from '../../../shared/admin.ts'
import { listForModerators } from '../../db/admin-comments.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { validate } from '../../validate.ts'

export const comments = new Hono<AdminEnv>().get(
  '/:siteId/comments',
  scope('read'),
  moderatedSite,
  validate('query', AdminCommentQuery),
  async (c) => c.json(await listForModerators(c.env.DB, c.env.SECRET, c.var.site.id, c.req.valid('query'))),
)
