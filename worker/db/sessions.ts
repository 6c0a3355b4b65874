import type { ListQuery } from '../../shared/admin.ts'
import type { Session, SessionList } from '../../shared/credentials.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import { toIso } from './time.ts'

export const SESSION_DAYS = 30
const LIFETIME = SESSION_DAYS * 86_400_000

export interface NewSession {
  id: string
  tokenHash: string
  device: string | null
  now: number
}

interface Row {
  id: string
  device: string | null
  createdAt: number
  lastUsedAt: number
  expiresAt: number
}

export const toSession = (row: Row, currentId: string): Session => ({
  id: row.id,
  device: row.device,
  createdAt: toIso(row.createdAt),
  lastUsedAt: toIso(row.lastUsedAt),
  expiresAt: toIso(row.expiresAt),
  current: row.id === currentId,
})

const COLUMNS = 'id, device, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt'

/**
 * A session for the moderator whom a subquery names, if it names one: the cause of the session is judged in the same batch.
 * @param moderator - SQL after `SELECT` that yields the moderator's id.
 */
export const newSessionStatement = (
  db: D1Database,
  { id, tokenHash, device, now }: NewSession,
  moderator: string,
  ...bound: unknown[]
) =>
  db
    .prepare(
      `INSERT INTO sessions (id, token_hash, device, created_at, last_used_at, expires_at, moderator_id)
       SELECT ?, ?, ?, ?, ?, ?, ${moderator} RETURNING ${COLUMNS}`,
    )
    .bind(id, tokenHash, device, now, now, now + LIFETIME, ...bound)

/** Moves the end of a session that is used. */
export const extendSession = (db: D1Database, id: string, now: number) =>
  db
    .prepare('UPDATE sessions SET last_used_at = ?, expires_at = ? WHERE id = ?')
    .bind(now, now + LIFETIME, id)
    .run()

/** One's own, newest first. Those that have expired are there until the next hour, and not shown. */
export async function listSessions(
  db: D1Database,
  moderatorId: string,
  currentId: string,
  { cursor, limit }: ListQuery,
  now: number,
): Promise<SessionList> {
  const after = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM sessions
        WHERE moderator_id = ? AND expires_at > ? ${cursor ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ?`,
    )
    .bind(moderatorId, now, ...after, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { sessions: rows.map((row) => toSession(row, currentId)), nextCursor }
}

/** One's own; undefined when there is none with this id. */
export async function findSession(db: D1Database, moderatorId: string, id: string): Promise<Session | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM sessions WHERE moderator_id = ? AND id = ?`)
    .bind(moderatorId, id)
    .first<Row>()
  return row ? toSession(row, id) : undefined
}

/** False when the moderator has no such session. */
export async function deleteSession(db: D1Database, moderatorId: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM sessions WHERE moderator_id = ? AND id = ?')
    .bind(moderatorId, id)
    .run()
  return meta.changes > 0
}
