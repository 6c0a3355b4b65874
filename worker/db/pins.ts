import { MAX_PINS } from '../../shared/limits.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

/**
 * Pins a published top-level comment, if its page has room. What is pinned and no longer published makes room first. A
 * comment that is pinned stays as it is.
 */
export const pin = (db: Database, act: Act, id: string) =>
  db.batch([
    db
      .prepare(
        `UPDATE comments SET pinned_at = NULL
          WHERE page_id = (SELECT page_id FROM comments WHERE id = ? AND site_id = ?)
            AND pinned_at IS NOT NULL AND published = 0`,
      )
      .bind(id, act.siteId),
    db
      .prepare(
        `UPDATE comments SET pinned_at = ?3
          WHERE id = ?1 AND site_id = ?2 AND parent_id IS NULL AND published = 1 AND pinned_at IS NULL
            AND (SELECT count(*) FROM comments other
                  WHERE other.page_id = comments.page_id AND other.pinned_at IS NOT NULL) < ${MAX_PINS}`,
      )
      .bind(id, act.siteId, act.now),
    changeStatement(db, { ...act, action: 'comment-pinned', subjectId: id }, 'changes() = 1'),
  ])

export const unpin = (db: Database, act: Act, id: string) =>
  db.batch([
    db
      .prepare('UPDATE comments SET pinned_at = NULL WHERE id = ? AND site_id = ? AND pinned_at IS NOT NULL')
      .bind(id, act.siteId),
    changeStatement(db, { ...act, action: 'comment-unpinned', subjectId: id }, 'changes() = 1'),
  ])

/** Closes the branch below a comment to replies, or opens it. */
export const setClosing = (db: Database, act: Act, id: string, isClosed: boolean) =>
  db.batch([
    db
      .prepare(
        `UPDATE comments SET closed_at = ?3
          WHERE id = ?1 AND site_id = ?2 AND (closed_at IS NULL) = ${isClosed ? 1 : 0}`,
      )
      .bind(id, act.siteId, isClosed ? act.now : null),
    changeStatement(
      db,
      {
        ...act,
        action: isClosed ? 'conversation-closed' : 'conversation-opened',
        subjectId: id,
        after: { closedAt: isClosed ? toIso(act.now) : null },
      },
      'changes() = 1',
    ),
  ])

/**
 * One row `{ closedAt }` when a comment, or one that it answers, takes no more replies: a new reply to it is refused as
 * `conversation-closed`. To be read with the parent, before a reply is stored. Nearly always nothing in the conversation is
 * closed, and one look tells; else the way up is walked to its end, however deep.
 */
export const conversationClosedStatement = (db: Database, siteId: string, parentId: string) =>
  db
    .prepare(
      `WITH RECURSIVE up (parent_id, closed_at) AS (
         SELECT parent_id, closed_at FROM comments c
          WHERE id = ?1 AND site_id = ?2
            AND EXISTS (SELECT 1 FROM comments INDEXED BY comments_closed
                         WHERE root_id = c.root_id AND closed_at IS NOT NULL)
         UNION ALL
         SELECT p.parent_id, p.closed_at FROM up CROSS JOIN comments p ON p.id = up.parent_id WHERE up.closed_at IS NULL)
       SELECT closed_at AS closedAt FROM up WHERE closed_at IS NOT NULL LIMIT 1`,
    )
    .bind(parentId, siteId)
