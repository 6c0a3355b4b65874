import type { Author } from '../../shared/comment.ts'
import type { AuthorRecord } from './authors.ts'
import type { Database } from './database.ts'

/** What says who a member is: of the owner's site, or a moderator who answers from the console. */
export type MemberId = `member:${string}` | `moderator:${string}`

export const findMemberAuthor = (db: Database, siteId: string, memberId: MemberId) =>
  db
    .prepare(
      `SELECT id, role, email_hash AS emailHash, approved_count AS approvedCount, verified_at AS verifiedAt,
              timeout_until AS timeoutUntil
         FROM authors WHERE site_id = ? AND member_id = ?`,
    )
    .bind(siteId, memberId)
    .first<AuthorRecord>()

export interface MemberRow {
  /** Used when the member has no author yet. */
  id: string
  siteId: string
  memberId: MemberId
  name: string
  website: string | null
  role: Author['role']
  emailEncrypted: string
  emailHash: string
  foldedHash: string | null
  now: number
}

/**
 * Makes the member's author, or brings what it says up to date. Of two first comments at once one makes it, so the id to
 * write with the comment is `AUTHOR_OF_MEMBER`, in the same batch.
 *
 * @param unlessKey - do nothing when a comment with this idempotency key is there already.
 */
export const memberAuthorStatement = (db: Database, member: MemberRow, unlessKey: string | null) =>
  db
    .prepare(
      `INSERT INTO authors (id, site_id, member_id, name, website, role, email_encrypted, email_hash, folded_hash,
                            verified_at, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10
        WHERE NOT EXISTS (SELECT 1 FROM comments WHERE site_id = ?2 AND idempotency_key = ?11)
       ON CONFLICT (site_id, member_id) WHERE member_id IS NOT NULL DO UPDATE SET
         name = excluded.name, website = excluded.website, role = excluded.role,
         email_encrypted = excluded.email_encrypted, email_hash = excluded.email_hash,
         folded_hash = coalesce(excluded.folded_hash, folded_hash)`,
    )
    .bind(
      ...[member.id, member.siteId, member.memberId, member.name, member.website, member.role],
      ...[member.emailEncrypted, member.emailHash, member.foldedHash, member.now, unlessKey],
    )

/** Binds the site and the member id. */
export const AUTHOR_OF_MEMBER = '(SELECT id FROM authors WHERE site_id = ? AND member_id = ?)'
