import type { Database } from './database.ts'
/** What a third party is told of a comment: as it was asked about when it came. */
export interface ToldComment {
  id: string
  parentId: string | null
  authorName: string
  authorWebsite: string | null
  emailEncrypted: string
  body: string
  checkName: string | null
  pageUrl: string | null
  createdAt: number
}

export async function listTold(db: Database, siteId: string, ids: readonly string[]): Promise<ToldComment[]> {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.parent_id AS parentId, c.author_name AS authorName, c.author_website AS authorWebsite,
              a.email_encrypted AS emailEncrypted, c.body, c.check_name AS checkName, p.url AS pageUrl,
              c.created_at AS createdAt
         FROM json_each(?) AS j
         CROSS JOIN comments c ON c.id = j.value AND c.site_id = ?
         CROSS JOIN authors a ON a.id = c.author_id
         CROSS JOIN pages p ON p.id = c.page_id`,
    )
    .bind(JSON.stringify(ids), siteId)
    .all<ToldComment>()
  return results
}
