import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import type { Decision } from '../../shared/admin.ts'
import type { UndoResults } from '../../shared/admin-acts.ts'
import { MAX_DECISIONS } from '../../shared/limits.ts'
import { cutPage, decodeCursor } from '../cursor.ts'
import type { Act } from './act.ts'
import { removeBlockStatements } from './blocks.ts'
import type { Database } from './database.ts'
import { SELECT_DECISIONS, toDecision, type DecisionRow } from './decisions.ts'

/**
 * Takes a decision back by deciding again, so that the trail keeps both. Only the last decision on a comment can be
 * taken back: an earlier one no longer says what its status is. What a rule decided on arrival goes back to pending.
 */
export async function undo(
  db: Database,
  { siteId, moderatorId, now }: Act,
  decisionId: string,
): Promise<Decision | 'not-found' | 'superseded'> {
  const id = uuidv7({ msecs: now })
  const [target, , made] = await db.batch<DecisionRow>([
    db.prepare(`${SELECT_DECISIONS} WHERE d.id = ? AND d.site_id = ?`).bind(decisionId, siteId),
    undoStatement(db, { siteId, moderatorId, now }, [{ id, undoes: decisionId }], null),
    db.prepare(`${SELECT_DECISIONS} WHERE d.id = ?`).bind(id),
  ])
  if (target!.results.length === 0) return 'not-found'
  const row = made!.results[0]
  return row ? toDecision(row) : 'superseded'
}

/** How far a batch is undone, and the batch of the undo itself: however many requests it takes, it is one. */
const KEY = z.tuple([z.int(), z.string()])

/**
 * Takes back the decisions of one batch, as many as one request may, and the blocks that came with them. Null when there are
 * neither. Which decisions they are never changes; whether each still stands is asked where the undo is written, so that of
 * two at once one does it.
 */
export async function undoBatch(
  db: Database,
  act: Act,
  batchId: string,
  cursor: string | undefined,
): Promise<UndoResults | null> {
  const { siteId, now } = act
  const [after, undoId] = cursor === undefined ? [0, uuidv7({ msecs: now })] : decodeCursor(cursor, KEY)
  const [decided, blocks] = await db.batch<{ seq: number; id: string; commentId: string }>([
    db
      .prepare(
        `SELECT seq, id, comment_id AS commentId FROM decisions
          WHERE batch_id = ? AND +site_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
      )
      .bind(batchId, siteId, after, MAX_DECISIONS + 1),
    db.prepare('SELECT id FROM blocks WHERE batch_id = ? AND site_id = ?').bind(batchId, siteId),
  ])
  const { rows: targets, nextCursor } = cutPage(decided!.results, MAX_DECISIONS, ({ seq }) => [seq, undoId])
  const blockIds = blocks!.results.map(({ id }) => id)
  if (targets.length === 0 && blockIds.length === 0) return null

  const undos = targets.map(({ id }) => ({ id: uuidv7({ msecs: now }), undoes: id }))
  const [, made, ...removed] = await db.batch<DecisionRow>([
    undoStatement(db, act, undos, undoId),
    db
      .prepare(`${SELECT_DECISIONS} WHERE d.id IN (SELECT value ->> 'id' FROM json_each(?))`)
      .bind(JSON.stringify(undos)),
    ...blockIds.flatMap((id) => removeBlockStatements(db, act, id)),
  ])
  const byComment = new Map(made!.results.map((row) => [row.commentId, toDecision(row)]))
  return {
    results: targets.map(({ commentId }) => {
      const decision = byComment.get(commentId)
      return decision ? { commentId, outcome: 'undone', decision } : { commentId, outcome: 'superseded' }
    }),
    removedBlockIds: removed.flatMap(({ results }) => results.map(({ id }) => id)),
    nextCursor,
  }
}

const undoStatement = (
  db: Database,
  { siteId, moderatorId, now }: Act,
  undos: { id: string; undoes: string }[],
  batchId: string | null,
) =>
  db
    .prepare(
      `INSERT INTO decisions (id, site_id, comment_id, moderator_id, from_status, to_status, undoes, batch_id, created_at)
       SELECT j.value ->> 'id', d.site_id, d.comment_id, ?, d.to_status, coalesce(d.from_status, 'pending'), d.id, ?, ?
         FROM json_each(?) AS j CROSS JOIN decisions d ON d.id = j.value ->> 'undoes'
        WHERE d.site_id = ?
          AND NOT EXISTS (SELECT 1 FROM decisions later WHERE later.comment_id = d.comment_id AND later.seq > d.seq)`,
    )
    .bind(moderatorId, batchId, now, JSON.stringify(undos), siteId)
