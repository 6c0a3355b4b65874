import type { ListQuery } from '../../shared/admin.ts'
import type { NewToken, Scope, Token, TokenList } from '../../shared/credentials.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

interface Row {
  id: string
  name: string
  scopes: string
  createdAt: number
  lastUsedAt: number | null
  expiresAt: number | null
}

/** Without the hash, which is nobody's business. */
const COLUMNS = `id, name, scopes, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt`

const toToken = (row: Row, currentId: string): Token => ({
  id: row.id,
  name: row.name,
  scopes: JSON.parse(row.scopes) as Scope[],
  createdAt: toIso(row.createdAt),
  lastUsedAt: toIso(row.lastUsedAt),
  expiresAt: toIso(row.expiresAt),
  current: row.id === currentId,
})

/**
 * One's own tokens that were not revoked, newest first; expired ones too, so that their owner sees why a program has
 * stopped.
 */
export async function listTokens(
  db: Database,
  moderatorId: string,
  currentId: string,
  { cursor, limit }: ListQuery,
): Promise<TokenList> {
  const after = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM tokens
        WHERE moderator_id = ? AND revoked_at IS NULL ${cursor ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ?`,
    )
    .bind(moderatorId, ...after, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { tokens: rows.map((row) => toToken(row, currentId)), nextCursor }
}

interface Making {
  id: string
  moderatorId: string
  hash: string
  /** The token by which it is made; null: by the moderator, in the console. */
  madeBy: string | null
  now: number
}

/** Null when the token that makes it was revoked meanwhile. What that may not, nor may this. */
export async function createToken(
  db: Database,
  { id, moderatorId, hash, madeBy, now }: Making,
  { name, scopes, expiresAt }: NewToken,
): Promise<Token | null> {
  const [made] = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO tokens (id, moderator_id, name, token_hash, scopes, created_at, expires_at, made_by)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
          WHERE ?8 IS NULL OR EXISTS (SELECT 1 FROM tokens WHERE id = ?8 AND revoked_at IS NULL)
         RETURNING ${COLUMNS}`,
      )
      .bind(id, moderatorId, name, hash, JSON.stringify(scopes), now, expiresAt && Date.parse(expiresAt), madeBy),
    db
      .prepare(
        `INSERT INTO barred_tokens (token_id, site_id)
         SELECT ?1, site_id FROM barred_tokens WHERE token_id = ?2 AND EXISTS (SELECT 1 FROM tokens WHERE id = ?1)`,
      )
      .bind(id, madeBy),
  ])
  const row = made!.results[0]
  return row ? toToken(row, '') : null
}

/** With all that it has made, and that they have. False when the moderator has no such token, or no longer. */
export async function revokeToken(db: Database, moderatorId: string, id: string, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE tokens SET revoked_at = ?1 WHERE revoked_at IS NULL AND id IN (
         WITH RECURSIVE made (id) AS (
           SELECT id FROM tokens WHERE id = ?2 AND moderator_id = ?3 AND revoked_at IS NULL
           UNION ALL
           SELECT t.id FROM made CROSS JOIN tokens t INDEXED BY tokens_by_maker ON t.made_by = made.id)
         SELECT id FROM made)`,
    )
    .bind(now, id, moderatorId)
    .run()
  return meta.changes > 0
}

/**
 * For the batch that takes somebody off a site, after it: their tokens do nothing there any more, not even when they are
 * asked back, and those of who belongs nowhere any more are revoked.
 */
export const barTokensStatements = (db: Database, siteId: string, moderatorId: string, now: number) => [
  db
    .prepare(
      `INSERT INTO barred_tokens (token_id, site_id)
       SELECT id, ?1 FROM tokens WHERE moderator_id = ?2 AND revoked_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM memberships WHERE site_id = ?1 AND moderator_id = ?2)
       ON CONFLICT DO NOTHING`,
    )
    .bind(siteId, moderatorId),
  db
    .prepare(
      `UPDATE tokens SET revoked_at = ?1 WHERE moderator_id = ?2 AND revoked_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM memberships WHERE moderator_id = ?2)`,
    )
    .bind(now, moderatorId),
]

export const noteUse = (db: Database, id: string, now: number) =>
  db.prepare('UPDATE tokens SET last_used_at = ? WHERE id = ?').bind(now, id).run()
