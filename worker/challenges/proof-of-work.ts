import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { Challenge, type ProofOfWork } from '../../shared/proof-of-work.ts'
import { sign } from '../crypto/signature.ts'

/**
 * Rounds of PBKDF2 for each guess. Issuing a challenge costs the Worker one guess, and checking a solution none. With 200
 * guesses on average, Chromium works 0.16 s on a server's core and 0.28 s without its instructions for SHA; a cheap phone
 * is some five times slower. Bots on servers are as fast as that core and no faster: this makes floods dear, not a comment.
 */
const COST = 2_000

/**
 * Guesses until the solution. It is chosen between bounds, so that no reader is as unlucky as with a search for zeros,
 * where one in a hundred works five times as long as the others.
 */
const GUESSES = { min: 100, max: 300 }

/** Enough to write a long comment on the bus. What was spent must be remembered for as long. */
export const CHALLENGE_LIFETIME = 60 * 60 * 1000

/** A challenge for one comment on one site (ALTCHA v2, deterministic mode). Nobody else is asked or told. */
export async function issueChallenge(secret: string, siteId: string, now: number): Promise<Challenge> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(GUESSES.max, GUESSES.min),
    deriveKey,
    expiresAt: new Date(now + CHALLENGE_LIFETIME),
    ...(await keysOf(secret, siteId)),
  })
  return Challenge.parse(challenge)
}

/** What to remember of a solution until it expires: whoever sends the same `id` again has not worked for it. */
export interface SpentChallenge {
  readonly id: string
  /** Milliseconds. */
  readonly expiresAt: number
}

export type ProofVerdict =
  | { readonly spent: SpentChallenge; readonly refused?: undefined }
  | { readonly spent?: undefined; readonly refused: 'expired' | 'invalid' }

/** Whether the work was done, for a challenge of this site. Storing `spent`, and refusing what is stored, is the caller's. */
export async function verifyProofOfWork(
  secret: string,
  siteId: string,
  { challenge, solution }: ProofOfWork,
  now: number,
): Promise<ProofVerdict> {
  const { nonce, expiresAt } = challenge.parameters
  // The library reads the clock itself, and rounds otherwise.
  if (expiresAt * 1000 <= now) return { refused: 'expired' }
  const { verified, expired } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    ...(await keysOf(secret, siteId)),
  })
  if (!verified) return { refused: expired ? 'expired' : 'invalid' }
  return { spent: { id: nonce, expiresAt: expiresAt * 1000 } }
}

/** Each site has its own, so that work done for one is none for another. The library takes keys as text. */
async function keysOf(secret: string, siteId: string) {
  const [hmacSignatureSecret, hmacKeySignatureSecret] = await Promise.all([
    sign(secret, 'proof-of-work', siteId, 'challenge'),
    sign(secret, 'proof-of-work', siteId, 'solution'),
  ])
  return { hmacSignatureSecret, hmacKeySignatureSecret }
}
