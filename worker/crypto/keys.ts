/** What a key is for. Each has a key of its own, so that what is made for one purpose proves nothing for another. */
export type Purpose = SigningPurpose | EncryptionPurpose

export type SigningPurpose =
  | 'email-lookup'
  | 'author-token'
  | 'request-fingerprint'
  | 'staff-request-fingerprint'
  | 'form-stamp'
  | 'ip-hash'
  | 'proof-of-work'
  | 'reader-token'
  | 'address-confirmation'
  | 'passkey-challenge'
  | 'cursor'
  | 'bookmark'

const ENCRYPTION = ['email-encryption', 'secret-encryption', 'outbox-encryption'] as const
export type EncryptionPurpose = (typeof ENCRYPTION)[number]

const encoder = new TextEncoder()

/** Imported keys of this isolate, because deriving one costs more than using it. The secret is part of the name: tests have several. */
const keys = new Map<string, Promise<CryptoKey>>()

/** The key for one purpose, derived from the one secret by HKDF with SHA-256 (RFC 5869). */
export function keyFor(secret: string, purpose: Purpose): Promise<CryptoKey> {
  if (!secret) throw new Error('SECRET is not set: run `npm start` locally, `npm run deploy` for production')
  const name = `${purpose} ${secret}`
  const known = keys.get(name)
  if (known) return known
  const key = derive(secret, purpose)
  keys.set(name, key)
  return key
}

async function derive(secret: string, purpose: Purpose): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`baraza ${purpose}`) }
  return ENCRYPTION.some((encryption) => encryption === purpose)
    ? crypto.subtle.deriveKey(from, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    : crypto.subtle.deriveKey(from, material, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign', 'verify'])
}

/** HMAC-SHA-256 over the parts. */
export async function mac(secret: string, purpose: SigningPurpose, ...parts: string[]) {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyFor(secret, purpose), encodeParts(parts)))
}

/** What is signed of a list of parts; their lengths too, so that no two lists read the same. */
export const encodeParts = (parts: string[]) => encoder.encode(JSON.stringify(parts))
