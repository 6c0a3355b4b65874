import { Hono } from 'hono'
import { NewStaffComment } from '../../../shared/staff-comment.ts'
import { postStaffComment } from '../../comments/staff-comment.ts'
import type { AdminEnv } from '../../env.ts'
import { tell, tellPage, tellWaiting } from '../../live/tell.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { readNewPages } from '../../registry/read-new-pages.ts'
import { requireJson, validate } from '../../validate.ts'

export const staffComments = new Hono<AdminEnv>().post(
  '/:siteId/comments',
  scope('decide'),
  moderatedSite,
  requireJson,
  validate('json', NewStaffComment),
  async (c) => {
    const { site, moderator } = c.var
    const { comment, pageId, before } = await postStaffComment(c.env, site, {
      moderator,
      draft: c.req.valid('json'),
      idempotencyKey: c.req.header('Idempotency-Key'),
      now: Date.now(),
    })
    tell(c, site.id, { type: 'posted', commentId: comment.id })
    if (before) tellWaiting(c, before.pageKey, before)
    tellPage(c, pageId)
    readNewPages(c)
    return c.json({ comment }, 201)
  },
)
