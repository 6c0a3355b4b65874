import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { SessionList, SignedIn } from '../../../shared/credentials.ts'
import { Me } from '../../../shared/moderators.ts'
import { unsealFromOutbox } from '../../crypto/outbox.ts'
import { dump } from '../../testing/admin-world.ts'
import { api, bearer, bindings, expectProblem, request, send } from '../../testing/client.ts'
import { CONSOLE, cookieOf, seedLink, seedSession } from '../../testing/credentials.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const { admin } = api
const DAY = 86_400_000
let owner: { id: string; token: string }

beforeEach(async () => {
  await reset()
  await seedSite()
  owner = await seedModerator()
})

const signIn = (link: string, headers: Record<string, string> = {}) =>
  send('POST', '/admin/session', { link }, { ...CONSOLE, ...headers })
const inConsole = (cookie: string) => ({ headers: { ...CONSOLE, Cookie: cookie } })
const me = (cookie: string) => request('/admin/me', inConsole(cookie))

describe('a link', () => {
  test('becomes a session that only this host, over HTTPS, and no script can read', async () => {
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    const response = await signIn(await seedLink(owner.id), { 'User-Agent': userAgent })
    expect(response.status).toBe(201)
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^__Host-baraza=baraza_session_[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(SignedIn.parse(await response.json())).toMatchObject({
      moderator: { id: owner.id, name: 'Amina' },
      session: { device: 'Firefox on Linux', current: true },
    })
    const { credential } = Me.parse(await (await me(cookieOf(response))).json())
    expect(credential).toMatchObject({ kind: 'session', scopes: ['admin'] })
  })

  test('works once, also when two come with it together', async () => {
    const link = await seedLink(owner.id)
    const responses = await Promise.all(Array.from({ length: 5 }, () => signIn(link)))
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401])
    await expectProblem(await signIn(link), 'sign-in-link-invalid')
    expect((await env.DB.prepare('SELECT id FROM sessions').all()).results).toHaveLength(1)
  })

  test('that is over, unknown, or no link lets nobody in', async () => {
    const over = await seedLink(owner.id, { expiresAt: Date.now() - 1 })
    const before = await dump()
    for (const link of [over, over.toUpperCase(), 'x', owner.token, "' OR 1=1 --"]) {
      const response = await signIn(link)
      expect(response.headers.get('Set-Cookie')).toBeNull()
      await expectProblem(response, 'sign-in-link-invalid')
    }
    await expectProblem(await signIn(''), 'invalid-request')
    expect(await dump()).toBe(before)
  })

  test('is taken from the console only: nobody is signed in as somebody else from afar', async () => {
    const link = await seedLink(owner.id)
    await expectProblem(await send('POST', '/admin/session', { link }), 'csrf-refused')
    await expectProblem(await signIn(link, { Origin: 'https://evil.example' }), 'csrf-refused')
    await expectProblem(await signIn(link, { 'Content-Type': 'text/plain' }), 'json-required')
    expect((await signIn(link)).status).toBe(201)
  })
})

