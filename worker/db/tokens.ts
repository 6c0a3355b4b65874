import type { ListQuery } from '../../shared/admin.ts'
import type { NewToken, Scope, Token, TokenList } from '../../shared/credentials.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
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
  db: D1Database,
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

export async function createToken(
  db: D1Database,
  { id, moderatorId, hash, now }: { id: string; moderatorId: string; hash: string; now: number },
  { name, scopes, expiresAt }: NewToken,
): Promise<Token> {
  const row = await db
    .prepare(
      `INSERT INTO tokens (id, moderator_id, name, token_hash, scopes, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${COLUMNS}`,
    )
    .bind(id, moderatorId, name, hash, JSON.stringify(scopes), now, expiresAt && Date.parse(expiresAt))
    .first<Row>()
  return toToken(row!, '')
}

/** False when the moderator has no such token, or no longer. */
export async function revokeToken(db: D1Database, moderatorId: string, id: string, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE tokens SET revoked_at = ? WHERE id = ? AND moderator_id = ? AND revoked_at IS NULL')
    .bind(now, id, moderatorId)
    .run()
  return meta.changes > 0
}

export const noteUse = (db: D1Database, id: string, now: number) =>
  db.prepare('UPDATE tokens SET last_used_at = ? WHERE id = ?').bind(now, id).run()
