import { isSigned, sign } from './signature.ts'

/** Mail may lie unread over a night. */
export const CONFIRMATION_LIFETIME = 24 * 60 * 60 * 1000

export interface Confirmation {
  authorId: string
  /** Names the token when it is remembered as spent. */
  id: string
  /** Milliseconds. */
  expiresAt: number
}

/** `<author id>.<expiry in base 36>.<MAC>`: whoever reads the mail to the author's address has it, and nobody else. */
export async function signConfirmation(secret: string, siteId: string, authorId: string, expiresAt: number) {
  const expiry = expiresAt.toString(36)
  return `${authorId}.${expiry}.${await sign(secret, 'address-confirmation', siteId, authorId, expiry)}`
}

/** Null for a token that is forged, of another site, or expired. Whether it was used is not known here. */
export async function verifyConfirmation(
  secret: string,
  siteId: string,
  token: string,
  now: number,
): Promise<Confirmation | null> {
  const [authorId, expiry, signature, ...rest] = token.split('.', 4)
  if (!authorId || !expiry || !signature || rest.length > 0) return null
  if (!(await isSigned(secret, 'address-confirmation', signature, siteId, authorId, expiry))) return null
  const expiresAt = Number.parseInt(expiry, 36)
  return expiresAt > now ? { authorId, id: `confirmation ${authorId} ${expiry}`, expiresAt } : null
}
