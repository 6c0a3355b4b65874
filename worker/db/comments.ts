import type { Author, Comment, CommentStatus } from '../../shared/comment.ts'
import type { RichText } from '../../shared/rich-text.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

/** A comment as SQLite returns it, without what only moderators see. Times in epoch milliseconds. */
export interface CommentRow {
  id: string
  pageId: string
  parentId: string | null
  rootId: string
  authorId: string
  authorName: string
  authorWebsite: string | null
  authorRole: Author['role']
  content: string
  status: CommentStatus
  voteCount: number
  replyCount: number
  createdAt: number
  editedAt: number | null
  deletedAt: number | null
  pinnedAt: number | null
  closedAt: number | null
  published: 0 | 1
  listed: 0 | 1
}

/** For a table aliased `c`. */
export const COLUMNS = `c.id, c.page_id AS pageId, c.parent_id AS parentId, c.root_id AS rootId,
  c.author_id AS authorId, c.author_name AS authorName, c.author_website AS authorWebsite, c.author_role AS authorRole,
  c.content, c.status, c.vote_count AS voteCount, c.reply_count AS replyCount,
  c.created_at AS createdAt, c.edited_at AS editedAt, c.deleted_at AS deletedAt,
  c.pinned_at AS pinnedAt, c.closed_at AS closedAt, c.published, c.listed`

/**
 * A comment as everybody sees it. What is not published keeps its place if replies hang from it, and nothing else: a
 * stone says only whether its author or a moderator took it away.
 */
export function toComment(row: CommentRow): Comment {
  if (row.published)
    return { ...shown(row), status: 'approved', ...(row.pinnedAt !== null && { pinnedAt: toIso(row.pinnedAt) }) }
  return {
    ...shown(row),
    author: null,
    content: [],
    status: row.deletedAt === null ? 'rejected' : 'approved',
    editedAt: null,
    voteCount: 0,
  }
}

/** A comment as its own author sees it. Spam looks like waiting: telling would teach spammers. */
export const toOwnComment = (row: CommentRow): Comment => ({
  ...shown(row),
  status: row.status === 'approved' ? 'approved' : 'pending',
})

const shown = (row: CommentRow) => ({
  id: row.id,
  parentId: row.parentId,
  author: { id: row.authorId, name: row.authorName, website: row.authorWebsite, role: row.authorRole },
  content: JSON.parse(row.content) as RichText,
  createdAt: toIso(row.createdAt),
  editedAt: toIso(row.editedAt),
  deletedAt: toIso(row.deletedAt),
  voteCount: row.voteCount,
  replyCount: row.replyCount,
  ...(row.closedAt !== null && { closedAt: toIso(row.closedAt) }),
})

/** Any comment of the site, whatever its status. */
export const commentStatement = (db: Database, siteId: string, id: string) =>
  db.prepare(`SELECT ${COLUMNS} FROM comments c WHERE c.id = ? AND c.site_id = ?`).bind(id, siteId)

export const findComment = (db: Database, siteId: string, id: string) =>
  commentStatement(db, siteId, id).first<CommentRow>()

/** With each comment above it that readers can see, the top-level one first. */
export async function findWithAncestors(db: Database, siteId: string, id: string) {
  const [rows, page] = await db.batch<CommentRow & { pageKey: string }>([
    // The chain is cut: depth is never refused, and a reader follows no hundred levels. The root is always there.
    db
      .prepare(
        `WITH RECURSIVE up (id, parent_id, depth) AS (
           SELECT id, parent_id, 0 FROM comments WHERE id = ?1 AND site_id = ?2
           UNION ALL
           SELECT p.id, p.parent_id, depth + 1 FROM up JOIN comments p ON p.id = up.parent_id WHERE depth < 50
         )
         SELECT ${COLUMNS} FROM comments c
          WHERE c.id IN (SELECT id FROM up UNION SELECT root_id FROM comments WHERE id = ?1 AND site_id = ?2)`,
      )
      .bind(id, siteId),
    db
      .prepare(
        'SELECT page_key AS pageKey FROM pages WHERE id = (SELECT page_id FROM comments WHERE id = ? AND site_id = ?)',
      )
      .bind(id, siteId),
  ])
  const found = rows!.results.find((row) => row.id === id)
  if (!found) return null
  const ancestors = rows!.results.filter((row) => row.id !== id && row.listed)
  // A reply is always newer than what it answers, and ids sort by time.
  ancestors.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { row: found, ancestors, pageKey: page!.results[0]!.pageKey }
}
