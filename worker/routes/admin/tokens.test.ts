import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { CreatedToken, TokenList, type Scope } from '../../../shared/credentials.ts'
import { Me } from '../../../shared/moderators.ts'
import { api, bearer, expectProblem, request, send } from '../../testing/client.ts'
import { CONSOLE, seedSession, seedToken } from '../../testing/credentials.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const { admin } = api
let owner: { id: string; token: string }
const as = (token: string) => ({ headers: bearer(token) })
const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString()

beforeEach(async () => {
  await reset()
  await seedSite()
  owner = await seedModerator()
})

const create = async (json: { name: string; scopes: Scope[]; expiresAt?: string | null }, token = owner.token) =>
  CreatedToken.parse(await (await admin.tokens.$post({ json }, as(token))).json())
const list = async (token = owner.token) =>
  TokenList.parse(await (await admin.tokens.$get({ query: {} }, as(token))).json()).tokens
const meOf = async (token: string) => Me.parse(await (await admin.me.$get({}, as(token))).json())

describe('a token', () => {
  test('is shown once, and does what it was made for until it is revoked', async () => {
    const { token, value } = await create({ name: 'Export', scopes: ['read', 'read'] })
    expect(token).toMatchObject({ name: 'Export', scopes: ['read'], expiresAt: null, lastUsedAt: null, current: false })
    expect((await admin.sites.$get({ query: {} }, as(value))).status).toBe(200)
    expect(JSON.stringify(await list())).not.toContain(value)
    expect((await admin.tokens[':id'].$delete({ param: { id: token.id } }, as(owner.token))).status).toBe(204)
    await expectProblem(await request('/admin/me', as(value)), 'not-authenticated')
    expect((await list()).map(({ id }) => id)).not.toContain(token.id)
    await expectProblem(await send('DELETE', `/admin/tokens/${token.id}`, {}, bearer(owner.token)), 'token-not-found')
  })

  test('ends when it was said to', async () => {
    const { token, value } = await create({ name: 'For a day', scopes: ['decide'], expiresAt: inOneHour() })
    expect((await meOf(value)).credential).toEqual({ kind: 'token', id: token.id, scopes: ['decide'] })
    await env.DB.prepare('UPDATE tokens SET expires_at = ? WHERE id = ?').bind(Date.now(), token.id).run()
    await expectProblem(await request('/admin/me', as(value)), 'not-authenticated')
  })

  test('says when it was last used, to the hour, and writes that once an hour', async () => {
    const { id, token } = await seedToken(owner.id)
    const used = async (at?: number) => {
      if (at) await env.DB.prepare('UPDATE tokens SET last_used_at = ? WHERE id = ?').bind(at, id).run()
      await meOf(token)
      return (await list()).find((listed) => listed.id === id)!.lastUsedAt!
    }
    const hours = (await used(Date.now() - 2 * 3_600_000)).slice(13)
    expect(hours).toBe(':00:00.000Z')
    const justNow = Date.now() - 60_000
    expect(await used(justNow)).toBe(new Date(justNow).toISOString())
  })

  test('that may do less makes none, and one that ends none that outlives it', async () => {
    for (const scopes of [['read'], ['decide', 'pages', 'read']] satisfies Scope[][]) {
      const { value } = await create({ name: 'Lesser', scopes })
      const refused = await send('POST', '/admin/tokens', { name: 'x', scopes: ['read'] }, bearer(value))
      const { detail } = await expectProblem(refused, 'not-allowed')
      expect(detail).toContain('"admin"')
    }
    const expiresAt = inOneHour()
    const { value } = await create({ name: 'Ends', scopes: ['admin'], expiresAt })
    const later = new Date(Date.parse(expiresAt) + 1).toISOString()
    for (const end of [null, later]) {
      const body = { name: 'x', scopes: ['admin'], expiresAt: end }
      await expectProblem(await send('POST', '/admin/tokens', body, bearer(value)), 'not-allowed')
    }
    await create({ name: 'x', scopes: ['admin'], expiresAt }, value)
  })

  test('takes those along that it made when it is revoked, and no others', async () => {
    const session = await seedSession(owner.id)
    const inConsole = { ...CONSOLE, Cookie: session.cookie }
    const made = async (headers: Record<string, string>) =>
      CreatedToken.parse(await (await send('POST', '/admin/tokens', { name: 'x', scopes: ['admin'] }, headers)).json())
    const first = await made(inConsole)
    const child = await made(bearer(first.value))
    const [grandchild, sibling] = [await made(bearer(child.value)), await made(bearer(first.value))]
    const other = await made(inConsole)
    const works = async ({ value }: CreatedToken) => (await request('/admin/me', as(value))).status
    const revoke = (token: CreatedToken) => send('DELETE', `/admin/tokens/${token.token.id}`, {}, inConsole)

    expect((await revoke(child)).status).toBe(204)
    expect(await Promise.all([first, child, grandchild, sibling, other].map(works))).toEqual([200, 401, 401, 200, 200])
    await expectProblem(await revoke(grandchild), 'token-not-found')
    expect((await revoke(first)).status).toBe(204)
    expect(await Promise.all([first, sibling, other].map(works))).toEqual([401, 401, 200])
  })

  test('makes none while it is revoked', async () => {
    for (let i = 0; i < 5; i++) {
      const maker = await create({ name: 'Maker', scopes: ['admin'] })
      const body = { name: 'x', scopes: ['admin'] }
      const [made] = await Promise.all([
        send('POST', '/admin/tokens', body, bearer(maker.value)),
        send('DELETE', `/admin/tokens/${maker.token.id}`, {}, bearer(owner.token)),
      ])
      if (made.status !== 201) continue
      const { value } = CreatedToken.parse(await made.json())
      await expectProblem(await request('/admin/me', as(value)), 'not-authenticated')
    }
  })

  test('of another is neither seen nor revoked', async () => {
    const other = await seedModerator({ paper: 'owner' }, 'Baraka')
    const [theirs] = await list(other.token)
    expect((await list()).map(({ id }) => id)).not.toContain(theirs!.id)
    await expectProblem(await send('DELETE', `/admin/tokens/${theirs!.id}`, {}, bearer(owner.token)), 'token-not-found')
    await meOf(other.token)
  })

  test.for([
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['all'] }, 'scopes.0'],
    [{ name: 'x' }, 'scopes'],
    [{ name: '', scopes: ['read'] }, 'name'],
    [{ name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'x', scopes: ['read'], expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ name: 'x', scopes: ['read'], value: 'mine' }, 'value'],
  ])('is not made of %j', async ([json, path]) => {
    const { errors } = await expectProblem(
      await send('POST', '/admin/tokens', json, bearer(owner.token)),
      'invalid-request',
    )
    expect(errors?.map((error) => error.path)).toContain(path)
  })
})

