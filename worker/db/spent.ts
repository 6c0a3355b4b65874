import type { Database } from './database.ts'
/**
 * Uses up what is good once, in the batch of what it is good for: a second use breaks the batch, and nothing of it is
 * stored. A repeated request, which stores nothing, uses nothing up.
 */
export const spendStatement = (
  db: Database,
  siteId: string,
  { id, expiresAt }: { id: string; expiresAt: number },
  key: string | null,
) =>
  db
    .prepare(
      `INSERT INTO spent (id, expires_at)
       SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM comments WHERE site_id = ?3 AND idempotency_key = ?4)`,
    )
    .bind(id, expiresAt, siteId, key)

/** How D1 says that it was used before. */
export const isSpentTwice = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('UNIQUE constraint failed: spent.id')
