import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_REQUEST_BYTES } from '../../shared/limits.ts'
import { app } from '../app.ts'
import { bearer, bindings, DRAFT, expectProblem, list, post, request, send } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

const COMMENTS = '/sites/paper/comments'

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  return () => vi.restoreAllMocks()
})

describe('every refusal is problem+json', () => {
  test('an unknown address', async () => {
    for (const path of ['/nope', '/sites/paper/nope', '/sites/paper/comments/a/b/c'])
      await expectProblem(await request(path), 'not-found')
    await expectProblem(await app.request('/', {}, bindings), 'not-found')
  })

  test('a wrong method, which says the right ones', async () => {
    const response = await request(COMMENTS, { method: 'PUT' })
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST')
    await expectProblem(response, 'method-not-allowed')
    const { token } = await seedModerator()
    await expectProblem(await request('/admin/me', { method: 'POST', headers: bearer(token) }), 'method-not-allowed')
  })

  test('bad JSON, other types, and bodies that are too large', async () => {
    for (const body of ['', '{', '[1', 'null', '[]', '"text"', '7'])
      await expectProblem(await send('POST', COMMENTS, body), 'invalid-request')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])
      await expectProblem(await send('POST', COMMENTS, DRAFT, { 'Content-Type': type }), 'json-required')
    const large = { ...DRAFT, body: 'x'.repeat(MAX_REQUEST_BYTES) }
    await expectProblem(await send('POST', COMMENTS, large), 'request-too-large')
    await expectProblem(await send('POST', COMMENTS, 'x'.repeat(1_000_000)), 'request-too-large')
    expect((await list()).page.commentCount).toBe(0)
  })

  test('a body without its length is measured as it comes', async () => {
    const stream = new Response('x'.repeat(1_000_000)).body!
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/json' }
    await expectProblem(await request(COMMENTS, { method: 'POST', headers, body: stream }), 'request-too-large')
  })

  test('a wrong origin, which may read why', async () => {
    for (const Origin of [
      'https://evil.example',
      'https://paper.example.evil.example',
      'http://paper.example',
      'null',
    ]) {
      const response = await send('POST', COMMENTS, DRAFT, { Origin })
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      await expectProblem(response, 'origin-not-allowed')
    }
    const headers = { 'Content-Type': 'application/json' }
    const none = await request(COMMENTS, { method: 'POST', headers, body: JSON.stringify(DRAFT) })
    await expectProblem(none, 'origin-not-allowed')
  })

  test('an unknown site', async () => {
    await expectProblem(await request('/sites/nope/comments?pageKey=a'), 'site-not-found')
    await expectProblem(await request('/sites/nope/counts?pageKey=a'), 'site-not-found')
    await expectProblem(await send('POST', '/sites/nope/comments', DRAFT), 'site-not-found')
  })

  test('our own failures, of which nothing is told', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue()
    const broken = {
      ...bindings,
      DB: {
        prepare: () => {
          throw new Error('secret detail')
        },
      } as unknown as D1Database,
    }
    const response = await app.request(`/v1${COMMENTS}?pageKey=a`, {}, broken)
    expect(await response.clone().text()).not.toContain('secret')
    await expectProblem(response, 'internal-error')
    expect(logged).toHaveBeenCalledOnce()
  })
})

test('an unknown page is an empty page', async () => {
  expect(await list('/nobody-yet')).toMatchObject({
    comments: [],
    nextCursor: null,
    page: { commentCount: 0, url: null },
  })
})

test.for(['x', 'W10', 'WyJuZXdlc3QiXQ', 'WyJiZXN0IiwiYSIsImIiXQ', '__proto__', 'x'.repeat(301), '%00'])(
  'cursor %s is an invalid request',
  async (cursor) => {
    await expectProblem(await request(`${COMMENTS}?pageKey=a&cursor=${cursor}`), 'invalid-request')
  },
)

test('a cursor that was made up costs nothing', async () => {
  for (const body of ['a', 'b', 'c']) await post({ body })
  const { nextCursor } = await list('/ice', { sort: 'newest', limit: '1' })
  const [cursor, mark] = nextCursor!.split('.')
  const { db, meter } = metered(env.DB)
  for (const made of [
    cursor,
    `${cursor}.`,
    `${cursor}.${mark!.slice(0, -1)}`,
    `${cursor}.AAAAAAAAAAA`,
    `${nextCursor}.`,
  ])
    await expectProblem(
      await request(`${COMMENTS}?pageKey=/ice&sort=newest&cursor=${made}`, {}, { DB: db }),
      'invalid-request',
    )
  expect(meter.rowsRead).toBe(0)
})

test('a cursor of another order is an invalid request', async () => {
  for (const body of ['a', 'b', 'c']) await post({ body })
  const { nextCursor } = await list('/ice', { sort: 'newest', limit: '1' })
  await expectProblem(await request(`${COMMENTS}?pageKey=/ice&sort=best&cursor=${nextCursor}`), 'invalid-request')
})

test.for([
  '',
  'pageKey=',
  'pageKey=a&limit=0',
  'pageKey=a&limit=101',
  'pageKey=a&limit=x',
  'pageKey=a&sort=worst',
  'pageKey=a&page=2',
  'pageKey=a&pageKey=b',
  'pageKey=%00',
])('query ?%s is an invalid request', async (query) => {
  await expectProblem(await request(`${COMMENTS}?${query}`), 'invalid-request')
})

test('headers keep answers out of frames and sniffing, and let browsers ask again cheaply', async () => {
  await post()
  const response = await request(`${COMMENTS}?pageKey=/ice`)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
  })
  expect(response.headers.get('Set-Cookie')).toBeNull()
  const etag = response.headers.get('ETag')!
  const again = await request(`${COMMENTS}?pageKey=/ice`, { headers: { 'If-None-Match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('a browser may ask first, from anywhere', async () => {
  const headers = {
    Origin: ORIGIN,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'idempotency-key',
  }
  const response = await request(COMMENTS, { method: 'OPTIONS', headers })
  expect(response.status).toBe(204)
  expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key')
})
