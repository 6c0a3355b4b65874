import { Hono, type Context } from 'hono'
import { NewSecret, SecretName, type Secrets } from '../../../shared/secret.ts'
import { MIN_KEY_BYTES } from '../../challenges/member-token.ts'
import { encryptSecret } from '../../crypto/site-secret.ts'
import { listSecretNames, putSecret, removeSecret } from '../../db/site-secrets.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite, ownerOnly } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { invalidField, ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

/** What goes in here never comes out again but to whom it is for. */
export const secrets = new Hono<AdminEnv>()
  .get('/:siteId/secrets', scope('admin'), moderatedSite, ownerOnly, async (c) =>
    c.json({ names: await listSecretNames(c.env.DB, c.var.site.id) } satisfies Secrets),
  )

  .put(
    '/:siteId/secrets/:name',
    scope('admin'),
    moderatedSite,
    ownerOnly,
    requireJson,
    validate('json', NewSecret),
    async (c) => {
      const act = describeAct(c)
      const { value } = c.req.valid('json')
      if (act.name === 'member-token-key' && new TextEncoder().encode(value).length < MIN_KEY_BYTES)
        throw invalidField('value', 'too-short', `Must have at least ${MIN_KEY_BYTES} bytes`)
      await putSecret(c.env.DB, act, await encryptSecret(c.env.SECRET, act.siteId, act.name, value))
      return c.body(null, 204)
    },
  )

  .delete('/:siteId/secrets/:name', scope('admin'), moderatedSite, ownerOnly, async (c) => {
    await removeSecret(c.env.DB, describeAct(c))
    return c.body(null, 204)
  })

function describeAct(c: Context<AdminEnv>) {
  const name = SecretName.safeParse(c.req.param('name'))
  if (!name.success) throw new ProblemError('not-found')
  return { siteId: c.var.site.id, name: name.data, moderatorId: c.var.moderator.id, now: Date.now() }
}
