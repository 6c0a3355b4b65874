import type { Database } from './database.ts'

/** What another database does not know yet. */
export type Due = { subjectId: string; version: string } & (
  { kind: 'site'; binding: string } | { kind: 'moderator'; binding: null }
)

/** Marks a site to be looked at, if it is elsewhere. */
export const markSite = (first: Database, siteId: string) =>
  first
    .prepare(
      `INSERT INTO mirror_due SELECT 'site', site_id, hex(randomblob(8)) FROM places WHERE site_id = ?
       ON CONFLICT DO UPDATE SET version = excluded.version`,
    )
    .bind(siteId)
    .run()

/** Marks those sites that were looked at longest ago. */
export const markOldest = (first: Database, most: number) =>
  first
    .prepare(
      `INSERT INTO mirror_due SELECT 'site', site_id, hex(randomblob(8)) FROM places ORDER BY mirrored_at LIMIT ?
       ON CONFLICT DO NOTHING`,
    )
    .bind(most)
    .run()

/** Sites first, of these the ones that were looked at longest ago: a new member waits for it, a new name can. */
export async function listDue(first: Database, most: number): Promise<Due[]> {
  const { results } = await first
    .prepare(
      `SELECT kind, subject_id AS subjectId, version, binding
         FROM mirror_due LEFT JOIN places ON kind = 'site' AND site_id = subject_id
        ORDER BY kind DESC, mirrored_at LIMIT ?`,
    )
    .bind(most)
    .all<Due>()
  return results
}

/** A site that could not be told counts as looked at, so that the next ones have their turn. */
export const putBehind = (first: Database, { subjectId }: Due, now: number) =>
  first.prepare('UPDATE places SET mirrored_at = ? WHERE site_id = ?').bind(now, subjectId).run()

/** What is marked again meanwhile stays. */
const settleStatement = (first: Database, { kind, subjectId, version }: Due) =>
  first
    .prepare('DELETE FROM mirror_due WHERE kind = ? AND subject_id = ? AND version = ?')
    .bind(kind, subjectId, version)

/** The name of a moderator in the other databases, where they are known. */
export async function mirrorModerator(first: Database, others: readonly Database[], due: Due): Promise<void> {
  const name = await first.prepare('SELECT name FROM moderators WHERE id = ?').bind(due.subjectId).first<string>('name')
  const rename = (db: Database) =>
    db.prepare('UPDATE moderators SET name = ?2 WHERE id = ?1 AND name <> ?2').bind(due.subjectId, name).run()
  await Promise.all(others.map(rename))
  await settleStatement(first, due).run()
}

/** Rows of the audit trail that go over at once. */
const MOST_CHANGES = 200

/**
 * Brings a site's own database to what the first one says of its members, by id and name alone, and takes what was changed
 * about them over into its audit trail. A new site comes into being there; its name goes back to the list of all sites, and
 * its origins are taken away from there, so that where its own database is not bound nobody writes beside it.
 */
export async function mirrorSite(first: Database, own: Database, due: Due, now: number): Promise<void> {
  const siteId = due.subjectId
  const [sites, moderators, memberships, changes] = await first.batch(
    [
      'SELECT * FROM sites WHERE id = ?1',
      // Who made a change may have left with it.
      `SELECT id, name, created_at FROM moderators WHERE id IN (
         SELECT moderator_id FROM memberships WHERE site_id = ?1 UNION SELECT moderator_id FROM changes WHERE site_id = ?1)`,
      'SELECT * FROM memberships WHERE site_id = ?1',
      `SELECT * FROM changes WHERE site_id = ?1 ORDER BY seq LIMIT ${MOST_CHANGES}`,
    ].map((sql) => first.prepare(sql).bind(siteId)),
  )
  const write = (sql: string, { results }: D1Result) => own.prepare(sql).bind(JSON.stringify(results))
  const results = await own.batch<{ name: string }>([
    write(
      `INSERT INTO sites (id, name, origins, settings, created_at)
       SELECT value ->> 'id', value ->> 'name', value ->> 'origins', value ->> 'settings', value ->> 'created_at'
         FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING`,
      sites!,
    ),
    write(
      `INSERT INTO moderators (id, name, created_at)
       SELECT value ->> 'id', value ->> 'name', value ->> 'created_at' FROM json_each(?1) WHERE true
       ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
      moderators!,
    ),
    own
      .prepare(
        `DELETE FROM memberships WHERE site_id = ?2
            AND moderator_id NOT IN (SELECT value ->> 'moderator_id' FROM json_each(?1))`,
      )
      .bind(JSON.stringify(memberships!.results), siteId),
    write(
      `INSERT INTO memberships (moderator_id, site_id, role, created_at)
       SELECT value ->> 'moderator_id', value ->> 'site_id', value ->> 'role', value ->> 'created_at' FROM json_each(?1)
        WHERE true ON CONFLICT DO UPDATE SET role = excluded.role WHERE role <> excluded.role`,
      memberships!,
    ),
    // What was taken over and not taken away is there already.
    write(
      `INSERT INTO changes (id, site_id, moderator_id, action, subject_id, before, after, reason, created_at)
       SELECT value ->> 'id', value ->> 'site_id', value ->> 'moderator_id', value ->> 'action', value ->> 'subject_id',
              value ->> 'before', value ->> 'after', value ->> 'reason', value ->> 'created_at' FROM json_each(?1)
        WHERE true ON CONFLICT DO NOTHING`,
      changes!,
    ),
    own.prepare('SELECT name FROM sites WHERE id = ?').bind(siteId),
  ])
  const isAll = changes!.results.length < MOST_CHANGES
  await first.batch([
    first
      .prepare("UPDATE sites SET name = ?2, origins = '[]' WHERE id = ?1 AND (name <> ?2 OR origins <> '[]')")
      .bind(siteId, results.at(-1)!.results[0]!.name),
    first
      .prepare("DELETE FROM changes WHERE id IN (SELECT value ->> 'id' FROM json_each(?))")
      .bind(JSON.stringify(changes!.results)),
    first.prepare('UPDATE places SET mirrored_at = ? WHERE site_id = ?').bind(now, siteId),
    ...(isAll ? [settleStatement(first, due)] : []),
  ])
}
