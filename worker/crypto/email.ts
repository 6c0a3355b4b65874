import { fromBase64Url, toBase64Url } from './base64url.ts'
import { keyFor, mac } from './keys.ts'

const IV_BYTES = 12

/**
 * AES-256-GCM with a random IV. The site is authenticated data: a ciphertext moved to another site's row does not
 * decrypt there.
 */
export async function encryptEmail(secret: string, siteId: string, email: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const encrypted = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(siteId) },
    await keyFor(secret, 'email-encryption'),
    new TextEncoder().encode(email),
  )
  const stored = new Uint8Array(IV_BYTES + encrypted.byteLength)
  stored.set(iv)
  stored.set(new Uint8Array(encrypted), IV_BYTES)
  return toBase64Url(stored)
}

/** For moderators of that site only. Throws when the secret has changed or the row was tampered with. */
export async function decryptEmail(secret: string, siteId: string, stored: string): Promise<string> {
  const bytes = fromBase64Url(stored)
  const decrypted = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES), additionalData: new TextEncoder().encode(siteId) },
    await keyFor(secret, 'email-encryption'),
    bytes.slice(IV_BYTES),
  )
  return new TextDecoder().decode(decrypted)
}

/** Finds the same address again without storing it in the clear. Keyed, and different on each site; it never leaves the worker. */
export async function hashEmail(secret: string, siteId: string, email: string): Promise<string> {
  return toBase64Url(await mac(secret, 'email-lookup', siteId, email.toLowerCase()))
}
