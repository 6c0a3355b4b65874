import { Hono } from 'hono'
import { v7 as uuidv7 } from 'uuid'
import { ListQuery } from '../../../shared/admin.ts'
import { NewToken } from '../../../shared/credentials.ts'
import { createModeratorToken } from '../../crypto/moderator-token.ts'
import { hashToken } from '../../crypto/random-token.ts'
import { createToken, listTokens, revokeToken } from '../../db/tokens.ts'
import type { AdminEnv } from '../../env.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

/** One's own tokens for programs. The scope `admin` is asked for: what may do less makes nothing that may do more. */
export const tokens = new Hono<AdminEnv>()
  .get('/', scope('admin'), validate('query', ListQuery), async (c) => {
    const { moderator, credential } = c.var
    return c.json(await listTokens(c.env.DB, moderator.id, credential.id, c.req.valid('query')))
  })

  .post('/', scope('admin'), requireJson, validate('json', NewToken), async (c) => {
    const { moderator, credential } = c.var
    const wanted = c.req.valid('json')
    // A session ends too, but moves its end as it is used; a token that ends was meant to.
    if (credential.kind === 'token' && outlives(wanted.expiresAt, credential.expiresAt))
      throw new ProblemError('not-allowed', { detail: 'A token makes none that outlives it.' })
    const value = createModeratorToken()
    const now = Date.now()
    const madeBy = credential.kind === 'token' ? credential.id : null
    const making = { id: uuidv7({ msecs: now }), moderatorId: moderator.id, hash: await hashToken(value), madeBy, now }
    const token = await createToken(c.env.DB, making, wanted)
    if (!token) throw new ProblemError('not-authenticated')
    return c.json({ token, value }, 201)
  })

  .delete('/:id', scope('admin'), async (c) => {
    const revoked = await revokeToken(c.env.DB, c.var.moderator.id, c.req.param('id'), Date.now())
    if (!revoked) throw new ProblemError('token-not-found')
    return c.body(null, 204)
  })

const outlives = (expiresAt: string | null, limit: number | null) =>
  limit !== null && (expiresAt === null || Date.parse(expiresAt) > limit)
