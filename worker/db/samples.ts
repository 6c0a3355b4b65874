import type { Author, CommentStatus } from '../../shared/comment.ts'
import type { Database } from './database.ts'

/** A comment with what rules can ask about it again. */
export interface Sample {
  id: string
  authorName: string
  authorWebsite: string | null
  role: Author['role']
  /** Approved comments of its author beside this one. */
  others: number
  verifiedAt: number | null
  body: string
  content: string
  status: CommentStatus
}

/** A site's last comments that are not deleted, newest first. */
export async function sampleComments(db: Database, siteId: string, before: string | null, limit: number) {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.author_name AS authorName, c.author_website AS authorWebsite, c.author_role AS role,
              a.approved_count - (c.status = 'approved') AS others, a.verified_at AS verifiedAt,
              c.body, c.content, c.status
         FROM (SELECT * FROM comments WHERE site_id = ? AND id < ? ORDER BY id DESC LIMIT ?) AS c
         CROSS JOIN authors a ON a.id = c.author_id
        ORDER BY c.id DESC`,
    )
    .bind(siteId, before ?? '~', limit)
    .all<Sample>()
  return results
}
