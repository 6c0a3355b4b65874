import type { Erasure } from '../../shared/own-author.ts'
import type { Database } from './database.ts'

/** Of comments, of votes, of reactions and of reports in one transaction: triggers follow each. */
const BATCH = 100

/** What is still there of the authors `?1`. A comment that was erased has neither words nor a name. */
const COMMENTS = `json_each(?1) AS j CROSS JOIN comments c ON c.author_id = j.value
  WHERE (c.body <> '' OR c.author_name <> '')`
const VOTES = 'json_each(?1) AS j CROSS JOIN votes v ON v.voter = j.value'
const REACTIONS = 'json_each(?1) AS j CROSS JOIN reactions r ON r.reader = j.value'
const REPORTS = 'json_each(?1) AS j CROSS JOIN reports r ON r.reporter = j.value'
const LEFT = `(${[COMMENTS, VOTES, REACTIONS, REPORTS].map((rows) => `(SELECT count(*) FROM ${rows})`).join(' + ')})`

/**
 * Erases the next of what is stored of the authors, who are one person, and the authors themselves with the last of it.
 *
 * The comments' rows stay, as answers hang from them: readers see a stone where one is answered and nothing else. Their
 * decisions stay too, which have no words of theirs. It counts before and after in one transaction, so of two requests
 * at once each tells what it did.
 */
export async function erase(db: Database, siteId: string, ids: string[], now: number): Promise<Erasure> {
  const authors = JSON.stringify(ids)
  const left = db.prepare(`SELECT ${LEFT} AS n`).bind(authors)
  const results = await db.batch<{ n: number }>([
    left,
    db
      .prepare(
        `UPDATE comments SET author_name = '', author_website = NULL, body = '', content = '[]', email_hash = NULL,
                ip_hash = NULL, network_hash = NULL, fingerprint = iif(fingerprint IS NULL, NULL, ''),
                pinned_at = NULL, deleted_at = coalesce(deleted_at, ?2)
          WHERE id IN (SELECT c.id FROM ${COMMENTS} LIMIT ${BATCH})`,
      )
      .bind(authors, now),
    db
      .prepare(
        `DELETE FROM votes WHERE (comment_id, voter) IN (SELECT v.comment_id, v.voter FROM ${VOTES} LIMIT ${BATCH})`,
      )
      .bind(authors),
    db
      .prepare(
        `DELETE FROM reactions WHERE (page_id, reader) IN (SELECT r.page_id, r.reader FROM ${REACTIONS} LIMIT ${BATCH})`,
      )
      .bind(authors),
    db.prepare(`DELETE FROM reports WHERE id IN (SELECT r.id FROM ${REPORTS} LIMIT ${BATCH})`).bind(authors),
    db.prepare('DELETE FROM author_notes WHERE author_id IN (SELECT value FROM json_each(?))').bind(authors),
    // Until now the address said whose the other devices are.
    db
      .prepare(
        `UPDATE authors SET name = '', website = NULL, email_encrypted = '', email_hash = '', folded_hash = NULL,
                role = 'reader', verified_at = NULL, member_id = NULL
          WHERE id IN (SELECT value FROM json_each(?1)) AND ${LEFT} = 0`,
      )
      .bind(authors),
    db
      .prepare(
        `DELETE FROM outbox WHERE sent_at IS NULL AND site_id = ?
            AND payload ->> 'authorId' IN (SELECT value FROM json_each(?))`,
      )
      .bind(siteId, authors),
    left,
  ])
  const before = results[0]!.results[0]!.n
  const remaining = results.at(-1)!.results[0]!.n
  return { erased: before - remaining, remaining }
}
