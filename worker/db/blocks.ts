export type BlockKind = 'author' | 'email' | 'email-domain' | 'website-domain' | 'ip' | 'network'

/** The first block that one of these meets and that has not expired. */
export const blockStatement = (
  db: D1Database,
  siteId: string,
  candidates: readonly (readonly [kind: BlockKind, value: string])[],
  now: number,
) =>
  db
    .prepare(
      `SELECT b.kind FROM json_each(?1) AS j
         JOIN blocks b ON b.site_id = ?2 AND b.kind = j.value ->> 0 AND b.value = j.value ->> 1
        WHERE b.expires_at IS NULL OR b.expires_at > ?3 LIMIT 1`,
    )
    .bind(JSON.stringify(candidates), siteId, now)
