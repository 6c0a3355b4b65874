import { env } from 'cloudflare:workers'
import type { Scope } from '../../shared/credentials.ts'
import { createModeratorToken, createSessionToken, createSignInLink } from '../crypto/moderator-token.ts'
import { hashToken } from '../crypto/random-token.ts'

const HOUR = 3_600_000

/** Used just now, so that asking with it writes nothing. */
export async function seedToken(
  moderatorId: string,
  { scopes = ['admin'], expiresAt = null, revokedAt = null }: Partial<TokenRow> = {},
) {
  const [id, token] = [crypto.randomUUID(), createModeratorToken()]
  await env.DB.prepare(
    `INSERT INTO tokens (id, moderator_id, name, token_hash, scopes, created_at, last_used_at, expires_at, revoked_at)
     VALUES (?, ?, 'seeded', ?, ?, 0, ?, ?, ?)`,
  )
    .bind(id, moderatorId, await hashToken(token), JSON.stringify(scopes), Date.now(), expiresAt, revokedAt)
    .run()
  return { id, token }
}

interface TokenRow {
  scopes: Scope[]
  expiresAt: number | null
  revokedAt: number | null
}

export async function seedSession(
  moderatorId: string,
  { lastUsedAt = Date.now(), expiresAt = Date.now() + HOUR }: { lastUsedAt?: number; expiresAt?: number } = {},
) {
  const [id, token] = [crypto.randomUUID(), createSessionToken()]
  await env.DB.prepare(
    `INSERT INTO sessions (id, moderator_id, token_hash, device, created_at, last_used_at, expires_at)
     VALUES (?, ?, ?, 'Firefox on Linux', 0, ?, ?)`,
  )
    .bind(id, moderatorId, await hashToken(token), lastUsedAt, expiresAt)
    .run()
  return { id, cookie: `__Host-baraza=${token}` }
}

export async function seedLink(moderatorId: string, { expiresAt = Date.now() + HOUR } = {}) {
  const link = createSignInLink()
  await env.DB.prepare(
    'INSERT INTO sign_in_links (token_hash, moderator_id, created_at, expires_at) VALUES (?, ?, 0, ?)',
  )
    .bind(await hashToken(link), moderatorId, expiresAt)
    .run()
  return link
}

/** What the console sends with each request, beside the cookie, from its own page. */
export const CONSOLE = { 'Baraza-Console': '1', Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }

/** The cookie that an answer sets, as a browser would send it back. */
export const cookieOf = (response: Response) => response.headers.get('Set-Cookie')!.split(';')[0]!
