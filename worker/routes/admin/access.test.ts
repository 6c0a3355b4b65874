import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { Scope } from '../../../shared/credentials.ts'
import type { ProblemType } from '../../../shared/problem.ts'
import { app } from '../../app.ts'
import { declaredScope } from '../../middleware/scope.ts'
import { ADMIN_ROUTES, OPEN_ROUTES, type AdminRoute } from '../../testing/admin-routes.ts'
import { dump, seedWorld, type World } from '../../testing/admin-world.ts'
import { bearer, expectProblem, request } from '../../testing/client.ts'
import { CONSOLE } from '../../testing/credentials.ts'

type Headers = Record<string, string>

const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/admin'))
const table = Object.entries(ADMIN_ROUTES)
const inConsole = (session: { cookie: string }) => ({ ...CONSOLE, Cookie: session.cookie })

function ask(world: World, name: string, { path, body }: AdminRoute, headers: Headers) {
  const json = body && { 'Content-Type': 'application/json' }
  return request(`/admin${typeof path === 'string' ? path : path(world)}`, {
    method: name.split(' ')[0]!,
    headers: { ...json, ...headers },
    ...(body && { body: JSON.stringify(body(world)) }),
  })
}

/** Who is refused wherever somebody has to be signed in. */
function unknownTo({ ownerToken, ownerSession, expiredSession, expiredToken, revokedToken }: World): Headers[] {
  const [head, tail] = [ownerToken.token.slice(0, -1), ownerToken.token.slice(-1)]
  const none = btoa('{"alg":"none","typ":"JWT"}').replace(/=+$/, '')
  return [
    {},
    bearer('garbage'),
    bearer(`${head}${tail === 'A' ? 'B' : 'A'}`),
    bearer(ownerToken.token.toUpperCase()),
    bearer(`${ownerToken.token}=`),
    bearer(`${none}.${btoa(`{"sub":"${ownerToken.id}"}`).replace(/=+$/, '')}.`),
    bearer(ownerToken.id),
    { Authorization: `Basic ${ownerToken.token}` },
    bearer(expiredToken.token),
    bearer(revokedToken.token),
    { ...CONSOLE, Cookie: '__Host-baraza=garbage' },
    { ...CONSOLE, Cookie: ownerSession.cookie.replace('__Host-', '') },
    inConsole(expiredSession),
    // One kind of credential does not do for another.
    bearer(ownerSession.cookie.split('=')[1]!),
    { ...CONSOLE, Cookie: `__Host-baraza=${ownerToken.token}` },
    // Who sends a token means it: the cookie beside it does not count.
    { ...inConsole(ownerSession), ...bearer('garbage') },
    { ...inConsole(ownerSession), Authorization: '' },
  ]
}

/** How what is one's own is not there for another. */
const NOT_FOUND: Record<string, ProblemType> = {
  tokens: 'token-not-found',
  sessions: 'session-not-found',
  passkeys: 'passkey-not-found',
}

/** Foreign pages and forms, which a browser may send with the cookie. */
const forged = ({ ownerSession }: World): Headers[] => {
  const Cookie = ownerSession.cookie
  const { 'Baraza-Console': header, ...origin } = CONSOLE
  return [
    { Cookie },
    { Cookie, ...origin },
    { Cookie, 'Baraza-Console': header },
    { Cookie, ...CONSOLE, 'Baraza-Console': '0' },
    { Cookie, ...CONSOLE, Origin: 'https://evil.example' },
    { Cookie, ...CONSOLE, Origin: 'null' },
    { Cookie, ...CONSOLE, Origin: 'http://localhost:8080' },
    { Cookie, ...CONSOLE, 'Sec-Fetch-Site': 'same-site' },
    { Cookie, 'Baraza-Console': header, 'Sec-Fetch-Site': 'cross-site' },
  ]
}

test('every admin route is in the table, and no others', () => {
  const names = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect([...names].sort()).toEqual([...Object.keys(ADMIN_ROUTES), ...OPEN_ROUTES].sort())
})

test.for(table)('%s declares its scope', ([name, { scope }]) => {
  const handlers = routes.filter(({ method, path }) => `${method} ${path}` === name).map(({ handler }) => handler)
  expect(handlers.map(declaredScope).filter(Boolean), 'begin the route with scope(…)').toEqual([scope])
  expect(declaredScope(handlers[0]!), 'the scope comes first').toBe(scope)
})

