import { fromBase64Url, toBase64Url } from './base64url.ts'
import { keyFor, mac } from './keys.ts'

/**
 * What proves an author: `<author id>.<MAC>`, valid on one site, for as long as the author exists. The reader's own
 * browser keeps it; it says nothing to anyone who reads it but the public author id.
 */
export async function signAuthorToken(secret: string, siteId: string, authorId: string): Promise<string> {
  return `${authorId}.${toBase64Url(await mac(secret, 'author-token', siteId, authorId))}`
}

/** The author id that the token proves on this site; null for any other string. */
export async function verifyAuthorToken(secret: string, siteId: string, token: string): Promise<string | null> {
  const [authorId, signature, ...rest] = token.split('.')
  if (!authorId || !signature || rest.length > 0 || !/^[\w-]{43}$/.test(signature)) return null
  // The last character has bits that decoding drops: of the spellings of a MAC only ours is a token.
  if (toBase64Url(fromBase64Url(signature)) !== signature) return null
  const valid = await crypto.subtle.verify(
    'HMAC',
    await keyFor(secret, 'author-token'),
    fromBase64Url(signature),
    new TextEncoder().encode(JSON.stringify([siteId, authorId])),
  )
  return valid ? authorId : null
}
