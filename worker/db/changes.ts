import { v7 as uuidv7 } from 'uuid'

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
export const changeStatement = (db: D1Database, change: Change, when: 'true' | 'changes() = 1' = 'true') =>
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
