import { v7 as uuidv7 } from 'uuid'
import type { ListQuery } from '../../shared/admin.ts'
import type { NewReport, Report, ReportList } from '../../shared/report.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Reader } from '../readers/reader.ts'
import { firstStatement, isLeft } from './allowance.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

type Row = Omit<Report, 'createdAt' | 'resolvedAt'> & { createdAt: number; resolvedAt: number | null }

const COLUMNS = `r.id, r.comment_id AS commentId, r.reporter, r.reason, r.note, r.created_at AS createdAt,
  r.resolved_at AS resolvedAt`

export const toReport = (row: Row): Report => ({
  ...row,
  createdAt: toIso(row.createdAt),
  resolvedAt: toIso(row.resolvedAt),
})

/** Who was looking at a comment while others' reports hid it still gets a report in. */
const REPORTABLE = "(c.published = 1 OR (c.status = 'pending' AND c.check_name = 'reports' AND c.deleted_at IS NULL))"

interface Filing {
  siteId: string
  commentId: string
  report: NewReport
  reader: Reader
  /** Open reports that hide the comment; null: none do. */
  toHide: number | null
  now: number
}

export interface Filed {
  /** Of the comment's; undefined where there is none. */
  pageId: string | undefined
  reportable: boolean
  report: Report | undefined
  isNew: boolean
  first: number | null
}

/** Stores the report, once for each reader, and hides the comment if that makes enough, or neither. */
export async function fileReport(db: Database, filing: Filing): Promise<Filed> {
  const { siteId, commentId, report, reader, toHide, now } = filing
  const id = uuidv7({ msecs: now })
  const [comments, , reports, firsts] = await db.batch([
    db
      .prepare(
        `SELECT ${REPORTABLE} AS reportable, c.page_id AS pageId FROM comments c WHERE c.id = ? AND c.site_id = ?`,
      )
      .bind(commentId, siteId),
    db
      .prepare(
        `INSERT INTO reports (id, site_id, comment_id, reporter, reason, note, created_at)
         SELECT ?, c.site_id, c.id, ?, ?, ?, ? FROM comments c
          WHERE c.id = ? AND c.site_id = ? AND ${REPORTABLE} AND ${isLeft(reader.allowance)}
         ON CONFLICT DO NOTHING`,
      )
      .bind(id, reader.id, report.reason, report.note, now, commentId, siteId, ...reader.allowance.values),
    db.prepare(`SELECT ${COLUMNS} FROM reports r WHERE r.comment_id = ? AND r.reporter = ?`).bind(commentId, reader.id),
    firstStatement(db, reader.allowance),
    ...(toHide === null ? [] : [hideStatement(db, { siteId, commentId, toHide, now })]),
    ...reader.remember(db),
  ])
  const row = reports!.results[0] as Row | undefined
  const comment = comments!.results[0] as { reportable: 0 | 1; pageId: string } | undefined
  return {
    pageId: comment?.pageId,
    reportable: comment?.reportable === 1,
    report: row && toReport(row),
    isNew: row?.id === id,
    first: (firsts!.results[0] as { first: number | null }).first,
  }
}

/**
 * Holds the comment until a moderator looks, by a decision that says why. Batches are serial, so of many reports at once
 * one finds it published. What staff wrote stays, and so does what a moderator approved and that still reads as it did.
 */
const hideStatement = (
  db: Database,
  { siteId, commentId, toHide, now }: { siteId: string; commentId: string; toHide: number; now: number },
) =>
  db
    .prepare(
      `INSERT INTO decisions (id, site_id, comment_id, check_name, from_status, to_status, facts, created_at)
       SELECT ?, c.site_id, c.id, 'reports', c.status, 'pending', ${FACTS}, ?
         FROM comments c
        WHERE c.id = ? AND c.site_id = ? AND c.published = 1 AND c.report_count >= ? AND c.author_role <> 'staff'
          AND NOT EXISTS (
            SELECT 1 FROM decisions d
             WHERE d.comment_id = c.id AND d.moderator_id IS NOT NULL AND d.to_status = 'approved'
               AND d.created_at >= coalesce(c.edited_at, 0)
               AND (d.undoes IS NULL OR d.from_status <> 'approved')
               AND NOT EXISTS (SELECT 1 FROM decisions undo WHERE undo.undoes = d.id))`,
    )
    .bind(uuidv7({ msecs: now }), now, commentId, siteId, toHide)

/** One fact, such as `3 reports: spam 2, abuse 1`. */
const FACTS = `(
  SELECT json_array(json_object('field', NULL, 'start', NULL, 'end', NULL, 'text',
           printf('%d %s: %s', sum(n), iif(sum(n) = 1, 'report', 'reports'), group_concat(reason || ' ' || n, ', '))))
    FROM (SELECT reason, count(*) AS n FROM reports WHERE comment_id = c.id AND resolved_at IS NULL
           GROUP BY reason ORDER BY n DESC, reason))`

/** What readers have said of one comment, newest first. */
export async function listReports(
  db: Database,
  siteId: string,
  commentId: string,
  { cursor, limit }: ListQuery,
): Promise<ReportList> {
  const [before = '~'] = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM reports r WHERE r.comment_id = ? AND r.site_id = ? AND r.id < ? ORDER BY r.id DESC LIMIT ?`,
    )
    .bind(commentId, siteId, before, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { reports: rows.map(toReport), nextCursor }
}