describe('me', () => {
  const patch = (json: object, token = owner.token) => send('PATCH', '/admin/me', json, bearer(token))

  test('has an address that only its moderator sees, and can be forgotten', async () => {
    expect(await meOf(owner.token)).toMatchObject({ name: 'Amina', email: null })
    const changed = Me.parse(await (await patch({ email: 'Amina@Paper.example' })).json())
    expect(changed).toMatchObject({ name: 'Amina', email: 'Amina@Paper.example', sites: [{ id: 'paper' }] })
    const { value } = await create({ name: 'Queue', scopes: ['read'] })
    expect(await meOf(value)).toMatchObject({ name: 'Amina', email: null })
    expect(Me.parse(await (await patch({ name: 'Amina W.' })).json())).toMatchObject({ email: 'Amina@Paper.example' })
    expect(Me.parse(await (await patch({ email: null })).json())).toMatchObject({ name: 'Amina W.', email: null })
    const row = await env.DB.prepare('SELECT email_encrypted, email_hash FROM moderators WHERE id = ?')
      .bind(owner.id)
      .first()
    expect(row).toEqual({ email_encrypted: null, email_hash: null })
  })

  test('cannot take the address of another', async () => {
    const other = await seedModerator({ paper: 'moderator' }, 'Baraka')
    await patch({ email: 'amina@paper.example' })
    const { errors } = await expectProblem(
      await patch({ email: 'AMINA@paper.example' }, other.token),
      'invalid-request',
    )
    expect(errors).toMatchObject([{ path: 'email' }])
    expect(await meOf(other.token)).toMatchObject({ name: 'Baraka', email: null })
  })

  test.for([{ name: ' ' }, { email: 'amina' }, { role: 'owner' }, { sites: [] }])('is not made %j', async (json) => {
    await expectProblem(await patch(json), 'invalid-request')
  })
})
