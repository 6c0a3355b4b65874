import { Hono } from 'hono'
import { AdminCommentQuery } from '../../../shared/admin.ts'
import { findComments } from '../../comments/find-comments.ts'
import { requireComment } from '../../comments/require-comment.ts'
import { listReports } from '../../db/admin-reports.ts'
import { readTallies } from '../../db/tallies.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { validate } from '../../validate.ts'

export const comments = new Hono<AdminEnv>()
  .get('/:siteId/comments', moderatedSite, validate('query', AdminCommentQuery), async (c) =>
    c.json(await findComments(c.env, c.var.site.id, c.req.valid('query'))),
  )

  .get('/:siteId/tallies', moderatedSite, async (c) => c.json({ tallies: await readTallies(c.env.DB, c.var.site.id) }))

  .get('/:siteId/comments/:id', moderatedSite, async (c) =>
    c.json({ comment: await requireComment(c.env, c.var.site.id, c.req.param('id')) }),
  )

  .get('/:siteId/comments/:id/reports', moderatedSite, async (c) => {
    const { id } = await requireComment(c.env, c.var.site.id, c.req.param('id'))
    return c.json({ reports: await listReports(c.env.DB, c.var.site.id, id) })
  })
