import { toBase64Url } from './base64url.ts'

/** 256 random bits, recognisable to secret scanners by the prefix. */
export const randomToken = (prefix: string) => `${prefix}${toBase64Url(crypto.getRandomValues(new Uint8Array(32)))}`

/** What is stored of a token. Unkeyed and fast is enough: 256 random bits cannot be guessed from their hash. */
export async function hashToken(token: string): Promise<string> {
  return toBase64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
}
