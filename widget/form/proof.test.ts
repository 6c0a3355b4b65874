import { afterEach, expect, test, vi } from 'vitest'
import type { Challenge, ProofOfWork } from '../../shared/proof-of-work.ts'
import { begin } from './proof.ts'
import { button, fillIn, giveTickets, posted, sent, serve, showForm, ticket, useForm } from './testing.ts'

useForm()
afterEach(() => void vi.useRealTimers())

/** Whose solution is the counter given: with few rounds, because it is the answer that is tested and not patience. */
async function challengeWith(counter: number): Promise<{ challenge: Challenge; derivedKey: string }> {
  const nonce = 'a1'.repeat(16)
  const salt = '0f'.repeat(16)
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))
  const password = new Uint8Array([...bytes(nonce), 0, 0, counter >> 8, counter & 255])
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: 10 }
  const derived = new Uint8Array(await crypto.subtle.deriveBits(how, key, 256))
  const derivedKey = [...derived].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const parameters = {
    algorithm: 'PBKDF2/SHA-256' as const,
    ...{ nonce, salt, cost: 10, keyLength: 32 as const, keyPrefix: derivedKey.slice(0, 32) },
    ...{ keySignature: '0'.repeat(64), expiresAt: 2_000_000_000 },
  }
  return { challenge: { parameters, signature: '0'.repeat(64) }, derivedKey }
}

const never = () => Promise.reject(new Error('Nobody should ask again'))

test.for([0, 7, 8, 299])('finds the counter %i and proves it', async (counter) => {
  const { challenge, derivedKey } = await challengeWith(counter)
  expect(await begin(challenge, never)()).toEqual({ proof: { challenge, solution: { counter, derivedKey } } })
})

test('works while the comment is written, and sends what it found', async () => {
  const { challenge, derivedKey } = await challengeWith(20)
  giveTickets.mockImplementation(() => ticket({ challenge }))
  const fetched = serve(posted())
  const form = await showForm()
  const told = new Promise((resolve) => form.addEventListener('baraza-comment-posted', resolve))
  await fillIn()
  await button().click()
  await told
  expect(sent(fetched).body).toMatchObject({
    stamp: 'a stamp',
    proof: { challenge, solution: { counter: 20, derivedKey } } satisfies ProofOfWork,
  })
})

test('works on a new challenge when the first has grown old, or was used', async () => {
  const [old, fresh] = await Promise.all([challengeWith(1), challengeWith(2)])
  const answer = async () => ({ stamp: '', challenge: fresh.challenge, turnstileSiteKey: null })
  vi.useFakeTimers({ toFake: ['Date'] })
  const take = begin(old.challenge, answer)
  vi.setSystemTime(Date.now() + 51 * 60_000)
  expect((await take()).proof?.solution.counter).toBe(2)
  const askedAgain = vi.fn(answer)
  const other = begin(old.challenge, askedAgain)
  expect((await other()).proof?.solution.counter).toBe(1)
  expect(askedAgain).not.toHaveBeenCalled()
  expect((await other()).proof?.solution.counter).toBe(2)
})

test('where there is no cryptography, the comment goes without', async () => {
  vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto)
  const { parameters, signature } = { parameters: { nonce: 'a1', salt: 'a1' }, signature: '' }
  expect(await begin({ parameters, signature } as unknown as Challenge, never)()).toEqual({ proof: undefined })
})
