import type { AdminComment, Fact } from '../../shared/admin.ts'
import type { RichText } from '../../shared/rich-text.ts'
import { decryptEmail } from '../crypto/email.ts'
import { HISTORY_COLUMNS, toHistory, type HistoryRow } from './author-history.ts'
import { COLUMNS, type CommentRow } from './comments.ts'
import { toIso } from './time.ts'

export type AdminCommentRow = CommentRow &
  HistoryRow & {
    body: string
    checkName: string | null
    facts: string | null
    reportCount: number
    emailEncrypted: string
    pageKey: string
    pageTitle: string | null
    pageUrl: string | null
    matches: 0 | 1 | null
  }

/**
 * Comments as moderators see them.
 * @param source - SQL of rows of `comments` with `matches` beside; of those that do not match, no more is read.
 */
export const selectForModerators = (source: string) =>
  `SELECT ${COLUMNS}, c.body, c.check_name AS checkName, c.report_count AS reportCount, c.matches,
          iif(c.matches, (SELECT d.facts FROM decisions d WHERE d.comment_id = c.id AND d.check_name = c.check_name
                           ORDER BY d.seq DESC LIMIT 1), NULL) AS facts,
          a.email_encrypted AS emailEncrypted, ${HISTORY_COLUMNS},
          p.page_key AS pageKey, p.title AS pageTitle, p.url AS pageUrl
     FROM (${source}) AS c
     LEFT JOIN authors a ON c.matches AND a.id = c.author_id
     LEFT JOIN pages p ON c.matches AND p.id = c.page_id
    ORDER BY c.id DESC`

export const adminCommentStatement = (db: D1Database, siteId: string, id: string) =>
  db.prepare(selectForModerators('SELECT *, 1 AS matches FROM comments WHERE id = ? AND site_id = ?')).bind(id, siteId)

export async function toAdminComment(secret: string, siteId: string, row: AdminCommentRow): Promise<AdminComment> {
  return {
    id: row.id,
    parentId: row.parentId,
    rootId: row.rootId,
    page: { key: row.pageKey, title: row.pageTitle, url: row.pageUrl },
    author: {
      id: row.authorId,
      name: row.authorName,
      website: row.authorWebsite,
      role: row.authorRole,
      // A comment can be decided on even when the secret its address was encrypted with is gone.
      email: await decryptEmail(secret, siteId, row.emailEncrypted).catch(() => null),
      history: toHistory(row),
    },
    body: row.body,
    content: JSON.parse(row.content) as RichText,
    status: row.status,
    checkName: row.checkName,
    facts: row.facts === null ? [] : (JSON.parse(row.facts) as Fact[]),
    reportCount: row.reportCount,
    pinnedAt: toIso(row.pinnedAt),
    closedAt: toIso(row.closedAt),
    createdAt: toIso(row.createdAt),
    editedAt: toIso(row.editedAt),
    deletedAt: toIso(row.deletedAt),
    voteCount: row.voteCount,
    replyCount: row.replyCount,
  }
}
