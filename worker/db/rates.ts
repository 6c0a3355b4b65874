import type { Database } from './database.ts'
import { leastIdAt } from './uuid-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** An earlier comment of the same sender, to tell a duplicate and a flood by. */
export interface RecentComment {
  /** Not its key: a page may have several. */
  pageId: string
  parentId: string | null
  body: string
  createdAt: number
}

export interface Rates {
  perIp: number
  perEmail: number
  perMinute: number
}

/**
 * How much came lately from where a comment comes from: exact, as far as the limits need it. Each count is one range of an
 * index that ends at its limit, and none where there is no limit.
 */
export const ratesStatement = (
  db: Database,
  siteId: string,
  from: { ipHashes: readonly string[]; emailHash: string },
  limits: { hourlyPerIp: number | null; hourlyPerEmail: number | null; perMinute: number | null },
  now: number,
) =>
  db
    .prepare(
      `SELECT
         (SELECT count(*) FROM (SELECT 1 FROM json_each(?2) AS j CROSS JOIN comments c
           ON c.site_id = ?1 AND c.ip_hash = j.value AND c.id > ?4 LIMIT ?5)) AS perIp,
         (SELECT count(*) FROM (SELECT 1 FROM comments
           WHERE site_id = ?1 AND email_hash = ?3 AND id > ?4 LIMIT ?6)) AS perEmail,
         (SELECT count(*) FROM (SELECT 1 FROM comments WHERE site_id = ?1 AND id > ?7 LIMIT ?8)) AS perMinute`,
    )
    .bind(
      ...[siteId, JSON.stringify(from.ipHashes), from.emailHash, leastIdAt(now - HOUR)],
      ...[limits.hourlyPerIp ?? 0, limits.hourlyPerEmail ?? 0],
      ...[leastIdAt(now - MINUTE), limits.perMinute ?? 0],
    )

/** The last comments of one sender that still stand, newest first. */
export const recentStatement = (db: Database, siteId: string, emailHash: string) =>
  db
    .prepare(
      `SELECT page_id AS pageId, parent_id AS parentId, body, created_at AS createdAt
         FROM (SELECT page_id, parent_id, body, created_at, status FROM comments
                WHERE site_id = ? AND email_hash = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT 10)
        WHERE status <> 'rejected'`,
    )
    .bind(siteId, emailHash)
