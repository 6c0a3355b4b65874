import type { Context } from 'hono'
import { toBase64Url } from './crypto/base64url.ts'

/** Names an answer by what it is made of, before it is made (RFC 9110, 8.8.3). */
export async function tagOf(parts: readonly unknown[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)))
  return `"${toBase64Url(digest.slice(0, 16))}"`
}

/** Whether who asks has that answer: also where a proxy on the way has made a weak tag of it. */
export const isKnown = (c: Context, tag: string): boolean => c.req.header('If-None-Match')?.includes(tag) ?? false
