import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { v7 as uuidv7 } from 'uuid'
import { ListQuery } from '../../../shared/admin.ts'
import { MAX_PASSKEYS, NewPasskey } from '../../../shared/passkeys.ts'
import { addPasskey, deletePasskey, findKeys, listPasskeys } from '../../db/passkeys.ts'
import { describeDevice } from '../../device.ts'
import type { AdminEnv } from '../../env.ts'
import { scope } from '../../middleware/scope.ts'
import { registrationOptions, verifyRegistration } from '../../passkeys/ceremonies.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

/** A token makes none: a passkey would outlive it, and let in whoever found it. */
const sessionOnly = createMiddleware<AdminEnv>(async function sessionOnly(c, next) {
  if (c.var.credential.kind !== 'session') throw new ProblemError('session-not-found')
  await next()
})

/** One's own passkeys. Signing in with one is in `sign-in.ts`, for those whom we do not know yet. */
export const passkeys = new Hono<AdminEnv>()
  .get('/', scope('admin'), validate('query', ListQuery), async (c) =>
    c.json(await listPasskeys(c.env.DB, c.var.moderator.id, c.req.valid('query'))),
  )

  .post('/options', scope('admin'), sessionOnly, async (c) => {
    const { moderator } = c.var
    const known = await findKeys(c.env.DB, moderator.id)
    if (known.length >= MAX_PASSKEYS) throw new ProblemError('too-many-passkeys')
    return c.json(await registrationOptions(c.env, c.req.url, moderator, known, Date.now()))
  })

  .post('/', scope('admin'), sessionOnly, requireJson, validate('json', NewPasskey), async (c) => {
    const now = Date.now()
    const moderatorId = c.var.moderator.id
    const made = await verifyRegistration(c.env, c.req.url, moderatorId, c.req.valid('json'), now)
    const device = describeDevice(c.req.header('User-Agent'))
    const added = await addPasskey(c.env.DB, { ...made, id: uuidv7({ msecs: now }), moderatorId, device, now })
    if (added === 'used') throw new ProblemError('passkey-invalid')
    if (added === 'too-many') throw new ProblemError('too-many-passkeys')
    return c.json(added, 201)
  })

  .delete('/:id', scope('admin'), async (c) => {
    const deleted = await deletePasskey(c.env.DB, c.var.moderator.id, c.req.param('id'))
    if (!deleted) throw new ProblemError('passkey-not-found')
    return c.body(null, 204)
  })
