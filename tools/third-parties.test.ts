import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkAkismet } from '../worker/challenges/akismet.ts'
import { verifyTurnstile, type TurnstileVerdict } from '../worker/challenges/turnstile.ts'

/** A real server in the place of a third party: what a test's own `fetch` only pretends is a connection here. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const SUCCESS = JSON.stringify({ success: true, hostname: 'paper.example', action: 'comment', 'error-codes': [] })

const askTurnstile = (endpoint: string, timeoutMs: number) =>
  verifyTurnstile({ fetch, endpoint, timeoutMs, secretKey: 'the key', token: 'a token', hostnames: ['paper.example'] })

/** Long enough for an answer that comes, however busy the machine. */
const PATIENT = 30_000
/** Each of these waits for an answer that never comes. */
const IMPATIENT = 100

test.for<[what: string, listener: RequestListener, timeoutMs: number, verdict: TurnstileVerdict]>([
  ['says yes', (_, response) => response.end(SUCCESS), PATIENT, 'passed'],
  ['says yes, slowly', slowly, PATIENT, 'passed'],
  [
    'says no',
    (_, response) => response.end('{"success":false,"error-codes":["timeout-or-duplicate"]}'),
    PATIENT,
    'failed',
  ],
  ['speaks of another site', (_, response) => response.end(SUCCESS.replace('paper', 'other')), PATIENT, 'failed'],
  ['never answers', () => {}, IMPATIENT, 'unreachable'],
  ['never ends its answer', (_, response) => response.write(SUCCESS), IMPATIENT, 'unreachable'],
  ['hangs up', (request) => request.socket.destroy(), PATIENT, 'unreachable'],
  ['hangs up in the middle', hangUp, PATIENT, 'unreachable'],
  ['fails', (_, response) => response.writeHead(500).end(SUCCESS), PATIENT, 'unreachable'],
  ['answers with a page', (_, response) => response.end('<!doctype html><h1>Blocked</h1>'), PATIENT, 'unreachable'],
  ['speaks something else', (request) => request.socket.end('220 mail.example ESMTP\r\n'), PATIENT, 'unreachable'],
])('a server that %s', async ([, listener, timeoutMs, verdict]) => {
  expect(await askTurnstile(await serve(listener), timeoutMs)).toBe(verdict)
})

test('nobody at all', async () => {
  // Its port is nobody's any more, as soon as it is closed.
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  expect(await askTurnstile(`http://127.0.0.1:${port}`, PATIENT)).toBe('unreachable')
  expect(await askTurnstile('not an address', PATIENT)).toBe('unreachable')
})

test('keys do not follow a redirect', async () => {
  let followed = 0
  const elsewhere = await serve((_, response) => {
    followed += 1
    response.end(SUCCESS)
  })
  const endpoint = await serve((_, response) => response.writeHead(307, { Location: elsewhere }).end())
  expect(await askTurnstile(endpoint, PATIENT)).toBe('unreachable')
  expect(followed).toBe(0)
})

test('a spent token is failed the second time', async () => {
  const spent = new Set<string>()
  const endpoint = await serve(async (request, response) => {
    const { response: token } = JSON.parse((await request.toArray()).join('')) as { response: string }
    response.end(spent.has(token) ? '{"success":false,"error-codes":["timeout-or-duplicate"]}' : SUCCESS)
    spent.add(token)
  })
  expect(await askTurnstile(endpoint, PATIENT)).toBe('passed')
  expect(await askTurnstile(endpoint, PATIENT)).toBe('failed')
})

test('Akismet reads a form, and is read by its text and headers', async () => {
  const endpoint = await serve(async (request, response) => {
    const form = new URLSearchParams((await request.toArray()).join(''))
    const isSpam = request.url === '/comment-check' && form.get('comment_content') === 'viagra & co'
    if (isSpam) response.setHeader('X-akismet-pro-tip', 'discard')
    response.end(String(isSpam))
  })
  const check = (content: string) =>
    checkAkismet(
      { fetch, endpoint, timeoutMs: PATIENT, apiKey: 'the key', blog: 'https://paper.example/' },
      { type: 'comment', author: 'Asha', content, createdAt: 0 },
    )
  expect((await check('viagra & co')).verdict).toBe('blatant-spam')
  expect((await check('ice')).verdict).toBe('ham')
})

/** A chunk for each turn of the event loop: slow enough to be in pieces, and no slower. */
function slowly(...[, response]: Parameters<RequestListener>) {
  const send = (rest: string): unknown => {
    if (rest === '') return response.end()
    response.write(rest[0])
    return setImmediate(send, rest.slice(1))
  }
  send(SUCCESS)
}

function hangUp(...[request, response]: Parameters<RequestListener>) {
  response.writeHead(200, { 'Content-Length': 1000 })
  response.write(SUCCESS, () => request.socket.destroy())
}
