import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { deleteOtherSessions, deleteSession, findSession, listSessions } from '../../db/sessions.ts'
import type { AdminEnv } from '../../env.ts'
import { scope } from '../../middleware/scope.ts'
import { clearSessionCookie } from '../../middleware/session-cookie.ts'
import { ProblemError } from '../../problem.ts'
import { validate } from '../../validate.ts'

/** One's own sessions. A bearer token is no session: `/session` is not there for it. */
export const sessions = new Hono<AdminEnv>()
  .get('/session', scope('any'), async (c) => {
    const { id, name } = c.var.moderator
    const session = await findSession(c.env.DB, id, c.var.credential.id)
    if (!session) throw new ProblemError('session-not-found')
    return c.json({ moderator: { id, name }, session })
  })

  .delete('/session', scope('any'), async (c) => {
    const deleted = await deleteSession(c.env.DB, c.var.moderator.id, c.var.credential.id)
    if (!deleted) throw new ProblemError('session-not-found')
    clearSessionCookie(c)
    return c.body(null, 204)
  })

  .get('/sessions', scope('admin'), validate('query', ListQuery), async (c) => {
    const { moderator, credential } = c.var
    return c.json(await listSessions(c.env.DB, moderator.id, credential.id, c.req.valid('query'), Date.now()))
  })

  // Whoever asks stays: after a lost telephone one wants to go on.
  .delete('/sessions', scope('admin'), async (c) => {
    await deleteOtherSessions(c.env.DB, c.var.moderator.id, c.var.credential.id)
    return c.body(null, 204)
  })

  .delete('/sessions/:id', scope('admin'), async (c) => {
    const { moderator, credential } = c.var
    const deleted = await deleteSession(c.env.DB, moderator.id, c.req.param('id'))
    if (!deleted) throw new ProblemError('session-not-found')
    if (credential.id === c.req.param('id')) clearSessionCookie(c)
    return c.body(null, 204)
  })
