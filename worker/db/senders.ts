import type { Database } from './database.ts'
/** Whoever wrote a comment, or an author, in what blocks can name. */
export interface SenderRecord {
  authorId: string
  name: string
  website: string | null
  emailEncrypted: string
  /** Of the folded address. */
  emailHash: string | null
  ipHash: string | null
  networkHash: string | null
  /** When the hashes of the network were made. */
  createdAt: number
}

export const senderOfComment = (db: Database, siteId: string, commentId: string) =>
  db
    .prepare(
      `SELECT a.id AS authorId, c.author_name AS name, c.author_website AS website, a.email_encrypted AS emailEncrypted,
              coalesce(c.email_hash, a.folded_hash) AS emailHash, c.ip_hash AS ipHash, c.network_hash AS networkHash,
              c.created_at AS createdAt
         FROM comments c CROSS JOIN authors a ON a.id = c.author_id WHERE c.id = ? AND c.site_id = ?`,
    )
    .bind(commentId, siteId)
    .first<SenderRecord>()

export const senderOfAuthor = (db: Database, siteId: string, authorId: string) =>
  db
    .prepare(
      `SELECT id AS authorId, name, website, email_encrypted AS emailEncrypted, folded_hash AS emailHash,
              NULL AS ipHash, NULL AS networkHash, created_at AS createdAt
         FROM authors WHERE id = ? AND site_id = ?`,
    )
    .bind(authorId, siteId)
    .first<SenderRecord>()
