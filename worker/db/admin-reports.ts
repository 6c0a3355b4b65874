import type { AdminReport } from '../../shared/admin-acts.ts'
import { toIso } from './time.ts'

interface Row {
  id: string
  reason: AdminReport['reason']
  note: string | null
  createdAt: number
  resolvedAt: number | null
}

/** More than these, nobody reads of one comment. */
const MOST = 100

/** What readers have said of one comment: open reports first, and the newest first among each. */
export async function listReports(db: D1Database, siteId: string, commentId: string): Promise<AdminReport[]> {
  const { results } = await db
    .prepare(
      `SELECT id, reason, note, created_at AS createdAt, resolved_at AS resolvedAt FROM reports
        WHERE comment_id = ? AND site_id = ? ORDER BY resolved_at IS NOT NULL, created_at DESC LIMIT ${MOST}`,
    )
    .bind(commentId, siteId)
    .all<Row>()
  return results.map((row) => ({ ...row, createdAt: toIso(row.createdAt), resolvedAt: toIso(row.resolvedAt) }))
}
