import { fromBase64Url, toBase64Url } from './base64url.ts'
import { keyFor, type EncryptionPurpose } from './keys.ts'

const IV_BYTES = 12

/** AES-256-GCM with a random IV. It opens only with the same `context`, which is authenticated and not stored. */
export async function seal(secret: string, purpose: EncryptionPurpose, context: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const encrypted = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) },
    await keyFor(secret, purpose),
    new TextEncoder().encode(text),
  )
  const sealed = new Uint8Array(IV_BYTES + encrypted.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(encrypted), IV_BYTES)
  return toBase64Url(sealed)
}

/** Throws when the secret has changed, the context is another, or what is stored was tampered with. */
export async function unseal(
  secret: string,
  purpose: EncryptionPurpose,
  context: string,
  sealed: string,
): Promise<string> {
  const bytes = fromBase64Url(sealed)
  const decrypted = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES), additionalData: new TextEncoder().encode(context) },
    await keyFor(secret, purpose),
    bytes.slice(IV_BYTES),
  )
  return new TextDecoder().decode(decrypted)
}