describe('a session', () => {
  test('tells who it is for, and ends when its moderator signs out', async () => {
    const { id, cookie } = await seedSession(owner.id)
    const shown = SignedIn.parse(await (await request('/admin/session', inConsole(cookie))).json())
    expect(shown).toMatchObject({ moderator: { id: owner.id }, session: { id, current: true } })
    const out = await request('/admin/session', { method: 'DELETE', ...inConsole(cookie) })
    expect(out.headers.get('Set-Cookie')).toMatch(/^__Host-baraza=; Max-Age=0;/)
    await expectProblem(await me(cookie), 'not-authenticated')
  })

  test('is extended as it is used, at most once an hour', async () => {
    const { id, cookie } = await seedSession(owner.id, { lastUsedAt: Date.now() - 3_600_000 })
    const expiresAt = () => env.DB.prepare('SELECT expires_at FROM sessions WHERE id = ?').bind(id).first('expires_at')
    const first = await me(cookie)
    expect(cookieOf(first)).toBe(cookie)
    const extended = await expiresAt()
    expect(extended).toBeGreaterThan(Date.now() + 30 * DAY - 60_000)
    expect((await me(cookie)).headers.get('Set-Cookie')).toBeNull()
    expect(await expiresAt()).toBe(extended)
  })

  test('is listed with the others of the same moderator, and ended from another', async () => {
    const [mine, other] = [await seedSession(owner.id), await seedSession(owner.id)]
    await seedSession(owner.id, { expiresAt: Date.now() - 1 })
    const { sessions } = SessionList.parse(await (await request('/admin/sessions', inConsole(mine.cookie))).json())
    expect(new Map(sessions.map(({ id, current }) => [id, current]))).toEqual(
      new Map([
        [mine.id, true],
        [other.id, false],
      ]),
    )
    const end = () => request(`/admin/sessions/${other.id}`, { method: 'DELETE', ...inConsole(mine.cookie) })
    expect((await end()).status).toBe(204)
    await expectProblem(await me(other.cookie), 'not-authenticated')
    await expectProblem(await end(), 'session-not-found')
  })

  test('that has expired is forgotten when its moderator signs in again', async () => {
    const { id } = await seedSession(owner.id, { expiresAt: Date.now() - 1 })
    await signIn(await seedLink(owner.id))
    expect(await env.DB.prepare('SELECT 1 FROM sessions WHERE id = ?').bind(id).first()).toBeNull()
  })
})

describe('a link by mail', () => {
  const EMAIL = 'amina@paper.example'
  const ask = (email: string) => send('POST', '/admin/sign-in-links', { email })
  const waiting = async () =>
    (await env.DB.prepare('SELECT id, kind, payload FROM outbox').all<{ id: string; kind: string; payload: string }>())
      .results
  beforeEach(async () => {
    await admin.me.$patch({ json: { email: EMAIL } }, { headers: bearer(owner.token) })
  })

  test('waits to be sent, sealed, and signs in', async () => {
    expect((await ask('Amina@Paper.example ')).status).toBe(202)
    const [row] = await waiting()
    expect(row!.kind).toBe('sign-in-link')
    const payload = JSON.parse(row!.payload) as { moderatorId: string; link: string }
    expect(payload.moderatorId).toBe(owner.id)
    const link = await unsealFromOutbox(bindings.SECRET, row!.id, payload.link)
    expect(await dump()).not.toContain(link)
    expect(await dump()).not.toContain(EMAIL)
    expect((await signIn(link)).status).toBe(201)
  })

  test('is answered the same for an address that nobody has', async () => {
    const answer = async (email: string) => {
      const response = await ask(email)
      const headers = [...response.headers].filter(([name]) => name !== 'x-request-id')
      return JSON.stringify([response.status, headers, await response.text()])
    }
    expect(await answer('nobody@paper.example')).toBe(await answer(EMAIL))
    expect(await waiting()).toHaveLength(1)
    await expectProblem(await ask('no address'), 'invalid-request')
  })

  test('is sent three times in a quarter of an hour, and no answer tells when it is not', async () => {
    for (let i = 0; i < 5; i++) expect((await ask(EMAIL)).status).toBe(202)
    expect(await waiting()).toHaveLength(3)
    await env.DB.prepare('UPDATE sign_in_links SET expires_at = 0').run()
    await ask(EMAIL)
    expect(await waiting()).toHaveLength(4)
  })

  test('is not sent for anybody when a hundred were in an hour', async () => {
    const row = (id: string) =>
      env.DB.prepare(
        "INSERT INTO outbox (id, site_id, kind, payload, created_at) VALUES (?, 'paper', ?, '{}', 0)",
      ).bind(id, 'sign-in-link')
    const idAt = (time: number, i: number) =>
      `${time
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-')}-7000-${i}`
    const [recent, old] = [Date.now() - 3_500_000, Date.now() - 3_700_000]
    await env.DB.batch([row(idAt(old, 0)), ...Array.from({ length: 99 }, (_, i) => row(idAt(recent, i)))])
    await ask(EMAIL)
    expect(await waiting()).toHaveLength(101)
    await ask(EMAIL)
    expect(await waiting()).toHaveLength(101)
  })

  test('goes to nobody who moderates nothing', async () => {
    await env.DB.prepare('DELETE FROM memberships').run()
    expect((await ask(EMAIL)).status).toBe(202)
    expect(await waiting()).toEqual([])
  })
})
