import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { app } from '../app.ts'
import { signConfirmation } from '../crypto/confirmation-token.ts'
import { bearer, bindings, decide, DRAFT, post, request, send } from '../testing/client.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

const EMAIL = 'Hidden.Person@secret-mail.example'
const IP = '203.0.113.77'

interface Visit {
  method: string
  path: string
  body?: unknown
}

/** How to ask each public route for everything it has. A route without a row here fails the test below. */
const visits = (id: string, confirmation = 'x'): Record<string, Visit[]> => {
  const at = (path: string) => `/sites/paper${path}`
  return {
    'GET /v1/sites/:siteId/comments': ['newest', 'oldest', 'best'].map((sort) => ({
      method: 'GET',
      path: at(`/comments?pageKey=/ice&sort=${sort}`),
    })),
    'POST /v1/sites/:siteId/comments': [
      { method: 'POST', path: at('/comments'), body: { ...DRAFT, email: EMAIL } },
      { method: 'POST', path: at('/comments'), body: { ...DRAFT, email: `${EMAIL} ` + 'x' } },
      { method: 'POST', path: at('/comments'), body: { ...DRAFT, email: EMAIL, name: '' } },
    ],
    'GET /v1/sites/:siteId/comments/:id': [{ method: 'GET', path: at(`/comments/${id}`) }],
    'PATCH /v1/sites/:siteId/comments/:id': [{ method: 'PATCH', path: at(`/comments/${id}`), body: { body: 'New' } }],
    'GET /v1/sites/:siteId/comments/:id/replies': [{ method: 'GET', path: at(`/comments/${id}/replies`) }],
    'GET /v1/sites/:siteId/form': [{ method: 'GET', path: at('/form?pageKey=/ice') }],
    'PUT /v1/sites/:siteId/comments/:id/vote': [{ method: 'PUT', path: at(`/comments/${id}/vote`) }],
    'DELETE /v1/sites/:siteId/comments/:id/vote': [{ method: 'DELETE', path: at(`/comments/${id}/vote`) }],
    'POST /v1/sites/:siteId/comments/:id/reports': [
      { method: 'POST', path: at(`/comments/${id}/reports`), body: { reason: 'abuse', note: 7 } },
      { method: 'POST', path: at(`/comments/${id}/reports`), body: { reason: 'abuse' } },
    ],
    'GET /v1/sites/:siteId/comments/votes': [{ method: 'GET', path: at(`/comments/votes?commentId=${id}`) }],
    'GET /v1/sites/:siteId/counts': [{ method: 'GET', path: at('/counts?pageKey=/ice') }],
    'GET /v1/sites/:siteId/authors/me': [{ method: 'GET', path: at('/authors/me') }],
    'GET /v1/sites/:siteId/authors/me/export': [
      { method: 'GET', path: at('/authors/me/export') },
      { method: 'GET', path: at('/authors/me/export?cursor=x') },
    ],
    'POST /v1/sites/:siteId/authors/me/confirmation': [
      { method: 'POST', path: at('/authors/me/confirmation'), body: {} },
    ],
    'POST /v1/sites/:siteId/authors/confirmations': [
      { method: 'POST', path: at('/authors/confirmations'), body: { token: 'x' } },
      { method: 'POST', path: at('/authors/confirmations'), body: { token: confirmation } },
    ],
    'POST /v1/sites/:siteId/moderation': [{ method: 'POST', path: at('/moderation'), body: { code: 'x' } }],
    'DELETE /v1/sites/:siteId/comments/:id': [{ method: 'DELETE', path: at(`/comments/${id}`) }],
    // Last, because it leaves nothing to tell.
    'DELETE /v1/sites/:siteId/authors/me': [
      { method: 'DELETE', path: at('/authors/me'), body: { confirm: EMAIL } },
      { method: 'DELETE', path: at('/authors/me'), body: { confirm: true } },
    ],
  }
}

/** Where authors who show their token are told their own address, and nothing else of the kind. */
const OWN = ['GET /v1/sites/:siteId/authors/me', 'GET /v1/sites/:siteId/authors/me/export']

const publicRoutes = () =>
  new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/') && !path.startsWith('/v1/admin'))
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
      ['authors', 'comments', 'decisions', 'outbox', 'spent', 'reports'].map((table) =>
        env.DB.prepare(`SELECT * FROM ${table}`),
      ),
    ),
  )
  expect(dump.toLowerCase()).not.toContain('secret-mail')
})
