import type { CommentStatus } from '../../shared/comment.ts'
import type { LiveDecision } from '../../shared/live.ts'
import type { Database } from './database.ts'
import { SELECT_DECISIONS, toDecision, type DecisionRow } from './decisions.ts'

/** A moderator who looks on. */
export interface Watcher {
  id: string
  name: string
}

/** Who may still look on, by the sessions and tokens they came with: three rows for each. */
export async function findWatchers(
  db: Database,
  siteId: string,
  credentialIds: string[],
  now: number,
): Promise<Set<string>> {
  const select = (table: 'sessions' | 'tokens', standing: string) =>
    `SELECT t.id FROM json_each(?1) AS j
      CROSS JOIN ${table} t ON t.id = j.value
      CROSS JOIN memberships ms ON ms.moderator_id = t.moderator_id AND ms.site_id = ?2
      WHERE ${standing}`
  const { results } = await db
    .prepare(
      `${select('sessions', 't.expires_at > ?3')}
       UNION ALL ${select('tokens', 't.revoked_at IS NULL AND coalesce(t.expires_at > ?3, true)')}`,
    )
    .bind(JSON.stringify(credentialIds), siteId, now)
    .all<{ id: string }>()
  return new Set(results.map(({ id }) => id))
}

export const findStatus = (db: Database, siteId: string, commentId: string) =>
  db
    .prepare('SELECT status FROM comments WHERE id = ? AND site_id = ?')
    .bind(commentId, siteId)
    .first<CommentStatus>('status')

/** What was decided together. */
export async function listLiveDecisions(db: Database, siteId: string, batchId: string): Promise<LiveDecision[]> {
  const { results } = await db
    .prepare(`${SELECT_DECISIONS} WHERE d.batch_id = ? AND d.site_id = ? ORDER BY d.seq`)
    .bind(batchId, siteId)
    .all<DecisionRow>()
  return results
    .map(toDecision)
    .map(({ id, commentId, from, to, moderator, batchId }) => ({ id, commentId, from, to, moderator, batchId }))
}
