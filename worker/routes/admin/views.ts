import type { Context } from 'hono'
import { Hono } from 'hono'
import { NewView, ViewPatch, type View } from '../../../shared/views.ts'
import { addView, changeView, findView, listViews, removeView } from '../../db/views.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'
import { actOf } from './act.ts'

/** Questions to the queue that are kept: one's own, and the team's, which anybody of it may change. */
export const views = new Hono<AdminEnv>()
  .get('/:siteId/views', scope('read'), moderatedSite, async (c) =>
    c.json({ views: await listViews(c.env.DB, c.var.site.id, c.var.moderator.id) }),
  )

  .post('/:siteId/views', scope('decide'), moderatedSite, requireJson, validate('json', NewView), async (c) => {
    const view = await addView(c.env.DB, actOf(c), c.req.valid('json'))
    if (!view) throw new ProblemError('too-many-views')
    return c.json({ view }, 201)
  })

  .patch('/:siteId/views/:id', scope('decide'), moderatedSite, requireJson, validate('json', ViewPatch), async (c) => {
    const { id, moderator } = await requireView(c, c.req.param('id'))
    const patch = c.req.valid('json')
    if (patch.isShared === false && moderator.id !== c.var.moderator.id)
      throw new ProblemError('not-allowed', { detail: 'Only who made a view may take it from the others.' })
    await changeView(c.env.DB, actOf(c), id, patch)
    return c.json({ view: await requireView(c, id) })
  })

  .delete('/:siteId/views/:id', scope('decide'), moderatedSite, async (c) => {
    const { id } = await requireView(c, c.req.param('id'))
    await removeView(c.env.DB, c.var.site.id, id)
    return c.body(null, 204)
  })

async function requireView(c: Context<AdminEnv>, id: string): Promise<View> {
  const view = await findView(c.env.DB, c.var.site.id, c.var.moderator.id, id)
  if (!view) throw new ProblemError('view-not-found')
  return view
}
