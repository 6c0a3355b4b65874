import type { AdminComment, AdminCommentQuery, Fact } from '../../shared/admin.ts'
import type { RichText } from '../../shared/rich-text.ts'
import { excerptOf } from '../../shared/plain-text.ts'
import { decryptEmail } from '../crypto/email.ts'
import { HISTORY_COLUMNS, toHistory, type HistoryRow } from './author-history.ts'
import { COLUMNS, type CommentRow } from './comments.ts'
import type { Database } from './database.ts'
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
    parentName: string | null
    parentContent: string | null
    parentDeletedAt: number | null
    matches: 0 | 1 | null
  }

export type Order = AdminCommentQuery['order']

/** Ids sort by time. */
export const DIRECTION = { newest: 'DESC', oldest: 'ASC' } as const

/**
 * Comments as moderators see them.
 * @param source - SQL of rows of `comments` with `matches` beside; of those that do not match, no more is read.
 */
export const selectForModerators = (source: string, order: Order = 'newest') =>
  `SELECT ${COLUMNS}, c.body, c.check_name AS checkName, c.facts, c.report_count AS reportCount, c.matches,
          q.author_name AS parentName, q.content AS parentContent, q.deleted_at AS parentDeletedAt,
          a.email_encrypted AS emailEncrypted, ${HISTORY_COLUMNS},
          p.page_key AS pageKey, p.title AS pageTitle, p.url AS pageUrl
     FROM (${source}) AS c
     LEFT JOIN authors a ON c.matches AND a.id = c.author_id
     LEFT JOIN pages p ON c.matches AND p.id = c.page_id
     LEFT JOIN comments q ON c.matches AND q.id = c.parent_id
    ORDER BY c.id ${DIRECTION[order]}`

export const adminCommentStatement = (db: Database, siteId: string, id: string) =>
  db.prepare(selectForModerators('SELECT *, 1 AS matches FROM comments WHERE id = ? AND site_id = ?')).bind(id, siteId)

export async function toAdminComment(secret: string, siteId: string, row: AdminCommentRow): Promise<AdminComment> {
  return {
    id: row.id,
    parentId: row.parentId,
    rootId: row.rootId,
    parent: toParent(row),
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

/** What was deleted is a stone here too, although moderators may look at it in its own place. */
function toParent({ parentId, parentName, parentContent, parentDeletedAt }: AdminCommentRow): AdminComment['parent'] {
  if (parentId === null || parentContent === null) return null
  if (parentDeletedAt !== null) return { id: parentId, authorName: null, excerpt: '' }
  return { id: parentId, authorName: parentName, excerpt: excerptOf(JSON.parse(parentContent) as RichText) }
}
