import { toBase64Url } from './base64url.ts'
import { mac } from './keys.ts'
import { seal, unseal } from './seal.ts'

/** A ciphertext moved to another site's row does not decrypt there. */
export const encryptEmail = (secret: string, siteId: string, email: string): Promise<string> =>
  seal(secret, 'email-encryption', siteId, email)

/** For moderators of that site only. Throws when the secret has changed or the row was tampered with. */
export const decryptEmail = (secret: string, siteId: string, stored: string): Promise<string> =>
  unseal(secret, 'email-encryption', siteId, stored)

/** Finds the same address again without storing it in the clear. Keyed, and different on each site; it never leaves the worker. */
export async function hashEmail(secret: string, siteId: string, email: string): Promise<string> {
  return toBase64Url(await mac(secret, 'email-lookup', siteId, email.toLowerCase()))
}
