import { fromBase64Url, toBase64Url } from './base64url.ts'
import { encodeParts, keyFor, mac, type SigningPurpose } from './keys.ts'

/** 43 characters that fit into a header, a URL and a form. */
export async function sign(secret: string, purpose: SigningPurpose, ...parts: string[]): Promise<string> {
  return toBase64Url(await mac(secret, purpose, ...parts))
}

/** In constant time. Any other string, however long, is false. */
export async function isSigned(
  secret: string,
  purpose: SigningPurpose,
  signature: string,
  ...parts: string[]
): Promise<boolean> {
  if (!/^[\w-]{43}$/.test(signature)) return false
  const bytes = fromBase64Url(signature)
  // The last character has bits that decoding drops: of the spellings of a MAC only ours is one.
  if (toBase64Url(bytes) !== signature) return false
  return crypto.subtle.verify('HMAC', await keyFor(secret, purpose), bytes, encodeParts(parts))
}
