import type { AuthorErasure } from '../../shared/admin-authors.ts'
import { MAX_DECISIONS } from '../../shared/limits.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'

/** As WordPress calls those whom it has erased. */
const ANONYMOUS = 'Anonymous'

/** What still tells who wrote it, of the comments of author `?1`. */
const NAMED = `SELECT id FROM comments WHERE author_id = ?1 AND +site_id = ?2
    AND (author_name <> '${ANONYMOUS}' OR author_website IS NOT NULL OR email_hash IS NOT NULL OR ip_hash IS NOT NULL
      OR network_hash IS NOT NULL)`

/**
 * Takes everything that tells who an author is, and leaves what was said: the conversation is others' too, and a moderator
 * can reject what tells in its own words. The author goes with the first request, the names of the comments 500 at a time.
 * Blocks stay, in hashes only: who was banned could otherwise ask for a way back. Null when the site has no such author.
 */
export async function anonymise(db: Database, act: Act, id: string): Promise<AuthorErasure | null> {
  const { siteId } = act
  const [found, , , , , , erased, more] = await db.batch<{ id: string }>([
    db.prepare('SELECT id FROM authors WHERE id = ? AND site_id = ?').bind(id, siteId),
    db
      .prepare(
        `UPDATE blocks SET label = NULL WHERE site_id = ?2
            AND ((kind = 'author' AND value = ?1)
              OR (kind = 'email' AND value = (SELECT folded_hash FROM authors WHERE id = ?1 AND site_id = ?2)))`,
      )
      .bind(id, siteId),
    db.prepare('DELETE FROM author_notes WHERE author_id = ? AND site_id = ?').bind(id, siteId),
    db
      .prepare("DELETE FROM outbox WHERE sent_at IS NULL AND site_id = ? AND payload ->> 'authorId' = ?")
      .bind(siteId, id),
    db
      .prepare(
        `UPDATE authors SET name = '${ANONYMOUS}', website = NULL, email_encrypted = '', email_hash = '',
                folded_hash = NULL, role = 'reader', verified_at = NULL, member_id = NULL
          WHERE id = ? AND site_id = ? AND (name <> '${ANONYMOUS}' OR email_encrypted <> '')`,
      )
      .bind(id, siteId),
    changeStatement(db, { ...act, action: 'author-erased', subjectId: id }, 'changes() = 1'),
    db
      .prepare(
        `UPDATE comments SET author_name = '${ANONYMOUS}', author_website = NULL, email_hash = NULL, ip_hash = NULL,
                network_hash = NULL, fingerprint = iif(fingerprint IS NULL, NULL, '')
          WHERE id IN (${NAMED} LIMIT ${MAX_DECISIONS}) RETURNING id`,
      )
      .bind(id, siteId),
    db.prepare(`${NAMED} LIMIT 1`).bind(id, siteId),
  ])
  if (found!.results.length === 0) return null
  return { erasedCount: erased!.results.length, hasMore: more!.results.length > 0 }
}
