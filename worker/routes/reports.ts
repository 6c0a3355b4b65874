import { Hono } from 'hono'
import { NewReport } from '../../shared/report.ts'
import type { AppEnv } from '../env.ts'
import { tell, tellPage } from '../live/tell.ts'
import { reader } from '../middleware/reader.ts'
import { siteOrigin } from '../middleware/site-origin.ts'
import { report } from '../readers/reports.ts'
import { requireJson, validate } from '../validate.ts'

export const reports = new Hono<AppEnv>().post(
  '/:id/reports',
  siteOrigin,
  requireJson,
  validate('json', NewReport),
  reader,
  async (c) => {
    const request = { commentId: c.req.param('id'), report: c.req.valid('json'), reader: c.var.reader, now: Date.now() }
    const { reported, isNew, pageId } = await report(c.env, c.var.site, request)
    if (isNew) {
      tell(c, c.var.site.id, { type: 'reported', commentId: request.commentId })
      // It may have been the one that hides the comment.
      tellPage(c, pageId)
    }
    return c.json(reported, isNew ? 201 : 200)
  },
)
