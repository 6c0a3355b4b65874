import type { ListQuery } from '../../shared/admin.ts'
import type { Session, SessionList, SignedIn } from '../../shared/credentials.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Database } from './database.ts'
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
  db: Database,
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

/** Who was signed in by the statement before; sessions of theirs that are over go. */
export const signedInStatements = (db: Database, { id, now }: NewSession) => [
  db.prepare('SELECT m.id, m.name FROM sessions s JOIN moderators m ON m.id = s.moderator_id WHERE s.id = ?').bind(id),
  db
    .prepare(
      `DELETE FROM sessions WHERE expires_at <= ?
          AND moderator_id = (SELECT moderator_id FROM sessions WHERE id = ?)`,
    )
    .bind(now, id),
]

/** Of what `newSessionStatement` and the first of `signedInStatements` gave; null when nobody was signed in. */
export function toSignedIn(inserted: D1Result, moderator: D1Result): SignedIn | null {
  const row = inserted.results[0] as Row | undefined
  return row ? { moderator: moderator.results[0] as SignedIn['moderator'], session: toSession(row, row.id) } : null
}

/** Moves the end of a session that is used. */
export const extendSession = (db: Database, id: string, now: number) =>
  db
    .prepare('UPDATE sessions SET last_used_at = ?, expires_at = ? WHERE id = ?')
    .bind(now, now + LIFETIME, id)
    .run()

/** One's own, newest first. Those that have expired are there until the next hour, and not shown. */
export async function listSessions(
  db: Database,
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
export async function findSession(db: Database, moderatorId: string, id: string): Promise<Session | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM sessions WHERE moderator_id = ? AND id = ?`)
    .bind(moderatorId, id)
    .first<Row>()
  return row ? toSession(row, id) : undefined
}

/** One's own but the one that asks. */
export const deleteOtherSessions = (db: Database, moderatorId: string, currentId: string) =>
  db.prepare('DELETE FROM sessions WHERE moderator_id = ? AND id <> ?').bind(moderatorId, currentId).run()

/** False when the moderator has no such session. */
export async function deleteSession(db: Database, moderatorId: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM sessions WHERE moderator_id = ? AND id = ?')
    .bind(moderatorId, id)
    .run()
  return meta.changes > 0
}
