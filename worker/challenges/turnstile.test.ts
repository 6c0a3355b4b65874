import { expect, test } from 'vitest'
import { NO_ANSWERS, thirdParty } from '../testing/third-party.ts'
import { verifyTurnstile, verifyTurnstileKey, type TurnstileVerdict } from './turnstile.ts'

const SUCCESS = {
  success: true,
  challenge_ts: '2026-11-24T12:00:00.000Z',
  hostname: 'paper.example',
  action: 'comment',
  'error-codes': [],
}
const failure = (...codes: string[]) => ({ success: false, 'error-codes': codes, messages: [] })

/** Long enough for an answer that comes, however busy the machine; what never comes is waited for less. */
const PATIENT = 30_000
const IMPATIENT = 50

const question = { secretKey: 'the key', token: 'a token', timeoutMs: PATIENT }
const says = (body: unknown, status = 200) => thirdParty(() => Response.json(body, { status }))

test.for<[what: string, said: unknown, verdict: TurnstileVerdict]>([
  ['a success', SUCCESS, 'passed'],
  ['a success without more', { success: true }, 'passed'],
  ['a wrong token', failure('invalid-input-response'), 'failed'],
  ['no token', failure('missing-input-response'), 'failed'],
  ['a token that is too old or was spent', failure('timeout-or-duplicate'), 'failed'],
  ['a reason nobody knows yet', failure('something-new'), 'failed'],
  ['no reason', { success: false }, 'failed'],
  ['its own failure', failure('internal-error'), 'unreachable'],
  ["the owner's wrong key", failure('invalid-input-secret'), 'unreachable'],
  ['success as text', { success: 'true' }, 'unreachable'],
  ['something else', { ok: true }, 'unreachable'],
  ['a list', [], 'unreachable'],
  ['null', null, 'unreachable'],
])('when Cloudflare says %s', async ([, said, verdict]) => {
  expect(await verifyTurnstile({ ...question, ...says(said) })).toBe(verdict)
})

test.for(NO_ANSWERS)('nobody knows when Cloudflare %s', async ([, answer]) => {
  const { fetch } = thirdParty(answer)
  const hasty = { ...question, fetch, timeoutMs: IMPATIENT }
  expect(await verifyTurnstile(hasty)).toBe('unreachable')
  expect(await verifyTurnstileKey(hasty)).toBe('unreachable')
})

test('a refusal is one with another status too', async () => {
  expect(await verifyTurnstile({ ...question, ...says(failure('invalid-input-response'), 400) })).toBe('failed')
})

test.for<[what: string, wanted: object, verdict: TurnstileVerdict]>([
  ['on the site', { hostnames: ['www.paper.example', 'paper.example'], action: 'comment' }, 'passed'],
  ['on another site', { hostnames: ['other.example'] }, 'failed'],
  ['on a site that ends alike', { hostnames: ['not-paper.example', 'example'] }, 'failed'],
  ['for something else', { hostnames: ['paper.example'], action: 'login' }, 'failed'],
  ['on a site that has no pages', { hostnames: [] }, 'failed'],
])('a challenge that should be solved %s', async ([, wanted, verdict]) => {
  expect(await verifyTurnstile({ ...question, ...wanted, ...says(SUCCESS) })).toBe(verdict)
})

test('an answer that does not say where is not from the site', async () => {
  expect(await verifyTurnstile({ ...question, hostnames: [''], ...says({ success: true }) })).toBe('failed')
  expect(await verifyTurnstile({ ...question, action: 'comment', ...says({ success: true }) })).toBe('failed')
})

test('Cloudflare is told what it needs, and the address of the reader only when that is given', async () => {
  const { fetch, asked } = says(SUCCESS)
  await verifyTurnstile({ ...question, fetch })
  await verifyTurnstile({ ...question, fetch, remoteIp: '203.0.113.77', idempotencyKey: 'a UUID' })
  expect(asked.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { secret: 'the key', response: 'a token' },
    { secret: 'the key', response: 'a token', remoteip: '203.0.113.77', idempotency_key: 'a UUID' },
  ])
  for (const { url, headers } of asked) {
    expect(url).toBe('https://challenges.cloudflare.com/turnstile/v0/siteverify')
    expect(headers.get('Content-Type')).toBe('application/json')
  }
})

test('what cannot be a token is not asked about', async () => {
  const { fetch, asked } = says(SUCCESS)
  expect(await verifyTurnstile({ ...question, fetch, token: '' })).toBe('failed')
  expect(await verifyTurnstile({ ...question, fetch, token: 'x'.repeat(2049) })).toBe('failed')
  expect(asked).toEqual([])
  expect(await verifyTurnstile({ ...question, fetch, token: 'x'.repeat(2048) })).toBe('passed')
})

test('an owner learns whether the key is right', async () => {
  const keyIs = (body: unknown) => verifyTurnstileKey({ ...question, ...says(body) })
  expect(await keyIs(failure('invalid-input-response'))).toBe('valid')
  expect(await keyIs(SUCCESS)).toBe('valid')
  expect(await keyIs(failure('invalid-input-secret'))).toBe('invalid')
  expect(await keyIs(failure('missing-input-secret', 'invalid-input-response'))).toBe('invalid')
  expect(await keyIs(failure('internal-error'))).toBe('unreachable')
})
