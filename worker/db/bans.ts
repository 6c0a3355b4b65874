import { v7 as uuidv7 } from 'uuid'
import { MAX_DECISIONS } from '../../shared/limits.ts'
import type { Act } from './act.ts'
import { addBlockStatements, type BlockRow, type Target } from './blocks.ts'
import type { Database } from './database.ts'

/** Whose comments a ban moves to spam: an author's, and those that came with an address. */
export interface Reach {
  authorId: string
  emailHash: string | null
}

/**
 * The next ones, newest first; `?1` the author, `?2` the site, `?3` the hash of the address. Each is a range of an index of
 * what is not spam: however much somebody has written, no more is read than is moved.
 */
const unspammed = (limit: number) =>
  `SELECT id FROM (SELECT id FROM comments INDEXED BY comments_unspammed_by_author
                    WHERE author_id = ?1 AND status <> 'spam' ORDER BY id DESC LIMIT ${limit})
   UNION
   SELECT id FROM (SELECT id FROM comments INDEXED BY comments_unspammed_by_email
                    WHERE site_id = ?2 AND email_hash = ?3 AND email_hash IS NOT NULL AND status <> 'spam'
                    ORDER BY id DESC LIMIT ${limit})
    ORDER BY id DESC LIMIT ${limit}`

const NOBODY = { authorId: '', emailHash: null }

interface BanRequest {
  /** Blocks to be made; none when the ban goes on. */
  targets: Target[]
  reach: Reach | null
  reason: string | null
  /** Of the request that this one goes on from. */
  batchId: string | undefined
}

/**
 * Blocks, and gives what they wrote the status of spam, in one transaction with one batch id. At most so many comments as
 * one request decides on; which they are and whether there are more is asked in the same transaction, so that it holds: who
 * is told of more has a batch to go on with. Null when there is none.
 */
export async function ban(db: Database, act: Act, { targets, reach, reason, ...given }: BanRequest) {
  const { siteId, moderatorId, now } = act
  const batchId = given.batchId ?? uuidv7({ msecs: now })
  const { authorId, emailHash } = reach ?? NOBODY
  const whose = [authorId, siteId, emailHash]
  if (given.batchId !== undefined && !(await hasDecisions(db, siteId, batchId))) return null
  const ids = JSON.stringify(Array.from({ length: MAX_DECISIONS }, () => uuidv7({ msecs: now })))

  const results = await db.batch([
    ...targets.flatMap((target) => addBlockStatements(db, act, target, reason, batchId)),
    db
      .prepare(
        `INSERT INTO decisions (id, site_id, comment_id, moderator_id, from_status, to_status, reason, batch_id, created_at)
         SELECT ?4 ->> w.place, ?2, c.id, ?5, c.status, 'spam', ?6, ?7, ?8
           FROM (SELECT id, row_number() OVER (ORDER BY id DESC) - 1 AS place FROM (${unspammed(MAX_DECISIONS)})) AS w
           CROSS JOIN comments c ON c.id = w.id
         RETURNING comment_id AS id`,
      )
      .bind(...whose, ids, moderatorId, reason, batchId, now),
    db.prepare(unspammed(1)).bind(...whose),
  ])
  const [made, more] = results.slice(-2) as D1Result<{ id: string }>[]
  return {
    batchId,
    // Each block is three statements, of which the last returns it.
    blocks: targets.map((_, i) => (results[3 * i + 2] as D1Result<BlockRow>).results[0]!),
    spamIds: made!.results.map(({ id }) => id),
    hasMore: more!.results.length > 0,
  }
}

const hasDecisions = async (db: Database, siteId: string, batchId: string): Promise<boolean> =>
  (await db
    .prepare('SELECT 1 FROM decisions WHERE batch_id = ? AND +site_id = ? LIMIT 1')
    .bind(batchId, siteId)
    .first()) !== null
