import { v7 as uuidv7 } from 'uuid'
import type { Block, BlockKind, BlockList, BlockQuery } from '../../shared/blocks.ts'
import { decryptEmail } from '../crypto/email.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

export type { BlockKind } from '../../shared/blocks.ts'

/** The first block that one of these meets and that has not expired. */
export const blockStatement = (
  db: Database,
  siteId: string,
  candidates: readonly (readonly [kind: BlockKind, value: string])[],
  now: number,
) =>
  db
    .prepare(
      `SELECT b.kind FROM json_each(?1) AS j
        CROSS JOIN blocks b ON b.site_id = ?2 AND b.kind = j.value ->> 0 AND b.value = j.value ->> 1
        WHERE b.expires_at IS NULL OR b.expires_at > ?3 LIMIT 1`,
    )
    .bind(JSON.stringify(candidates), siteId, now)

/** What a block names, and what moderators see of it: sealed for an address, else in the clear. */
export interface Target {
  kind: BlockKind
  value: string
  label: string
  expiresAt: number | null
}

export interface BlockRow {
  id: string
  kind: BlockKind
  label: string | null
  reason: string | null
  moderatorId: string
  moderatorName: string
  expiresAt: number | null
  createdAt: number
}

const SELECT = `SELECT b.id, b.kind, b.label, b.reason, b.moderator_id AS moderatorId, m.name AS moderatorName,
    b.expires_at AS expiresAt, b.created_at AS createdAt
  FROM blocks b CROSS JOIN moderators m ON m.id = b.moderator_id`

export async function toBlock(secret: string, siteId: string, row: BlockRow): Promise<Block> {
  const isSealed = row.kind === 'email' && row.label !== null
  return {
    id: row.id,
    kind: row.kind,
    label: isSealed ? await decryptEmail(secret, siteId, row.label!).catch(() => null) : row.label,
    reason: row.reason,
    moderator: { id: row.moderatorId, name: row.moderatorName },
    expiresAt: toIso(row.expiresAt),
    createdAt: toIso(row.createdAt),
  }
}

/**
 * Adds the block, or gives the one that is there its new reason and end. Each adds a row to the trail; three statements, of
 * which the last returns the block.
 */
export function addBlockStatements(
  db: Database,
  { siteId, moderatorId, now }: Act,
  { kind, value, label, expiresAt }: Target,
  reason: string | null,
  batchId: string | null = null,
) {
  const id = uuidv7({ msecs: now })
  return [
    db
      .prepare(
        `INSERT INTO blocks (id, site_id, kind, value, label, reason, moderator_id, expires_at, created_at, batch_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (site_id, kind, value) DO UPDATE SET label = excluded.label, reason = excluded.reason,
           moderator_id = excluded.moderator_id, expires_at = excluded.expires_at`,
      )
      .bind(id, siteId, kind, value, label, reason, moderatorId, expiresAt, now, batchId),
    changeStatement(db, {
      ...{ siteId, moderatorId, now, reason },
      action: 'block-added',
      subjectId: id,
      after: { kind, expiresAt: toIso(expiresAt), ...(kind !== 'email' && { label }) },
    }),
    db.prepare(`${SELECT} WHERE b.site_id = ? AND b.kind = ? AND b.value = ?`).bind(siteId, kind, value),
  ]
}

/** Two statements, of which the first returns the block's id if it was there. */
export const removeBlockStatements = (db: Database, act: Act, id: string) => [
  db.prepare('DELETE FROM blocks WHERE id = ? AND site_id = ? RETURNING id').bind(id, act.siteId),
  changeStatement(db, { ...act, action: 'block-removed', subjectId: id }, 'changes() = 1'),
]

export async function removeBlock(db: Database, act: Act, id: string): Promise<boolean> {
  const [removed] = await db.batch<{ id: string }>(removeBlockStatements(db, act, id))
  return removed!.results.length > 0
}

/** Newest first. Those that have ended are there until the next hour. */
export async function listBlocks(
  db: Database,
  secret: string,
  siteId: string,
  { kind, cursor, limit }: BlockQuery,
): Promise<BlockList> {
  const after = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(
      `${SELECT} WHERE b.site_id = ? ${kind ? 'AND b.kind = ?' : ''} ${cursor ? 'AND b.id < ?' : ''}
        ORDER BY b.id DESC LIMIT ?`,
    )
    .bind(siteId, ...(kind ? [kind] : []), ...after, limit + 1)
    .all<BlockRow>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { blocks: await Promise.all(rows.map((row) => toBlock(secret, siteId, row))), nextCursor }
}
