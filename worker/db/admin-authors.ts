import type { AdminAuthor, AuthorPatch } from '../../shared/admin-authors.ts'
import type { Author } from '../../shared/comment.ts'
import { MAX_DECISIONS } from '../../shared/limits.ts'
import { decryptEmail } from '../crypto/email.ts'
import type { Act } from './act.ts'
import { HISTORY_COLUMNS, toHistory, type HistoryRow } from './author-history.ts'
import { notesStatement, toNote, type NoteRow } from './author-notes.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

type Row = HistoryRow & {
  id: string
  name: string
  role: Author['role']
  website: string | null
  emailEncrypted: string
}

const SELECT = `SELECT a.id, a.name, a.role, a.website, a.email_encrypted AS emailEncrypted, ${HISTORY_COLUMNS}
  FROM authors a`

/** Everything that a moderator is shown of an author, in one round trip. */
export async function findAuthor(
  db: Database,
  secret: string,
  siteId: string,
  id: string,
): Promise<AdminAuthor | null> {
  const results = await db.batch([
    db.prepare(`${SELECT} WHERE a.id = ? AND a.site_id = ?`).bind(id, siteId),
    db
      .prepare(
        `SELECT author_website AS website FROM (
           SELECT id, author_website FROM comments WHERE author_id = ? AND +site_id = ? ORDER BY id DESC LIMIT 50)
          WHERE author_website IS NOT NULL GROUP BY author_website ORDER BY max(id) DESC`,
      )
      .bind(id, siteId),
    // Another spelling of the address is the same mailbox; who was erased has none.
    db
      .prepare(
        `${SELECT} WHERE a.site_id = ?2 AND a.id <> ?1
            AND a.folded_hash = (SELECT folded_hash FROM authors WHERE id = ?1 AND site_id = ?2)
          ORDER BY a.created_at DESC LIMIT 20`,
      )
      .bind(id, siteId),
    notesStatement(db, siteId, id),
  ])
  const rows = <Result>(index: number) => results[index]!.results as Result[]
  const row = rows<Row>(0)[0]
  if (!row) return null
  const websites = rows<{ website: string }>(1).map(({ website }) => website)
  return {
    id: row.id,
    name: row.name,
    email: await decryptEmail(secret, siteId, row.emailEncrypted).catch(() => null),
    role: row.role,
    websites: [...new Set([...websites, ...(row.website === null ? [] : [row.website])])],
    history: toHistory(row),
    notes: rows<NoteRow>(3).map(toNote),
    others: rows<Row>(2).map((other) => ({ id: other.id, name: other.name, history: toHistory(other) })),
  }
}

interface Changed {
  /** The badge is another one: that is all that readers see of it. */
  isSeen: boolean
}

/** Gives an author a badge or a pause. Null when the site has no such author. */
export async function changeAuthor(db: Database, act: Act, id: string, patch: AuthorPatch): Promise<Changed | null> {
  const { siteId } = act
  const before = await db
    .prepare('SELECT role, timeout_until AS timeoutUntil FROM authors WHERE id = ? AND site_id = ?')
    .bind(id, siteId)
    .first<{ role: Author['role']; timeoutUntil: number | null }>()
  if (!before) return null
  const role = patch.role ?? before.role
  const timeoutUntil = patch.timeoutUntil === undefined ? before.timeoutUntil : toTime(patch.timeoutUntil)
  const isSeen = role !== before.role
  if (!isSeen && timeoutUntil === before.timeoutUntil) return { isSeen }
  await db.batch([
    db.prepare('UPDATE authors SET role = ?, timeout_until = ? WHERE id = ?').bind(role, timeoutUntil, id),
    changeStatement(db, {
      ...act,
      action: 'author-changed',
      subjectId: id,
      before: { role: before.role, timeoutUntil: toIso(before.timeoutUntil) },
      after: { role, timeoutUntil: toIso(timeoutUntil) },
    }),
    ...(isSeen ? [badgeStatement(db, id, role)] : []),
  ])
  return { isSeen }
}

/** What is older keeps the badge that it was written with. */
const badgeStatement = (db: Database, authorId: string, role: Author['role']) =>
  db
    .prepare(
      `UPDATE comments SET author_role = ?2 WHERE id IN (
         SELECT id FROM comments WHERE author_id = ?1 AND author_role <> ?2 ORDER BY id DESC LIMIT ${MAX_DECISIONS})`,
    )
    .bind(authorId, role)

const toTime = (iso: string | null) => (iso === null ? null : Date.parse(iso))
