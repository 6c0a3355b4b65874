import type { AuthorHistory } from '../../shared/admin.ts'
import { toIso } from './time.ts'

export interface HistoryRow {
  approvedCount: number
  rejectedCount: number
  spamCount: number
  firstSeenAt: number
  verifiedAt: number | null
  timeoutUntil: number | null
  isBlocked: 0 | 1
}

const isStanding = '(b.expires_at IS NULL OR b.expires_at > unixepoch() * 1000)'

/** For a table of authors aliased `a`. */
export const HISTORY_COLUMNS = `a.approved_count AS approvedCount, a.rejected_count AS rejectedCount,
  a.spam_count AS spamCount, a.created_at AS firstSeenAt, a.verified_at AS verifiedAt, a.timeout_until AS timeoutUntil,
  (EXISTS (SELECT 1 FROM blocks b WHERE b.site_id = a.site_id AND b.kind = 'author' AND b.value = a.id AND ${isStanding})
   OR EXISTS (SELECT 1 FROM blocks b WHERE b.site_id = a.site_id AND b.kind = 'email' AND b.value = a.folded_hash
                 AND ${isStanding})) AS isBlocked`

export const toHistory = (row: HistoryRow): AuthorHistory => ({
  approvedCount: row.approvedCount,
  rejectedCount: row.rejectedCount,
  spamCount: row.spamCount,
  firstSeenAt: toIso(row.firstSeenAt),
  verifiedAt: toIso(row.verifiedAt),
  timeoutUntil: toIso(row.timeoutUntil),
  isBlocked: row.isBlocked === 1,
})
