import type { FormTicket } from '../../shared/comment.ts'
import type { Challenge, ProofOfWork } from '../../shared/proof-of-work.ts'
import type { Evidence } from './ticket.ts'

/** The worker takes a solution for an hour after it gave the challenge, and once. */
const FRESH = 50 * 60_000

/** How many guesses are made at once: browsers spread them over their cores, and none of them is the page's own thread. */
const AT_ONCE = 8

/** Works while the comment is written. Without an answer the comment goes as it is, and the server says what it lacks. */
export function begin(challenge: Challenge, askAgain: () => Promise<FormTicket>): () => Promise<Evidence> {
  let bestBefore = Date.now() + FRESH
  let work = solve(challenge)
  return async () => {
    if (Date.now() > bestBefore) {
      bestBefore = Date.now() + FRESH
      const ticket = await askAgain().catch(() => undefined)
      if (ticket?.challenge) work = solve(ticket.challenge)
    }
    const proof = await work
    // Whoever sends again works again: what was refused, or was not heard of, may be spent.
    bestBefore = 0
    return { proof }
  }
}

/** Pages without https have no cryptography. */
const solve = (challenge: Challenge) => prove(challenge).catch(() => undefined)

/** Counts upwards until the derived key begins as the challenge says (`shared/proof-of-work.ts`). */
async function prove(challenge: Challenge): Promise<ProofOfWork> {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: toBytes(salt), iterations: cost }
  const start = toBytes(nonce)

  const guess = async (counter: number) => {
    const password = new Uint8Array(start.length + 4)
    password.set(start)
    new DataView(password.buffer).setUint32(start.length, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)))
  }

  for (let from = 0; ; from += AT_ONCE) {
    const keys = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => guess(from + index)))
    const found = keys.findIndex((key) => key.startsWith(keyPrefix))
    if (found >= 0) return { challenge, solution: { counter: from + found, derivedKey: keys[found]! } }
  }
}

const toBytes = (hex: string) => Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
