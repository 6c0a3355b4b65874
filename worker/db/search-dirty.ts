import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import type { Document } from './search-index.ts'

export type DirtyComment = Document & { version: string }

/** A page or site whose comments are all to be looked at again, and the last that has been. */
export interface Sweep {
  kind: 'page' | 'site'
  subjectId: string
  after: string
}

/** What is to be done next, asked in one round trip: after every write somebody asks, and nearly always there is little. */
export async function findDue(db: Database, most: number): Promise<{ found: DirtyComment[]; next: Sweep | null }> {
  const [dirty, sweeps] = await db.batch([dirtyStatement(db, most), sweepStatement(db)])
  return { found: dirty!.results as DirtyComment[], next: (sweeps!.results[0] as Sweep | undefined) ?? null }
}

/** Comments that the index does not know as they are now, newest first. */
const dirtyStatement = (db: Database, most: number) =>
  db
    .prepare(
      `SELECT d.comment_id AS id, d.version, c.site_id AS siteId, c.author_name AS name, p.title, c.body,
              c.created_at AS createdAt
         FROM (SELECT * FROM search_dirty ORDER BY comment_id DESC LIMIT ?) AS d
         LEFT JOIN comments c ON c.id = d.comment_id AND c.deleted_at IS NULL
         LEFT JOIN pages p ON p.id = c.page_id`,
    )
    .bind(most)

const sweepStatement = (db: Database) =>
  db.prepare('SELECT kind, subject_id AS subjectId, after FROM search_sweeps ORDER BY kind, subject_id LIMIT 1')

/**
 * The index knows these as they were when they were read. What has changed meanwhile stays dirty; and what somebody else
 * has settled meanwhile may have been overwritten by what we knew, so it is looked at once more: then this is true.
 */
export async function settle(db: Database, read: readonly DirtyComment[]): Promise<boolean> {
  const versions = JSON.stringify(read.map(({ id, version }) => ({ id, version })))
  const [marked] = await db.batch([
    db
      .prepare(
        `INSERT INTO search_dirty SELECT value ->> 'id', hex(randomblob(8)) FROM json_each(?)
          WHERE NOT EXISTS (SELECT 1 FROM search_dirty WHERE comment_id = value ->> 'id')`,
      )
      .bind(versions),
    db
      .prepare(
        `DELETE FROM search_dirty WHERE (comment_id, version) IN (
           SELECT value ->> 'id', value ->> 'version' FROM json_each(?))`,
      )
      .bind(versions),
  ])
  return marked!.meta.changes > 0
}

/** Marks its next comments; with none left, it is over. */
export async function sweep(db: Database, { kind, subjectId, after }: Sweep, most: number): Promise<void> {
  const { results } = await db
    .prepare(`SELECT id FROM comments WHERE ${kind}_id = ? AND id > ? ORDER BY id LIMIT ?`)
    .bind(subjectId, after, most)
    .all<{ id: string }>()
  const last = results.at(-1)?.id
  // Whoever starts it again meanwhile sets `after` back: then it stays there.
  const same = 'kind = ? AND subject_id = ? AND after = ?'
  await db.batch([
    db
      .prepare(
        `INSERT INTO search_dirty SELECT value, hex(randomblob(8)) FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(JSON.stringify(results.map(({ id }) => id))),
    last === undefined
      ? db.prepare(`DELETE FROM search_sweeps WHERE ${same}`).bind(kind, subjectId, after)
      : db.prepare(`UPDATE search_sweeps SET after = ? WHERE ${same}`).bind(last, kind, subjectId, after),
  ])
}

/** Has all comments of the site looked at again; goes on if that is being done. */
export const startRebuild = (db: Database, act: Act) =>
  db.batch([
    db
      .prepare("INSERT INTO search_sweeps (kind, subject_id) VALUES ('site', ?) ON CONFLICT DO NOTHING")
      .bind(act.siteId),
    changeStatement(db, { ...act, action: 'search-rebuilt', subjectId: act.siteId }, 'changes() = 1'),
  ])

export const isRebuilding = async (db: Database, siteId: string): Promise<boolean> =>
  (await db.prepare("SELECT 1 FROM search_sweeps WHERE kind = 'site' AND subject_id = ?").bind(siteId).first()) !== null
