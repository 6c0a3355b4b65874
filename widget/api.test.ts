import { afterEach, expect, test, vi } from 'vitest'
import { ApiError } from './answer.ts'
import { request } from './api.ts'
import { get } from './controllers/comments-controller.ts'
import { listUrl, siteUrl } from './list-url.ts'
import { useLoader } from './loader.ts'
import { testLoader } from './testing/loader.ts'

useLoader(testLoader)

const base = siteUrl('https://api.example/', 'the daily')
const key = 'a-key-of-its-own'
const token = 'token'
const body = { pageKey: '/a', name: 'Asha', email: 'asha@example.org', body: 'Words.' }

const read = (signal = new AbortController().signal) => get(listUrl(base, { pageKey: '/a' }), signal)
const post = () => request(base, { method: 'POST', key, body })
const remove = () => request(`${base}/1`, { method: 'DELETE', token })

afterEach(() => vi.restoreAllMocks())

const serve = (answer: Response | Error) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    if (answer instanceof Error) throw answer
    return answer
  })

const failure = async (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )

test('writes the address of a list so that nothing in it is mistaken for something else', () => {
  expect(base).toBe('https://api.example/v1/sites/the%20daily/comments')
  const query = { pageKey: '/a b?x&y', sort: 'best', cursor: 'c=' } as const
  expect(listUrl(base, query)).toBe(`${base}?pageKey=%2Fa+b%3Fx%26y&sort=best&cursor=c%3D`)
  expect(listUrl(base, { pageKey: '/a', sort: null, cursor: null })).toBe(`${base}?pageKey=%2Fa`)
})

test('reads without headers, so that it needs no preflight', async () => {
  const fetched = serve(Response.json({}))
  await read()
  const [url, init] = fetched.mock.calls[0]!
  expect(url).toBe(`${base}?pageKey=%2Fa`)
  expect(init?.headers).toBeUndefined()
})

test.for<[string, () => Promise<unknown>, string, string, Record<string, string>]>([
  [
    'a comment',
    () => request(base, { method: 'POST', key, body, token }),
    'POST',
    '',
    { 'Idempotency-Key': key, 'Content-Type': 'application/json', Authorization: 'Bearer token' },
  ],
  ['a stranger’s comment', post, 'POST', '', { 'Idempotency-Key': key, 'Content-Type': 'application/json' }],
  [
    'an edit',
    () => request(`${base}/1`, { method: 'PATCH', body, token }),
    'PATCH',
    '/1',
    { 'Content-Type': 'application/json', Authorization: 'Bearer token' },
  ],
  ['a deletion', remove, 'DELETE', '/1', { Authorization: 'Bearer token' }],
])('sends %s', async ([, send, method, path, headers]) => {
  const fetched = serve(Response.json({}))
  await send()
  const [url, init] = fetched.mock.calls[0]!
  expect(url).toBe(base + path)
  expect(init).toMatchObject({ method, headers })
  expect(init!.headers).toEqual(headers)
})

test('throws a refusal by its name, with what is wrong and where', async () => {
  const errors = [{ path: 'email', code: 'invalid', message: '' }]
  serve(Response.json({ type: '/problems/invalid-request', status: 400, title: '', errors }, { status: 400 }))
  const error = await failure(post())
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ type: 'invalid-request', errors })
})

test.for<[string, Response]>([
  ['a page of HTML', new Response('<h1>', { status: 503 })],
  ['a proxy’s page that claims success', new Response('<h1>')],
  ['nothing', new Response('', { status: 500 })],
  ['null', Response.json(null, { status: 500 })],
  ['a type that is no text', Response.json({ type: 7, errors: 'none' }, { status: 400 })],
  ['somebody else’s problem', Response.json({ type: 'about:blank' }, { status: 400 })],
])('calls %s an internal error', async ([, answer]) => {
  serve(answer)
  expect(await failure(read())).toMatchObject({ type: 'internal-error', errors: [] })
})

test('takes a 204 for the success it is', async () => {
  serve(new Response(null, { status: 204 }))
  await expect(remove()).resolves.toBeUndefined()
})

test('calls what never arrived offline', async () => {
  serve(new TypeError('Failed to fetch'))
  expect(await failure(post())).toMatchObject({ type: 'offline' })
})

test('throws the reason of an abort as it is', async () => {
  const controller = new AbortController()
  const reason = new Error('Another page')
  vi.spyOn(globalThis, 'fetch').mockImplementation((_, init) => {
    controller.abort(reason)
    return Promise.reject(init!.signal!.reason)
  })
  expect(await failure(request(base, { signal: controller.signal }))).toBe(reason)
})

test('gives up on a write that hangs, as if it were offline', async () => {
  const patience = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal)
  vi.spyOn(globalThis, 'fetch').mockImplementation(
    (_, init) =>
      new Promise((_resolve, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason))),
  )
  const failed = failure(post())
  patience.abort(new DOMException('Too slow', 'TimeoutError'))
  expect(await failed).toMatchObject({ type: 'offline' })
  expect(timeout).toHaveBeenCalledWith(30_000)
})
