import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { findComment } from '../../db/comments.ts'
import { listReports } from '../../db/reports.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { validate } from '../../validate.ts'

export const reports = new Hono<AdminEnv>().get(
  '/:siteId/comments/:id/reports',
  scope('read'),
  moderatedSite,
  validate('query', ListQuery),
  async (c) => {
    const comment = await findComment(c.env.DB, c.var.site.id, c.req.param('id'))
    if (!comment) throw new ProblemError('comment-not-found')
    return c.json(await listReports(c.env.DB, c.var.site.id, comment.id, c.req.valid('query')))
  },
)
