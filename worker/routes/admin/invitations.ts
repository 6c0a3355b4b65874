import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { NewInvitation } from '../../../shared/moderators.ts'
import { createInvitationToken } from '../../crypto/moderator-token.ts'
import { hashToken } from '../../crypto/random-token.ts'
import { createInvitation, listInvitations, revokeInvitation } from '../../db/invitations.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite, ownerOnly } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { firstOf } from '../../places/places.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

/** For owners: who else is asked to moderate a site. */
export const invitations = new Hono<AdminEnv>()
  .get('/:siteId/invitations', scope('admin'), moderatedSite, ownerOnly, validate('query', ListQuery), async (c) =>
    c.json(await listInvitations(firstOf(c.env), c.var.site.id, c.req.valid('query'), Date.now())),
  )

  .post(
    '/:siteId/invitations',
    scope('admin'),
    moderatedSite,
    ownerOnly,
    requireJson,
    validate('json', NewInvitation),
    async (c) => {
      const act = { siteId: c.var.site.id, moderatorId: c.var.moderator.id, now: Date.now() }
      const token = createInvitationToken()
      const invitation = await createInvitation(firstOf(c.env), act, c.req.valid('json'), await hashToken(token))
      // In the fragment, which browsers keep to themselves: no log on the way has it.
      const link = `${new URL(c.req.url).origin}/admin/#invitation=${token}`
      return c.json({ invitation, token, link }, 201)
    },
  )

  .delete('/:siteId/invitations/:id', scope('admin'), moderatedSite, ownerOnly, async (c) => {
    const act = { siteId: c.var.site.id, moderatorId: c.var.moderator.id, now: Date.now() }
    const revoked = await revokeInvitation(firstOf(c.env), act, c.req.param('id'))
    if (!revoked) throw new ProblemError('invitation-not-found')
    return c.body(null, 204)
  })
