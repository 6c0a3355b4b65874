import { Hono } from 'hono'
import { MePatch, type Me } from '../../../shared/moderators.ts'
import { decryptModeratorEmail, encryptModeratorEmail, hashModeratorEmail } from '../../crypto/moderator-email.ts'
import type { Identity } from '../../db/credentials.ts'
import { findSealedEmail, updateModerator } from '../../db/moderators.ts'
import type { AdminEnv, Bindings } from '../../env.ts'
import { hasScope, scope } from '../../middleware/scope.ts'
import { namesOf } from '../../places/places.ts'
import { invalidField } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

export const me = new Hono<AdminEnv>()
  .get('/', scope('any'), async (c) => c.json(await toMe(c.env, c.var)))

  .patch('/', scope('admin'), requireJson, validate('json', MePatch), async (c) => {
    const { moderator } = c.var
    const { name = moderator.name, email } = c.req.valid('json')
    const updated = await updateModerator(c.env.DB, moderator.id, {
      name,
      email: typeof email === 'string' ? await seal(c.env, email) : email,
    })
    if (!updated) throw invalidField('email', 'invalid', "Is another moderator's")
    return c.json(await toMe(c.env, { ...c.var, moderator: { ...moderator, name } }))
  })

const seal = async ({ SECRET }: Bindings, email: string) => ({
  encrypted: await encryptModeratorEmail(SECRET, email),
  hash: await hashModeratorEmail(SECRET, email),
})

/** A token that may only do a little lies in a program's settings: it says whose it is, and no address. */
async function toMe(env: Bindings, { moderator, credential }: Identity): Promise<Me> {
  const { DB, SECRET } = env
  const { kind, id, scopes } = credential
  const sealed = hasScope(credential, 'admin') ? await findSealedEmail(DB, moderator.id) : null
  return {
    id: moderator.id,
    name: moderator.name,
    email: sealed === null ? null : await decryptModeratorEmail(SECRET, sealed),
    sites: moderator.sites,
    databases: namesOf(env),
    credential: { kind, id, scopes },
  }
}