describe('in a world that stays as it is', () => {
  let world: World
  let lesser: { scope: Scope; token: string }[]
  let before: string

  beforeAll(async () => {
    world = await seedWorld()
    lesser = await Promise.all(Scope.options.map(async (scope) => ({ scope, ...(await world.tokenWith(scope)) })))
    before = await dump()
  })

  test.for(table)('%s refuses whom it should, and stores nothing of it', async ([name, route]) => {
    const refuses = async (headers: Headers, problem: ProblemType) =>
      expectProblem(await ask(world, name, route, headers), problem)

    for (const headers of unknownTo(world)) await refuses(headers, 'not-authenticated')
    if (!name.startsWith('GET')) for (const headers of forged(world)) await refuses(headers, 'csrf-refused')
    if (route.role === 'owner') await refuses(bearer(world.moderatorToken.token), 'not-allowed')
    if (name.includes(':siteId'))
      for (const headers of [bearer(world.strangerToken.token), inConsole(world.strangerSession)])
        await refuses(headers, 'site-not-found')
    if (name.endsWith('s/:id') && !name.includes(':siteId'))
      await refuses(bearer(world.strangerToken.token), NOT_FOUND[name.split('/')[3]!]!)
    for (const { scope, token } of lesser) {
      if (route.scope === 'any' || scope === route.scope || scope === 'admin') continue
      const { detail } = await refuses(bearer(token), 'not-allowed')
      expect(detail).toBe(`The token lacks the scope "${route.scope}".`)
    }
    if (route.sessionOnly) await refuses(bearer(world.ownerToken.token), 'session-not-found')
    expect(await dump()).toBe(before)
  })
})

/** Those that may, each in a world of its own, unless nothing changes in it. */
const WELCOME: [string, (world: World, route: AdminRoute) => Promise<Headers | null>][] = [
  ['the owner in the console', async ({ ownerSession }) => inConsole(ownerSession)],
  [
    'a browser without Sec-Fetch-Site',
    async ({ ownerSession: { cookie } }) => {
      const { 'Sec-Fetch-Site': _, ...older } = CONSOLE
      return { ...older, Cookie: cookie }
    },
  ],
  ['the owner by token', async ({ ownerToken }, { sessionOnly }) => (sessionOnly ? null : bearer(ownerToken.token))],
  [
    'the owner by a token with just that scope',
    async ({ tokenWith }, { scope, sessionOnly }) =>
      sessionOnly ? null : bearer((await tokenWith(scope === 'any' ? 'pages' : scope)).token),
  ],
]

test.for(table)('%s answers those that may, without hashes and tokens of others', async ([name, route]) => {
  let world: World | undefined
  for (const [who, headersFor] of WELCOME) {
    if (!world || !name.startsWith('GET')) world = await seedWorld()
    const headers = await headersFor(world, route)
    if (!headers) continue
    const response = await ask(world, name, route, headers)
    expect(response.status, who).toBe(route.status)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    const answer = await response.text()
    for (const secret of await secretsOf(world)) expect(answer).not.toContain(secret)
  }
})

async function secretsOf({ ownerToken, moderatorToken, spareToken, ownerSession }: World): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT token_hash AS hash FROM tokens UNION SELECT token_hash FROM sessions UNION SELECT token_hash FROM invitations
     UNION SELECT email_hash FROM moderators WHERE email_hash IS NOT NULL UNION SELECT email_hash FROM authors WHERE email_hash <> ''`,
  ).all<{ hash: string }>()
  const tokens = [ownerToken.token, moderatorToken.token, spareToken.token, ownerSession.cookie]
  return [...results.map(({ hash }) => hash), ...tokens]
}

test.for(table.filter(([, { role }]) => role === 'moderator'))('%s is for every moderator', async ([name, route]) => {
  const world = await seedWorld()
  // What is one's own is not there for another; `refuses whom it should` has that.
  if (route.sessionOnly || (name.endsWith('s/:id') && !name.includes(':siteId'))) return
  const response = await ask(world, name, route, bearer(world.moderatorToken.token))
  expect(response.status).toBe(route.status)
})
