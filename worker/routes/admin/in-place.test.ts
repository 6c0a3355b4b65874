import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Handover, InPlace } from '../../../shared/in-place.ts'
import { app } from '../../app.ts'
import { IN_PLACE_ROUTES } from '../../middleware/in-place.ts'
import { ADMIN_ROUTES } from '../../testing/admin-routes.ts'
import { seedWorld, type World } from '../../testing/admin-world.ts'
import { bearer, bindings, expectProblem, request, send } from '../../testing/client.ts'
import { CONSOLE, seedSession } from '../../testing/credentials.ts'
import { ORIGIN } from '../../testing/seed.ts'

let world: World

beforeEach(async () => {
  world = await seedWorld()
  return () => void vi.useRealTimers()
})

const inConsole = () => ({ ...CONSOLE, Cookie: world.ownerSession.cookie })

async function handOver(): Promise<Handover> {
  const response = await request('/admin/sites/paper/handovers', { method: 'POST', headers: inConsole() })
  expect(response.status).toBe(201)
  return Handover.parse(await response.json())
}

const exchange = (code: string, headers: Record<string, string> = {}, site = 'paper') =>
  send('POST', `/sites/${site}/moderation`, { code }, headers)

const open = async () => InPlace.parse(await (await exchange((await handOver()).code)).json())

/** How the page asks each admin route. */
function ask(name: string, headers: Record<string, string>) {
  const { path, body } = ADMIN_ROUTES[name]!
  return request(`/admin${typeof path === 'string' ? path : path(world)}`, {
    method: name.split(' ')[0]!,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body(world)) }),
  })
}

describe('a handover', () => {
  test('becomes a token for twelve hours, and says whose', async () => {
    const { token, moderator, expiresAt } = await open()
    expect(token).toMatch(/^baraza_place_/)
    expect(moderator).toEqual({ name: 'Amina', role: 'owner' })
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(11.9 * 3_600_000)
    const { results } = await env.DB.prepare('SELECT * FROM in_place_tokens').all()
    expect(JSON.stringify(results)).not.toContain(token)
  })

  test('is good once, for a minute, on its own site and its own pages', async () => {
    await expectProblem(await exchange('garbage'), 'handover-invalid')
    const { code } = await handOver()
    await expectProblem(await exchange(code, { Origin: 'https://evil.example' }), 'origin-not-allowed')
    await expectProblem(await exchange(code, {}, 'other'), 'handover-invalid')
    expect((await exchange(code)).status).toBe(201)
    await expectProblem(await exchange(code), 'handover-invalid')
    const late = await handOver()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    await expectProblem(await exchange(late.code), 'handover-invalid')
  })

  test('of two at once, one is taken', async () => {
    const { code } = await handOver()
    const answers = await Promise.all([exchange(code), exchange(code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401])
  })

  test('is of a session that stands', async () => {
    const { code } = await handOver()
    await env.DB.prepare('DELETE FROM sessions WHERE id = ?').bind(world.ownerSession.id).run()
    await expectProblem(await exchange(code), 'handover-invalid')
  })
})

describe('a token for the article', () => {
  test.for(Object.keys(ADMIN_ROUTES))('%s: does what is done in place, and nothing else', async (name) => {
    const { token } = await open()
    const headers = { ...bearer(token), Origin: ORIGIN }
    const response = await ask(name, headers)
    if ((IN_PLACE_ROUTES as readonly string[]).includes(name)) {
      expect(response.status).toBe(ADMIN_ROUTES[name]!.status)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN)
      expect(response.headers.get('Vary')).toContain('Origin')
    } else {
      await expectProblem(response, 'not-allowed')
      expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false)
    }
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false)
  })

  test.for(['%E0', '%E0%A4%A', '%'])('is for no site that is called %s', async (siteId) => {
    const { token } = await open()
    const path = `/admin/sites/${siteId}/comments/x`
    const init = { headers: { ...bearer(token), Origin: ORIGIN } }
    await expectProblem(await request(path, init), 'origin-not-allowed')
    const preflight = { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' }
    const answer = await request(path, { method: 'OPTIONS', headers: preflight })
    expect(answer.headers.has('Access-Control-Allow-Origin')).toBe(false)
    expect(answer.status).toBeLessThan(500)
  })

  test('is for one site, its origins, and no other kind of credential', async () => {
    const { token } = await open()
    const name = 'GET /v1/admin/sites/:siteId/comments/:id'
    for (const Origin of ['https://evil.example', 'http://localhost', 'null'])
      await expectProblem(await ask(name, { ...bearer(token), Origin }), 'origin-not-allowed')
    await expectProblem(await ask(name, bearer(token)), 'origin-not-allowed')
    const elsewhere = { headers: { ...bearer(token), Origin: ORIGIN } }
    await env.DB.prepare("INSERT INTO memberships SELECT moderator_id, 'other', 'owner', 0 FROM sessions WHERE id = ?")
      .bind(world.ownerSession.id)
      .run()
    await expectProblem(await request('/admin/sites/other/comments/x', elsewhere), 'site-not-found')
    await expectProblem(await ask(name, { ...CONSOLE, Cookie: `__Host-baraza=${token}` }), 'not-authenticated')
    const { code } = await handOver()
    await expectProblem(await ask(name, { ...bearer(code), Origin: ORIGIN }), 'not-authenticated')
    await expectProblem(await ask(name, { ...bearer(`${token}x`), Origin: ORIGIN }), 'not-authenticated')
  })

  test.for(IN_PLACE_ROUTES.filter((route) => /comments\/:id/.test(route)))(
    '%s: no address of a reader is for the scripts of a page',
    async (name) => {
      const { token } = await open()
      const told = await (await ask(name, { ...CONSOLE, Cookie: world.ownerSession.cookie })).text()
      expect(told).toContain('@')
      const toldInPlace = await (await ask(name, { ...bearer(token), Origin: ORIGIN })).text()
      expect(toldInPlace).toContain('"email":null')
      expect(toldInPlace).not.toContain('@')
    },
  )

  const ENDS: [string, () => Promise<unknown>][] = [
    ['the session is signed out', async () => request('/admin/session', { method: 'DELETE', headers: inConsole() })],
    ['the session is over', () => env.DB.prepare('UPDATE sessions SET expires_at = 1').run()],
    ['the moderator is removed', () => env.DB.prepare('DELETE FROM memberships').run()],
    [
      'twelve hours are over',
      async () => {
        await env.DB.prepare('UPDATE sessions SET expires_at = ?')
          .bind(Date.now() + 99 * 3_600_000)
          .run()
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 12.1 * 3_600_000 })
      },
    ],
  ]
  test.for(ENDS)('ends when %s', async ([, end]) => {
    const { token } = await open()
    const name = 'GET /v1/admin/sites/:siteId/comments/:id'
    expect((await ask(name, { ...bearer(token), Origin: ORIGIN })).status).toBe(200)
    await end()
    await expectProblem(await ask(name, { ...bearer(token), Origin: ORIGIN }), 'not-authenticated')
  })
})

