import { Hono } from 'hono'
import { AdminCommentQuery } from '../../../shared/admin.ts'
import { findComments } from '../../comments/find-comments.ts'
import { requireComment } from '../../comments/require-comment.ts'
import { readTallies } from '../../db/tallies.ts'
import type { AdminEnv } from '../../env.ts'
import { inPlaceView } from '../../middleware/in-place.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { validate } from '../../validate.ts'

export const comments = new Hono<AdminEnv>()
  .get('/:siteId/comments', scope('read'), moderatedSite, validate('query', AdminCommentQuery), async (c) =>
    c.json(await findComments(c.env, c.var.site.id, c.req.valid('query'))),
  )

  .get('/:siteId/tallies', scope('read'), moderatedSite, async (c) =>
    c.json({ tallies: await readTallies(c.env.DB, c.var.site.id) }),
  )

  .get('/:siteId/comments/:id', scope('read'), moderatedSite, async (c) =>
    c.json({ comment: inPlaceView(c, await requireComment(c.env, c.var.site.id, c.req.param('id'))) }),
  )
