import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { Secrets } from '../../../shared/secret.ts'
import { decryptSecret } from '../../crypto/site-secret.ts'
import { findSecret } from '../../db/site-secrets.ts'
import { bearer, bindings, expectProblem, request, send } from '../../testing/client.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

let token: string

beforeEach(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
})

const KEY = 'a key of the owner, 32 bytes or more'
const SECRETS = '/admin/sites/paper/secrets'
const put = async (name: string, value: unknown, as = token) => send('PUT', `${SECRETS}/${name}`, { value }, bearer(as))
const remove = async (name: string, as = token) =>
  request(`${SECRETS}/${name}`, { method: 'DELETE', headers: bearer(as) })
const names = async () => Secrets.parse(await (await request(SECRETS, { headers: bearer(token) })).json()).names
const opened = async (name: 'akismet-key' | 'member-token-key') =>
  decryptSecret(bindings.SECRET, 'paper', name, (await findSecret(env.DB, 'paper', name))!)

test('are entered, entered anew and removed by an owner, and never shown again', async () => {
  expect(await names()).toEqual([])
  expect((await put('member-token-key', ` ${KEY}\n`)).status).toBe(204)
  expect((await put('akismet-key', 'first')).status).toBe(204)
  expect((await put('akismet-key', 'second')).status).toBe(204)
  expect(await names()).toEqual(['akismet-key', 'member-token-key'])
  expect([await opened('akismet-key'), await opened('member-token-key')]).toEqual(['second', KEY])
  const dump = JSON.stringify(
    await env.DB.batch(['site_secrets', 'changes'].map((t) => env.DB.prepare(`SELECT * FROM ${t}`))),
  )
  for (const value of [KEY, 'first', 'second']) expect(dump).not.toContain(value)

  for (let i = 0; i < 2; i++) expect((await remove('akismet-key')).status).toBe(204)
  expect(await names()).toEqual(['member-token-key'])
  const { results } = await env.DB.prepare("SELECT action || ' ' || subject_id AS did FROM changes ORDER BY seq").all<{
    did: string
  }>()
  expect(results.map(({ did }) => did)).toEqual([
    'secret-set member-token-key',
    'secret-set akismet-key',
    'secret-set akismet-key',
    'secret-removed akismet-key',
  ])
})

test.for<[string, unknown, string]>([
  ['member-token-key', 'x'.repeat(31), 'too-short'],
  ['member-token-key', `${'x'.repeat(31)}   `, 'too-short'],
  ['akismet-key', '', 'too-short'],
  ['akismet-key', 'x'.repeat(501), 'too-long'],
  ['akismet-key', 7, 'invalid'],
  ['akismet-key', 'a\ud800', 'invalid'],
])('%s of %j is refused, and nothing is stored', async ([name, value, code]) => {
  const { errors } = await expectProblem(await put(name, value), 'invalid-request')
  expect(errors).toMatchObject([{ path: 'value', code }])
  expect(await names()).toEqual([])
})

test('32 bytes are a key, however few characters they are', async () => {
  expect((await put('member-token-key', 'ü'.repeat(16))).status).toBe(204)
})

test('of other names there are none', async () => {
  for (const name of ['SECRET', 'toString', '__proto__', 'x'.repeat(200)]) {
    await expectProblem(await put(name, KEY), 'not-found')
    await expectProblem(await remove(name), 'not-found')
  }
})

test('are nobody’s but an owner’s', async () => {
  const moderator = await seedModerator({ paper: 'moderator' }, 'Baraka')
  await seedSite({ id: 'other' })
  const other = await seedModerator({ other: 'owner' }, 'Eve')
  for (const [as, problem] of [
    [moderator.token, 'not-allowed'],
    [other.token, 'site-not-found'],
    ['x', 'not-authenticated'],
  ] as const) {
    await expectProblem(await put('akismet-key', 'x', as), problem)
    await expectProblem(await remove('akismet-key', as), problem)
    await expectProblem(await request(SECRETS, { headers: bearer(as) }), problem)
  }
})
