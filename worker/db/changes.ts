import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import type { ListQuery } from '../../shared/admin.ts'
import type { Change as PublicChange, ChangeList } from '../../shared/changes.ts'
import { cutPage, decodeCursor } from '../cursor.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

/** What a moderator changed beside the status of a comment: the second half of the audit trail. */
export interface Change {
  siteId: string
  moderatorId: string
  /** Noun and verb: `block-added`, `page-merged`, `settings-changed`. */
  action: string
  subjectId: string
  /** As it was and as it is; never a secret, an address of a network, or an email in the clear. */
  before?: unknown
  after?: unknown
  reason?: string | null
  now: number
}

/**
 * To be written in the batch of the change itself, so that neither is there without the other.
 * @param when - SQL: `changes() = 1` right after a statement that may find nothing to change.
 */
export const changeStatement = (db: Database, change: Change, when: 'true' | 'changes() = 1' = 'true') =>
  db
    .prepare(
      `INSERT INTO changes (id, site_id, moderator_id, action, subject_id, before, after, reason, created_at)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${when}`,
    )
    .bind(
      ...[uuidv7({ msecs: change.now }), change.siteId, change.moderatorId, change.action, change.subjectId],
      ...[json(change.before), json(change.after), change.reason ?? null, change.now],
    )

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

interface Row {
  seq: number
  id: string
  moderatorId: string
  moderatorName: string
  action: string
  subjectId: string
  before: string | null
  after: string | null
  reason: string | null
  createdAt: number
}

const toChange = (row: Row): PublicChange => ({
  id: row.id,
  moderator: { id: row.moderatorId, name: row.moderatorName },
  action: row.action,
  subjectId: row.subjectId,
  before: row.before === null ? null : (JSON.parse(row.before) as unknown),
  after: row.after === null ? null : (JSON.parse(row.after) as unknown),
  reason: row.reason,
  createdAt: toIso(row.createdAt),
})

const KEY = z.tuple([z.int()])

/** Newest first. */
export async function listChanges(db: Database, siteId: string, { cursor, limit }: ListQuery): Promise<ChangeList> {
  const after = cursor ? decodeCursor(cursor, KEY) : []
  const { results } = await db
    .prepare(
      `SELECT c.seq, c.id, c.moderator_id AS moderatorId, m.name AS moderatorName, c.action, c.subject_id AS subjectId,
              c.before, c.after, c.reason, c.created_at AS createdAt
         FROM changes c JOIN moderators m ON m.id = c.moderator_id
        WHERE c.site_id = ? ${cursor ? 'AND c.seq < ?' : ''} ORDER BY c.seq DESC LIMIT ?`,
    )
    .bind(siteId, ...after, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ seq }) => [seq])
  return { changes: rows.map(toChange), nextCursor }
}