describe('other origins', () => {
  const preflight = (path: string, method: string, origin: string = ORIGIN) =>
    app.request(
      `/v1/admin${path}`,
      { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': method } },
      bindings,
    )

  test('may ask for what is done in place, from the site’s own pages', async () => {
    const response = await preflight('/sites/paper/decisions', 'POST')
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'POST',
    })
    expect(response.headers.get('Access-Control-Allow-Headers')).not.toContain('Baraza-Console')
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false)
  })

  test('may ask for nothing else, nor from elsewhere', async () => {
    for (const [path, method, origin] of [
      ['/sites/paper/decisions', 'POST', 'https://evil.example'],
      ['/sites/paper/decisions', 'GET', ORIGIN],
      ['/sites/paper/comments', 'GET', ORIGIN],
      ['/sites/paper/handovers', 'POST', ORIGIN],
      ['/sites/paper/blocks', 'POST', ORIGIN],
      ['/sites/nowhere/decisions', 'POST', ORIGIN],
      ['/me', 'GET', ORIGIN],
      ['/session', 'POST', ORIGIN],
    ] as const) {
      const response = await preflight(path, method, origin)
      expect(response.ok).toBe(false)
      expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false)
    }
  })

  test('are shown nothing that the cookie was answered', async () => {
    const { cookie } = await seedSession(world.owner.id)
    const response = await ask('GET /v1/admin/sites/:siteId/comments/:id', { Cookie: cookie, Origin: ORIGIN })
    expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false)
    const forged = { Cookie: cookie, ...CONSOLE, Origin: ORIGIN }
    await expectProblem(await ask('POST /v1/admin/sites/:siteId/decisions', forged), 'csrf-refused')
    await expectProblem(await ask('POST /v1/admin/sites/:siteId/handovers', forged), 'csrf-refused')
  })

  test('are told why they are refused', async () => {
    const { token } = await open()
    await env.DB.prepare('DELETE FROM sessions').run()
    const headers = { ...bearer(token), Origin: ORIGIN }
    const response = await ask('POST /v1/admin/sites/:siteId/decisions', headers)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN)
    await expectProblem(response, 'not-authenticated')
  })
})
