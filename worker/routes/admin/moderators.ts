import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { RolePatch } from '../../../shared/moderators.ts'
import { changeRole, listModerators, removeModerator } from '../../db/memberships.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite, ownerOnly, ownerOrSelf } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { firstOf } from '../../places/places.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

/** Who may decide on a site. */
export const moderators = new Hono<AdminEnv>()
  .get('/:siteId/moderators', scope('read'), moderatedSite, validate('query', ListQuery), async (c) =>
    c.json(await listModerators(firstOf(c.env), c.var.site.id, c.req.valid('query'))),
  )

  .patch(
    '/:siteId/moderators/:id',
    scope('admin'),
    moderatedSite,
    ownerOnly,
    requireJson,
    validate('json', RolePatch),
    async (c) => {
      const { site, moderator } = c.var
      const act = { siteId: site.id, moderatorId: moderator.id, subjectId: c.req.param('id'), now: Date.now() }
      const changed = await changeRole(firstOf(c.env), act, c.req.valid('json').role)
      if (changed === 'not-found') throw new ProblemError('moderator-not-found')
      if (changed === 'last-owner') throw new ProblemError('last-owner')
      return c.json({ moderator: changed })
    },
  )

  .delete('/:siteId/moderators/:id', scope('admin'), moderatedSite, ownerOrSelf, async (c) => {
    const { site, moderator } = c.var
    const act = { siteId: site.id, moderatorId: moderator.id, subjectId: c.req.param('id'), now: Date.now() }
    const outcome = await removeModerator(firstOf(c.env), act)
    if (outcome === 'not-found') throw new ProblemError('moderator-not-found')
    if (outcome === 'last-owner') throw new ProblemError('last-owner')
    return c.body(null, 204)
  })
