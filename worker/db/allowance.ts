import { MAX_READER_ACTIONS } from '../../shared/limits.ts'
import type { Database } from './database.ts'

export const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Hundreds may share one address of the network: a school, a town behind one provider. */
const MAX_NEW_DEVICES = 120

/** Pages that begin with a reaction: a reader finds few that nobody has commented on or reacted to, a machine any number. */
const MAX_NEW_PAGES = 60

/** Enough for one that was lost and one that went to spam. */
const MAX_MAILS = 3

/** How often something may be done in a period, counted exactly where it is done. */
export interface Allowance {
  /** A SELECT of `at`: when it was done, within the period. */
  times: string
  values: (string | number)[]
  limit: number
  period: number
}

/** What one reader has done in the last minute. What was taken back or replaced has left its row, but not the count. */
export const actionsOf = (readerId: string, now: number): Allowance => ({
  times: `SELECT created_at AS at FROM votes WHERE voter = ? AND created_at > ?
    UNION ALL SELECT created_at FROM reports WHERE reporter = ? AND created_at > ?
    UNION ALL SELECT created_at FROM reactions WHERE reader = ? AND created_at > ?
    UNION ALL ${SPENT}`,
  values: [
    ...Array.from({ length: 3 }, () => [readerId, now - MINUTE]).flat(),
    ...spentBy(`action ${readerId}`, MINUTE, now),
  ],
  limit: MAX_READER_ACTIONS,
  period: MINUTE,
})

/** The devices that began at one address of the network in the last hour. */
export const newDevicesOf = (ipHash: string, now: number): Allowance => ({
  times: SPENT,
  values: spentBy(`device ${ipHash}`, HOUR, now),
  limit: MAX_NEW_DEVICES,
  period: HOUR,
})

/** The pages that reactions from one address of the network began in the last hour. */
export const newPagesOf = (ipHash: string, now: number): Allowance => ({
  times: SPENT,
  values: spentBy(`page ${ipHash}`, HOUR, now),
  limit: MAX_NEW_PAGES,
  period: HOUR,
})

/** Mail that an address was sent in the last day because somebody typed it. */
export const mailsTo = (addressHash: string, now: number): Allowance => ({
  times: SPENT,
  values: spentBy(`mail ${addressHash}`, DAY, now),
  limit: MAX_MAILS,
  period: DAY,
})

/** Rows whose id begins with the name and a space; `!` is the character after the space. */
const SPENT = "SELECT expires_at - ? AS at FROM spent WHERE id > ? || ' ' AND id < ? || '!' AND expires_at > ?"
const spentBy = (name: string, period: number, now: number) => [period, name, name, now]

/** For a WHERE, with the allowance's values. */
export const isLeft = ({ times, limit }: Allowance) => `(SELECT count(*) FROM (${times} LIMIT ${limit})) < ${limit}`

/** When it was done first within the period: a period later there is something left again. */
export const firstStatement = (db: Database, { times, values }: Allowance) =>
  db.prepare(`SELECT min(at) AS first FROM (${times})`).bind(...values)

/** What has expired goes as new rows come, so that nothing private has to wait for somebody to clean up. */
export const purgeStatement = (db: Database, now: number) =>
  db.prepare('DELETE FROM spent WHERE id IN (SELECT id FROM spent WHERE expires_at <= ? LIMIT 20)').bind(now)

interface TakenBack {
  siteId: string
  commentId: string
  readerId: string
  /** Unique for this request. */
  mark: string
  now: number
}

/** A vote taken back, and its casting: rows that will be gone, remembered for as long as they count. */
export const rememberTakenBackStatements = (
  db: Database,
  { siteId, commentId, readerId, mark, now }: TakenBack,
  allowance: Allowance,
) => [
  purgeStatement(db, now),
  db
    .prepare(
      `INSERT INTO spent (id, expires_at)
       SELECT ?1 || kind, at + ${MINUTE}
         FROM (SELECT ' cast' AS kind, created_at AS at FROM votes WHERE comment_id = ?2 AND voter = ?3
               UNION ALL SELECT '', ?4 FROM votes WHERE comment_id = ?2 AND voter = ?3)
        WHERE at + ${MINUTE} > ?4 AND EXISTS (SELECT 1 FROM comments WHERE id = ?2 AND site_id = ?5 AND published = 1)
          AND ${isLeft(allowance)}`,
    )
    .bind(takenBack(readerId, mark), commentId, readerId, now, siteId, ...allowance.values),
]

/** The id of the row that says so. */
export const takenBack = (readerId: string, mark: string) => `action ${readerId} ${mark}`

/** A device that has done something, by its network. */
export const rememberDeviceStatements = (db: Database, ipHash: string, deviceId: string, now: number) => [
  purgeStatement(db, now),
  db
    .prepare(
      `INSERT INTO spent (id, expires_at) SELECT ?1, ?2
        WHERE EXISTS (SELECT 1 FROM votes WHERE voter = ?3) OR EXISTS (SELECT 1 FROM reports WHERE reporter = ?3)
           OR EXISTS (SELECT 1 FROM reactions WHERE reader = ?3)`,
    )
    .bind(`device ${ipHash} ${deviceId}`, now + HOUR, deviceId),
]

/** A page that began with a reaction, by the network it came from. */
export const rememberPageStatement = (db: Database, ipHash: string, pageId: string, now: number) =>
  db
    .prepare('INSERT INTO spent (id, expires_at) SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM pages WHERE id = ?3)')
    .bind(`page ${ipHash} ${pageId}`, now + HOUR, pageId)

/** Mail that was left in the outbox. */
export const rememberMailStatement = (db: Database, addressHash: string, outboxId: string, now: number) =>
  db
    .prepare(
      'INSERT INTO spent (id, expires_at) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM outbox WHERE id = ?) ON CONFLICT DO NOTHING',
    )
    .bind(`mail ${addressHash} ${outboxId}`, now + DAY, outboxId)
