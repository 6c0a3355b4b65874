import type { Author } from '../../shared/comment.ts'
import type { Database } from './database.ts'

/** A device or confirmed address that has proved itself by its author token. */
export interface AuthorRecord {
  id: string
  role: Author['role']
  emailHash: string
  approvedCount: number
  verifiedAt: number | null
  timeoutUntil: number | null
}

export const authorStatement = (db: Database, siteId: string, id: string) =>
  db
    .prepare(
      `SELECT id, role, email_hash AS emailHash, approved_count AS approvedCount, verified_at AS verifiedAt,
              timeout_until AS timeoutUntil
         FROM authors WHERE id = ? AND site_id = ?`,
    )
    .bind(id, siteId)

export interface NewAuthor {
  id: string
  siteId: string
  name: string
  website: string | null
  role: Author['role']
  emailEncrypted: string
  emailHash: string
  foldedHash?: string | null
  now: number
}

/** @param unlessKey - store nobody when a comment with this idempotency key is there already. */
export const newAuthorStatement = (db: Database, author: NewAuthor, unlessKey: string | null) =>
  db
    .prepare(
      `INSERT INTO authors (id, site_id, name, website, email_encrypted, email_hash, role, created_at, folded_hash)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?10
        WHERE NOT EXISTS (SELECT 1 FROM comments WHERE site_id = ?2 AND idempotency_key = ?9)`,
    )
    .bind(
      ...[author.id, author.siteId, author.name, author.website, author.emailEncrypted, author.emailHash],
      ...[author.role, author.now, unlessKey, author.foldedHash ?? null],
    )
