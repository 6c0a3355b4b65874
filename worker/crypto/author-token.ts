import { isSigned, sign } from './signature.ts'

/**
 * What proves an author: `<author id>.<MAC>`, valid on one site, for as long as the author exists. The reader's own
 * browser keeps it; it says nothing to anyone who reads it but the public author id.
 */
export async function signAuthorToken(secret: string, siteId: string, authorId: string): Promise<string> {
  return `${authorId}.${await sign(secret, 'author-token', siteId, authorId)}`
}

/** The author id that the token proves on this site; null for any other string. */
export async function verifyAuthorToken(secret: string, siteId: string, token: string): Promise<string | null> {
  const [authorId, signature, ...rest] = token.split('.')
  if (!authorId || !signature || rest.length > 0) return null
  return (await isSigned(secret, 'author-token', signature, siteId, authorId)) ? authorId : null
}
