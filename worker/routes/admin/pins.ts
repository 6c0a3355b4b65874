import { Hono } from 'hono'
import { requireComment } from '../../comments/require-comment.ts'
import { pin, setClosing, unpin } from '../../db/pins.ts'
import type { AdminEnv } from '../../env.ts'
import { tellPagesOf } from '../../live/tell.ts'
import { inPlaceView } from '../../middleware/in-place.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { actOf } from './act.ts'

const refusePin = (detail: string) => new ProblemError('invalid-request', { detail })

export const pins = new Hono<AdminEnv>()
  .put('/:siteId/comments/:id/pin', scope('decide'), moderatedSite, async (c) => {
    const { site } = c.var
    const found = await requireComment(c.env, site.id, c.req.param('id'))
    if (found.parentId !== null) throw refusePin('Only a top-level comment can be pinned.')
    if (found.status !== 'approved' || found.deletedAt !== null)
      throw refusePin('Only what is published can be pinned.')
    await pin(c.env.DB, actOf(c), found.id)
    tellPagesOf(c, c.var.site.id, { commentIds: [found.id] })
    const comment = await requireComment(c.env, site.id, found.id)
    if (comment.pinnedAt === null) throw new ProblemError('too-many-pins')
    return c.json({ comment: inPlaceView(c, comment) })
  })

  .delete('/:siteId/comments/:id/pin', scope('decide'), moderatedSite, async (c) => {
    const { id } = await requireComment(c.env, c.var.site.id, c.req.param('id'))
    await unpin(c.env.DB, actOf(c), id)
    tellPagesOf(c, c.var.site.id, { commentIds: [id] })
    return c.json({ comment: inPlaceView(c, await requireComment(c.env, c.var.site.id, id)) })
  })

  .put('/:siteId/comments/:id/closing', scope('decide'), moderatedSite, async (c) => {
    const { id } = await requireComment(c.env, c.var.site.id, c.req.param('id'))
    await setClosing(c.env.DB, actOf(c), id, true)
    tellPagesOf(c, c.var.site.id, { commentIds: [id] })
    return c.json({ comment: await requireComment(c.env, c.var.site.id, id) })
  })

  .delete('/:siteId/comments/:id/closing', scope('decide'), moderatedSite, async (c) => {
    const { id } = await requireComment(c.env, c.var.site.id, c.req.param('id'))
    await setClosing(c.env.DB, actOf(c), id, false)
    tellPagesOf(c, c.var.site.id, { commentIds: [id] })
    return c.json({ comment: await requireComment(c.env, c.var.site.id, id) })
  })
