import { v7 as uuidv7 } from 'uuid'
import type { ListQuery } from '../../shared/admin.ts'
import type { AuthorNote, NoteList } from '../../shared/admin-authors.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

/** Notes that are shown with their author. */
const SHOWN = 20

export interface NoteRow {
  id: string
  moderatorId: string
  moderatorName: string
  body: string
  createdAt: number
}

const SELECT = `SELECT n.id, n.moderator_id AS moderatorId, m.name AS moderatorName, n.body, n.created_at AS createdAt
  FROM author_notes n CROSS JOIN moderators m ON m.id = n.moderator_id`

export const toNote = (row: NoteRow): AuthorNote => ({
  id: row.id,
  moderator: { id: row.moderatorId, name: row.moderatorName },
  body: row.body,
  createdAt: toIso(row.createdAt),
})

export const notesStatement = (db: Database, siteId: string, authorId: string) =>
  db
    .prepare(`${SELECT} WHERE n.author_id = ? AND n.site_id = ? ORDER BY n.id DESC LIMIT ${SHOWN}`)
    .bind(authorId, siteId)

/** All of them, newest first. Null when the site has no such author. */
export async function listNotes(
  db: Database,
  siteId: string,
  authorId: string,
  { cursor, limit }: ListQuery,
): Promise<NoteList | null> {
  const after = decodeIdCursor(cursor)
  const [author, notes] = await db.batch([
    db.prepare('SELECT 1 FROM authors WHERE id = ? AND site_id = ?').bind(authorId, siteId),
    db
      .prepare(
        `${SELECT} WHERE n.author_id = ? AND n.site_id = ? ${cursor ? 'AND n.id < ?' : ''} ORDER BY n.id DESC LIMIT ?`,
      )
      .bind(authorId, siteId, ...after, limit + 1),
  ])
  if (author!.results.length === 0) return null
  const { rows, nextCursor } = cutPage(notes!.results as NoteRow[], limit, ({ id }) => [id])
  return { notes: rows.map(toNote), nextCursor }
}

/** Null when the site has no such author. */
export async function addNote(db: Database, act: Act, authorId: string, body: string): Promise<AuthorNote | null> {
  const { siteId, moderatorId, now } = act
  const id = uuidv7({ msecs: now })
  const results = await db.batch<NoteRow>([
    db
      .prepare(
        `INSERT INTO author_notes (id, site_id, author_id, moderator_id, body, created_at)
         SELECT ?, site_id, id, ?, ?, ? FROM authors WHERE id = ? AND site_id = ?`,
      )
      .bind(id, moderatorId, body, now, authorId, siteId),
    changeStatement(db, { ...act, action: 'note-added', subjectId: authorId, after: { noteId: id } }, 'changes() = 1'),
    db.prepare(`${SELECT} WHERE n.id = ?`).bind(id),
  ])
  const row = results.at(-1)!.results[0]
  return row ? toNote(row) : null
}

/** The trail says that there was one, and not what it said: who asks to be erased is erased there too. */
export async function removeNote(db: Database, act: Act, id: string): Promise<boolean> {
  const [removed] = await db.batch([
    db.prepare('DELETE FROM author_notes WHERE id = ? AND site_id = ? RETURNING id').bind(id, act.siteId),
    changeStatement(db, { ...act, action: 'note-removed', subjectId: id }, 'changes() = 1'),
  ])
  return removed!.results.length > 0
}
