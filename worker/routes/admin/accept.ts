import { Hono } from 'hono'
import { Acceptance } from '../../../shared/moderators.ts'
import { hashToken } from '../../crypto/random-token.ts'
import { acceptAs, acceptAsNewcomer } from '../../db/accept-invitation.ts'
import type { AdminEnv } from '../../env.ts'
import { requireConsole } from '../../middleware/console.ts'
import { identify } from '../../middleware/credential.ts'
import { requireScope } from '../../middleware/scope.ts'
import { writeSessionCookie } from '../../middleware/session-cookie.ts'
import { ProblemError } from '../../problem.ts'
import { newSession } from '../../sign-in.ts'
import { requireJson, validate } from '../../validate.ts'

/** By a stranger, whom it makes a moderator and signs in, or by somebody whom we know. */
export const accept = new Hono<AdminEnv>().post(
  '/invitations/accept',
  requireJson,
  validate('json', Acceptance),
  async (c) => {
    const { invitation, name } = c.req.valid('json')
    const act = { tokenHash: await hashToken(invitation), now: Date.now() }
    const known = await identify(c)
    if (known) requireScope(known.credential, 'admin')
    else requireConsole(c)
    const { token, session } = await newSession(c)
    const accepted = known
      ? await acceptAs(c.env.DB, known.moderator.id, act)
      : await acceptAsNewcomer(c.env.DB, act, name, session)
    if (!accepted) throw new ProblemError('invitation-not-found')
    if (accepted.session) writeSessionCookie(c, token)
    return c.json(accepted, 201)
  },
)
