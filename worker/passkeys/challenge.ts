import { fromBase64Url, toBase64Url } from '../crypto/base64url.ts'
import { isSigned, sign } from '../crypto/signature.ts'

/** As long as people take to find their key. */
const LIFETIME = 5 * 60_000

/** What a challenge is for. One for signing in makes no passkey, and one of somebody else's none of mine. */
export type Ceremony = { kind: 'sign-in' } | { kind: 'register'; moderatorId: string }

/** A challenge that came back, good once: `id` is to be spent with what it is good for. */
export interface Challenge {
  id: string
  expiresAt: number
}

const subject = (ceremony: Ceremony) =>
  ceremony.kind === 'register' ? [ceremony.kind, ceremony.moderatorId] : [ceremony.kind]

/** What an authenticator is to sign: signed by us, so that nothing is stored for those who only look at the page. */
export async function makeChallenge(secret: string, ceremony: Ceremony, now: number): Promise<string> {
  const nonce = toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
  const end = (now + LIFETIME).toString(36)
  return `${end}.${nonce}.${await sign(secret, 'passkey-challenge', ...subject(ceremony), end, nonce)}`
}

/** @param encoded - As the browser sends it back: base64url of its bytes. Null when it is none of ours, or over. */
export async function readChallenge(
  secret: string,
  ceremony: Ceremony,
  encoded: string,
  now: number,
): Promise<Challenge | null> {
  const [end, nonce, signature] = new TextDecoder().decode(fromBase64Url(encoded)).split('.', 3)
  if (!end || !nonce || !signature) return null
  if (!(await isSigned(secret, 'passkey-challenge', signature, ...subject(ceremony), end, nonce))) return null
  const expiresAt = Number.parseInt(end, 36)
  return expiresAt > now ? { id: `passkey ${nonce}`, expiresAt } : null
}
