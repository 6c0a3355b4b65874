import { v7 as uuidv7 } from 'uuid'
import { MAX_DECISIONS } from '../../shared/limits.ts'
import type { Act } from './act.ts'
import { addBlockStatements, type BlockRow, type Target } from './blocks.ts'

/** Whose comments a ban moves to spam: an author's, and those that came with an address. */
interface Reach {
  authorId: string
  emailHash: string | null
}

/** `?1` the author, `?2` the site, `?3` the hash of the address. */
const UNSPAMMED = `SELECT id FROM (
    SELECT id, status FROM comments WHERE author_id = ?1 AND +site_id = ?2
    UNION SELECT id, status FROM comments WHERE site_id = ?2 AND email_hash = ?3)
  WHERE status <> 'spam'`

const FALSE = { authorId: '', emailHash: null }

/**
 * Blocks, and gives what they wrote the status of spam, in one transaction with one batch id. At most so many comments as
 * one request decides on; whether there are more is asked in the same transaction, so that it holds.
 */
export async function ban(db: D1Database, act: Act, targets: Target[], reach: Reach | null, reason: string | null) {
  const { siteId, moderatorId, now } = act
  const batchId = uuidv7({ msecs: now })
  const { authorId, emailHash } = reach ?? FALSE
  const whose = [authorId, siteId, emailHash]
  const { results: written } = await db
    .prepare(`${UNSPAMMED} ORDER BY id DESC LIMIT ${MAX_DECISIONS}`)
    .bind(...whose)
    .all<{ id: string }>()
  const decisions = JSON.stringify(written.map(({ id }) => ({ commentId: id, id: uuidv7({ msecs: now }) })))

  const results = await db.batch([
    ...targets.flatMap((target) => addBlockStatements(db, act, target, reason, batchId)),
    db
      .prepare(
        `INSERT INTO decisions (id, site_id, comment_id, moderator_id, from_status, to_status, reason, batch_id, created_at)
         SELECT j.value ->> 'id', c.site_id, c.id, ?, c.status, 'spam', ?, ?, ?
           FROM json_each(?) AS j CROSS JOIN comments c ON c.id = j.value ->> 'commentId'
          WHERE c.status <> 'spam'`,
      )
      .bind(moderatorId, reason, batchId, now, decisions),
    db.prepare('SELECT comment_id AS id FROM decisions WHERE batch_id = ? ORDER BY seq').bind(batchId),
    db.prepare(`SELECT EXISTS (${UNSPAMMED}) AS more`).bind(...whose),
  ])
  const [made, more] = results.slice(-2) as [D1Result<{ id: string }>, D1Result<{ more: number }>]
  return {
    batchId,
    // Each block is three statements, of which the last returns it.
    blocks: targets.map((_, i) => (results[3 * i + 2] as D1Result<BlockRow>).results[0]!),
    spamIds: made.results.map(({ id }) => id),
    hasMore: more.results[0]!.more === 1,
  }
}
