import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { app } from '../app.ts'
import { signConfirmation } from '../crypto/confirmation-token.ts'
import { bearer, bindings, decide, post, request, send } from '../testing/client.ts'
import { EMAIL, visits, type Visit } from '../testing/public-routes.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

const IP = '203.0.113.77'

/** Where authors who show their token are told their own address, and nothing else of the kind. */
const OWN = ['GET /v1/sites/:siteId/authors/me', 'GET /v1/sites/:siteId/authors/me/export']

const publicRoutes = () =>
  new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !/^\/(v1\/)?admin\b/.test(path))
      .map(({ method, path }) => `${method} ${path}`),
  )

let mine: Awaited<ReturnType<typeof post>>
let secrets: string[]
let confirmation: string

beforeAll(async () => {
  await reset()
  await seedSite()
  const { token } = await seedModerator()
  mine = await post({ email: EMAIL })
  const reply = { email: EMAIL, parentId: mine.comment.id }
  await decide(token, 'approved', mine.comment.id)
  await post(reply, { token: mine.authorToken })
  await send('PUT', '/admin/sites/paper/page?pageKey=/ice', { title: 'Ice', url: `${ORIGIN}/ice` }, bearer(token))
  confirmation = await signConfirmation(bindings.SECRET, 'paper', mine.comment.author!.id, Date.now() + 60_000)
  const stored = await env.DB.prepare('SELECT email_hash, email_encrypted FROM authors').all<Record<string, string>>()
  secrets = [EMAIL, 'secret-mail', IP, ...stored.results.flatMap((row) => Object.values(row))]
  for (const algorithm of ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'])
    for (const email of [EMAIL, EMAIL.toLowerCase()]) {
      const digest = new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(email)))
      secrets.push(
        [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
        btoa(String.fromCharCode(...digest)),
      )
    }
})

test('every public route is walked', () => {
  expect(new Set(Object.keys(visits('')))).toEqual(publicRoutes())
})

test('no public answer and no log has an email, a hash of one, or an IP address, but for an author’s own', async () => {
  const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockReturnValue(),
  )
  const headers = { Origin: ORIGIN, 'CF-Connecting-IP': IP, 'X-Forwarded-For': IP, ...bearer(mine.authorToken) }
  const answers: string[] = []
  const ownAnswers: string[] = []
  const visit = async ({ method, path, body }: Visit, headers: Record<string, string>) => {
    const response = body ? await send(method, path, body, headers) : await request(path, { method, headers })
    return `${method} ${path} ${JSON.stringify(Object.fromEntries(response.headers))} ${await response.text()}`
  }
  const stranger = await post({ email: 'other@example.org' })
  for (const [route, visited] of Object.entries(visits(mine.comment.id, confirmation)))
    for (const one of visited) {
      if (OWN.includes(route)) {
        ownAnswers.push(await visit(one, headers))
        answers.push(await visit(one, { ...headers, ...bearer(stranger.authorToken) }))
      } else answers.push(await visit(one, headers))
    }
  for (const log of logs) expect(log).not.toHaveBeenCalled()

  // A failure of ours tells even less.
  const broken = {
    ...bindings,
    DB: {
      batch: () => {
        throw new Error(EMAIL)
      },
      prepare: env.DB.prepare.bind(env.DB),
    } as unknown as D1Database,
  }
  const failed = await app.request('/v1/sites/paper/comments?pageKey=/ice', { headers }, broken)
  answers.push(await failed.text())

  expect(answers.length).toBeGreaterThan(10)
  for (const answer of answers)
    for (const secret of secrets) expect(answer.toLowerCase()).not.toContain(secret.toLowerCase())
  expect(ownAnswers.join()).toContain(EMAIL)
  for (const answer of ownAnswers)
    for (const secret of secrets) expect(answer.replaceAll(EMAIL, '').toLowerCase()).not.toContain(secret.toLowerCase())
  vi.restoreAllMocks()
})

test('what is stored of an address cannot be read without the secret', async () => {
  const dump = JSON.stringify(
    await env.DB.batch(
      ['authors', 'comments', 'decisions', 'outbox', 'spent', 'reports', 'reactions'].map((table) =>
        env.DB.prepare(`SELECT * FROM ${table}`),
      ),
    ),
  )
  expect(dump.toLowerCase()).not.toContain('secret-mail')
})
