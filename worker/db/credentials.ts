import type { Role } from '../../shared/admin.ts'
import type { Scope } from '../../shared/credentials.ts'
import type { Database } from './database.ts'
import type { Moderator } from './moderators.ts'

/** By what a moderator has come in. Times in epoch milliseconds. */
export interface Credential {
  kind: 'session' | 'token' | 'in-place'
  id: string
  scopes: Scope[]
  lastUsedAt: number | null
  expiresAt: number | null
}

export interface Identity {
  moderator: Moderator
  credential: Credential
}

interface Row {
  id: string
  name: string
  siteId: string | null
  siteName: string | null
  role: Role | null
  credentialId: string
  scopes: string
  lastUsedAt: number | null
  expiresAt: number | null
}

/** One row for each site of the moderator, at least one. */
const select = (table: 'tokens' | 'sessions', scopes: string, isMember: string) =>
  `SELECT m.id, m.name, s.id AS siteId, s.name AS siteName, ms.role,
          t.id AS credentialId, ${scopes} AS scopes, t.last_used_at AS lastUsedAt, t.expires_at AS expiresAt
     FROM ${table} t
     JOIN moderators m ON m.id = t.moderator_id
     LEFT JOIN memberships ms ON ms.moderator_id = m.id AND ${isMember}
     LEFT JOIN sites s ON s.id = ms.site_id
    WHERE t.token_hash = ?`

const IS_NOT_BARRED = 'NOT EXISTS (SELECT 1 FROM barred_tokens WHERE token_id = t.id AND site_id = ms.site_id)'

/** Whose token it is, unless it was revoked or has expired; without the sites where it was barred. */
export async function findByToken(db: Database, hash: string, now: number): Promise<Identity | null> {
  const sql = `${select('tokens', 't.scopes', IS_NOT_BARRED)} AND t.revoked_at IS NULL AND coalesce(t.expires_at > ?, true) ORDER BY s.id`
  const { results } = await db.prepare(sql).bind(hash, now).all<Row>()
  return toIdentity('token', results)
}

/** Whose session it is, unless it has expired. A session may all that its moderator may. */
export async function findBySession(db: Database, hash: string, now: number): Promise<Identity | null> {
  const sql = `${select('sessions', `'["admin"]'`, 'true')} AND t.expires_at > ? ORDER BY s.id`
  const { results } = await db.prepare(sql).bind(hash, now).all<Row>()
  return toIdentity('session', results)
}

/**
 * Whose token for moderating in place it is, on the one site it is for. It ends with the session that handed over, and has
 * scopes for all that is done there; what that is stands in `middleware/in-place.ts`.
 */
export async function findByInPlaceToken(db: Database, hash: string, now: number): Promise<Identity | null> {
  const { results } = await db
    .prepare(
      `SELECT m.id, m.name, s.id AS siteId, s.name AS siteName, ms.role, t.id AS credentialId,
              '["read", "decide"]' AS scopes, ?2 AS lastUsedAt, t.expires_at AS expiresAt
         FROM in_place_tokens t
         JOIN sessions se ON se.id = t.session_id AND se.expires_at > ?2
         JOIN moderators m ON m.id = se.moderator_id
         JOIN memberships ms ON ms.moderator_id = m.id AND ms.site_id = t.site_id
         JOIN sites s ON s.id = t.site_id
        WHERE t.token_hash = ?1 AND t.expires_at > ?2`,
    )
    .bind(hash, now)
    .all<Row>()
  return toIdentity('in-place', results)
}

function toIdentity(kind: Credential['kind'], rows: Row[]): Identity | null {
  const [first] = rows
  if (!first) return null
  const sites = rows.flatMap(({ siteId, siteName, role }) =>
    siteId && siteName && role ? [{ id: siteId, name: siteName, role }] : [],
  )
  const { id, name, credentialId, lastUsedAt, expiresAt } = first
  const scopes = JSON.parse(first.scopes) as Scope[]
  return { moderator: { id, name, sites }, credential: { kind, id: credentialId, scopes, lastUsedAt, expiresAt } }
}
