import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ProofOfWork } from '../../shared/proof-of-work.ts'
import { solve } from '../testing/solve.ts'
import { CHALLENGE_LIFETIME, issueChallenge, verifyProofOfWork } from './proof-of-work.ts'

let now: number
let proof: ProofOfWork

beforeAll(async () => {
  now = Date.now()
  const challenge = await issueChallenge('secret', 'paper', now)
  proof = { challenge, solution: await solve(challenge) }
})

const verify = (changed: ProofOfWork, { secret = 'secret', siteId = 'paper', at = now } = {}) =>
  verifyProofOfWork(secret, siteId, changed, at)
const changedParameters = (changes: object): ProofOfWork => ({
  ...proof,
  challenge: { ...proof.challenge, parameters: { ...proof.challenge.parameters, ...changes } },
})
const flip = (hex: string, at: number) => hex.slice(0, at) + (hex[at] === '0' ? '1' : '0') + hex.slice(at + 1)

test('a solved challenge is taken, with what must be remembered of it', async () => {
  expect(ProofOfWork.parse(JSON.parse(JSON.stringify(proof)))).toEqual(proof)
  expect(await verify(proof)).toEqual({
    spent: { id: proof.challenge.parameters.nonce, expiresAt: proof.challenge.parameters.expiresAt * 1000 },
  })
  expect(proof.challenge.parameters.expiresAt * 1000).toBeGreaterThan(now + CHALLENGE_LIFETIME - 1000)
  // The same solution is the same id: the caller tells that it was spent.
  expect(await verify(proof)).toEqual(await verify(proof))
})

test('no two challenges have the same id or the same work', async () => {
  const challenges = await Promise.all(Array.from({ length: 20 }, () => issueChallenge('secret', 'paper', now)))
  expect(new Set(challenges.map(({ parameters }) => parameters.nonce)).size).toBe(20)
  expect(new Set(challenges.map(({ parameters }) => parameters.keyPrefix)).size).toBe(20)
})

test('the work is bounded, and says nothing of itself', async () => {
  expect(proof.solution.counter).toBeGreaterThanOrEqual(100)
  expect(proof.solution.counter).toBeLessThanOrEqual(300)
  expect(JSON.stringify(proof.challenge)).not.toContain(proof.solution.derivedKey)
})

test('work for another site, or for another installation, is none', async () => {
  expect(await verify(proof, { siteId: 'other' })).toEqual({ refused: 'invalid' })
  expect(await verify(proof, { secret: 'other' })).toEqual({ refused: 'invalid' })
})

test('a challenge expires', async () => {
  const end = proof.challenge.parameters.expiresAt * 1000
  expect(await verify(proof, { at: end - 1 })).toHaveProperty('spent')
  expect(await verify(proof, { at: end })).toEqual({ refused: 'expired' })
  expect(await verify(changedParameters({ expiresAt: end / 1000 + 3600 }))).toEqual({ refused: 'invalid' })
})

test.for<[what: string, change: () => ProofOfWork]>([
  ['the solution of another challenge', () => ({ ...proof, solution: { counter: 100, derivedKey: 'ab'.repeat(32) } })],
  [
    'the prefix alone',
    () => ({ ...proof, solution: { ...proof.solution, derivedKey: proof.challenge.parameters.keyPrefix.repeat(2) } }),
  ],
  ['an easier challenge', () => changedParameters({ cost: 1 })],
  ['another nonce, to be spent again', () => changedParameters({ nonce: flip(proof.challenge.parameters.nonce, 0) })],
  ['another salt', () => changedParameters({ salt: flip(proof.challenge.parameters.salt, 0) })],
  ['a signature of the solution from elsewhere', () => changedParameters({ keySignature: 'ab'.repeat(32) })],
  ['a signature from elsewhere', () => ({ ...proof, challenge: { ...proof.challenge, signature: 'ab'.repeat(32) } })],
])('%s is refused', async ([, change]) => {
  expect(await verify(change())).toEqual({ refused: 'invalid' })
})

test('each digit of what was solved and signed counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(63), async (at) => {
      const { challenge, solution } = proof
      const solved = { challenge, solution: { ...solution, derivedKey: flip(solution.derivedKey, at) } }
      const signed = { challenge: { ...challenge, signature: flip(challenge.signature, at) }, solution }
      expect(await verify(solved)).toEqual({ refused: 'invalid' })
      expect(await verify(signed)).toEqual({ refused: 'invalid' })
    }),
  )
})

test('another spelling of a spent challenge is not even read', () => {
  const { nonce } = proof.challenge.parameters
  for (const parameters of [{ nonce: nonce.toUpperCase() }, { nonce: `${nonce}00` }, { extra: 1 }, { cost: '2000' }])
    expect(ProofOfWork.safeParse(changedParameters(parameters)).success).toBe(parameters.nonce === nonce)
})
