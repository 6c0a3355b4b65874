import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import type { Decision, DecisionList, DecisionResults, Fact, ListQuery, NewDecisions } from '../../shared/admin.ts'
import type { CommentStatus } from '../../shared/comment.ts'
import { cutPage, decodeCursor } from '../cursor.ts'
import type { Act } from './act.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

export interface DecisionRow {
  seq: number
  id: string
  commentId: string
  moderatorId: string | null
  moderatorName: string | null
  checkName: string | null
  from: CommentStatus | null
  to: CommentStatus
  reason: string | null
  facts: string | null
  undoes: string | null
  batchId: string | null
  createdAt: number
}

export const SELECT_DECISIONS = `SELECT d.seq, d.id, d.comment_id AS commentId, d.moderator_id AS moderatorId, m.name AS moderatorName,
    d.check_name AS checkName, d.from_status AS "from", d.to_status AS "to", d.reason, d.facts, d.undoes,
    d.batch_id AS batchId, d.created_at AS createdAt
  FROM decisions d LEFT JOIN moderators m ON m.id = d.moderator_id`

export const toDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  commentId: row.commentId,
  moderator: row.moderatorId === null ? null : { id: row.moderatorId, name: row.moderatorName! },
  check: row.checkName,
  from: row.from,
  to: row.to,
  reason: row.reason,
  facts: row.facts === null ? [] : (JSON.parse(row.facts) as Fact[]),
  undoes: row.undoes,
  batchId: row.batchId,
  createdAt: toIso(row.createdAt),
})

/**
 * Gives each comment the status, all in one transaction; the answer says for each what became of it. Deciding what is so
 * already settles open reports, and is no decision when there are none. The status a
 * decision starts from is read where it is written, so that two moderators at once leave a true trail.
 */
export async function decide(
  db: Database,
  { siteId, moderatorId, now }: Act,
  { commentIds, status, reason }: NewDecisions,
): Promise<DecisionResults> {
  const ids = [...new Set(commentIds)]
  const decisions = JSON.stringify(ids.map((commentId) => ({ commentId, id: uuidv7({ msecs: now }) })))
  const [existing, , made] = await db.batch<DecisionRow & { id: string }>([
    db
      .prepare('SELECT c.id FROM json_each(?) AS j CROSS JOIN comments c ON c.id = j.value AND c.site_id = ?')
      .bind(JSON.stringify(ids), siteId),
    db
      .prepare(
        `INSERT INTO decisions (id, site_id, comment_id, moderator_id, from_status, to_status, reason, batch_id, created_at)
         SELECT j.value ->> 'id', c.site_id, c.id, ?, c.status, ?, ?, ?, ?
           FROM json_each(?) AS j CROSS JOIN comments c ON c.id = j.value ->> 'commentId'
          WHERE c.site_id = ? AND (c.status <> ? OR c.report_count > 0)`,
      )
      .bind(moderatorId, status, reason, uuidv7({ msecs: now }), now, decisions, siteId, status),
    db.prepare(`${SELECT_DECISIONS} WHERE d.id IN (SELECT value ->> 'id' FROM json_each(?))`).bind(decisions),
  ])
  const found = new Set(existing!.results.map(({ id }) => id))
  const byComment = new Map(made!.results.map((row) => [row.commentId, toDecision(row)]))
  return {
    results: commentIds.map((commentId) => {
      const decision = byComment.get(commentId)
      if (decision) return { commentId, outcome: 'decided', decision }
      return { commentId, outcome: found.has(commentId) ? 'unchanged' : 'not-found' }
    }),
  }
}

const KEY = z.tuple([z.int()])

/** The audit trail, newest first: of one comment, or of the whole site. */
export async function listDecisions(
  db: Database,
  siteId: string,
  { commentId, cursor, limit }: ListQuery & { commentId?: string | undefined },
): Promise<DecisionList> {
  const after = cursor ? decodeCursor(cursor, KEY) : []
  const { results } = await db
    .prepare(
      `${SELECT_DECISIONS} WHERE d.site_id = ? ${commentId ? 'AND d.comment_id = ?' : ''} ${cursor ? 'AND d.seq < ?' : ''}
        ORDER BY d.seq DESC LIMIT ?`,
    )
    .bind(siteId, ...(commentId ? [commentId] : []), ...after, limit + 1)
    .all<DecisionRow>()
  const { rows, nextCursor } = cutPage(results, limit, ({ seq }) => [seq])
  return { decisions: rows.map(toDecision), nextCursor }
}
