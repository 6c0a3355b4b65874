import { Hono } from 'hono'
import { NewStaffComment } from '../../../shared/staff-comment.ts'
import { postStaffComment } from '../../comments/staff-comment.ts'
import type { AdminEnv } from '../../env.ts'
import { tell, tellPagesOf } from '../../live/tell.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { requireJson, validate } from '../../validate.ts'

export const staffComments = new Hono<AdminEnv>().post(
  '/:siteId/comments',
  scope('decide'),
  moderatedSite,
  requireJson,
  validate('json', NewStaffComment),
  async (c) => {
    const { site, moderator } = c.var
    const comment = await postStaffComment(c.env, site, {
      moderator,
      draft: c.req.valid('json'),
      idempotencyKey: c.req.header('Idempotency-Key'),
      now: Date.now(),
    })
    tell(c, site.id, { type: 'posted', commentId: comment.id })
    tellPagesOf(c, site.id, { commentIds: [comment.id] })
    return c.json({ comment }, 201)
  },
)
