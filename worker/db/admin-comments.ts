import * as z from 'zod'
import type { AdminComment, AdminCommentList } from '../../shared/admin.ts'
import type { CommentStatus } from '../../shared/comment.ts'
import type { RichText } from '../../shared/rich-text.ts'
import { cutPage, decodeCursor } from '../cursor.ts'
import { decryptEmail } from '../crypto/email.ts'
import { COLUMNS, type CommentRow } from './comments.ts'
import { toIso } from './time.ts'

type Row = CommentRow & {
  body: string
  emailEncrypted: string
  pageKey: string
  pageTitle: string | null
  pageUrl: string | null
}

const ADMIN_COLUMNS = `${COLUMNS}, c.body, a.email_encrypted AS emailEncrypted,
  p.page_key AS pageKey, p.title AS pageTitle, p.url AS pageUrl`

const KEY = z.tuple([z.string()])

/** A site's comments, newest first: those of one status that are not deleted, or all. */
export async function listForModerators(
  db: D1Database,
  secret: string,
  siteId: string,
  { status, cursor, limit }: { status?: CommentStatus | undefined; cursor?: string | undefined; limit: number },
): Promise<AdminCommentList> {
  const after = cursor ? decodeCursor(cursor, KEY) : []
  const { results } = await db
    .prepare(
      `SELECT ${ADMIN_COLUMNS}
         FROM comments c CROSS JOIN authors a ON a.id = c.author_id CROSS JOIN pages p ON p.id = c.page_id
        WHERE c.site_id = ? ${status ? 'AND c.status = ? AND c.deleted_at IS NULL' : ''} ${cursor ? 'AND c.id < ?' : ''}
        ORDER BY c.id DESC LIMIT ?`,
    )
    .bind(siteId, ...(status ? [status] : []), ...after, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { comments: await Promise.all(rows.map((row) => toAdminComment(secret, siteId, row))), nextCursor }
}

async function toAdminComment(secret: string, siteId: string, row: Row): Promise<AdminComment> {
  return {
    id: row.id,
    parentId: row.parentId,
    page: { key: row.pageKey, title: row.pageTitle, url: row.pageUrl },
    author: {
      id: row.authorId,
      name: row.authorName,
      website: row.authorWebsite,
      role: row.authorRole,
      // A comment can be decided on even when the secret its address was encrypted with is gone.
      email: await decryptEmail(secret, siteId, row.emailEncrypted).catch(() => null),
    },
    body: row.body,
    content: JSON.parse(row.content) as RichText,
    status: row.status,
    createdAt: toIso(row.createdAt),
    editedAt: toIso(row.editedAt),
    deletedAt: toIso(row.deletedAt),
    voteCount: row.voteCount,
    replyCount: row.replyCount,
  }
}
