import { v7 as uuidv7 } from 'uuid'
import { MAX_VIEWS } from '../../shared/limits.ts'
import type { NewView, View, ViewPatch } from '../../shared/views.ts'
import type { Act } from './act.ts'
import type { Database } from './database.ts'

interface Row {
  id: string
  name: string
  query: string
  shared: 0 | 1
  moderatorId: string
  moderatorName: string
}

/** Those of the site `?1` that the moderator `?2` sees. */
const VISIBLE = 'v.site_id = ?1 AND (v.shared = 1 OR v.moderator_id = ?2)'
const SELECT = `SELECT v.id, v.name, v.query, v.shared, v.moderator_id AS moderatorId, m.name AS moderatorName
  FROM views v JOIN moderators m ON m.id = v.moderator_id WHERE ${VISIBLE}`

const toView = ({ id, name, query, shared, moderatorId, moderatorName }: Row): View => ({
  id,
  name,
  query: JSON.parse(query) as View['query'],
  isShared: shared === 1,
  moderator: { id: moderatorId, name: moderatorName },
})

const listStatement = (db: Database, siteId: string, moderatorId: string) =>
  db.prepare(`${SELECT} ORDER BY v.position, v.id`).bind(siteId, moderatorId)

/** A moderator's own and the team's, in their order. */
export async function listViews(db: Database, siteId: string, moderatorId: string): Promise<View[]> {
  const { results } = await listStatement(db, siteId, moderatorId).all<Row>()
  return results.map(toView)
}

/** Null when there are as many as there may be. A moderator who has left still counts with what they shared. */
export async function addView(
  db: Database,
  { siteId, moderatorId, now }: Act,
  { name, query, isShared }: NewView,
): Promise<View | null> {
  const id = uuidv7({ msecs: now })
  const [, found] = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO views (id, site_id, moderator_id, name, query, shared, position, created_at)
         SELECT ?3, ?1, ?2, ?4, ?5, ?6, coalesce((SELECT max(position) + 1 FROM views WHERE site_id = ?1), 0), ?7
          WHERE (SELECT count(*) FROM views v WHERE ${VISIBLE}) < ${MAX_VIEWS}`,
      )
      .bind(siteId, moderatorId, id, name, JSON.stringify(query), isShared ? 1 : 0, now),
    db.prepare(`${SELECT} AND v.id = ?3`).bind(siteId, moderatorId, id),
  ])
  const row = found!.results[0]
  return row ? toView(row) : null
}

/** One's own, or one of the team's; undefined when the moderator sees none with this id. */
export async function findView(db: Database, siteId: string, moderatorId: string, id: string) {
  const row = await db.prepare(`${SELECT} AND v.id = ?3`).bind(siteId, moderatorId, id).first<Row>()
  return row ? toView(row) : undefined
}

/** A place is one among those that the moderator sees; the others keep their order. */
export async function changeView(db: Database, { siteId, moderatorId }: Act, id: string, patch: ViewPatch) {
  const { name, query, isShared, position } = patch
  const update = db
    .prepare(
      `UPDATE views SET name = coalesce(?3, name), query = coalesce(?4, query), shared = coalesce(?5, shared)
        WHERE id = ?1 AND site_id = ?2`,
    )
    .bind(
      ...[id, siteId, name ?? null, query ? JSON.stringify(query) : null],
      isShared === undefined ? null : isShared ? 1 : 0,
    )
  if (position === undefined) return void (await update.run())
  const ids = (await listViews(db, siteId, moderatorId)).map((view) => view.id).filter((other) => other !== id)
  ids.splice(position, 0, id)
  await db.batch([
    update,
    db
      .prepare(
        `UPDATE views SET position = (SELECT "key" FROM json_each(?1) WHERE value = views.id)
          WHERE site_id = ?2 AND id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(ids), siteId),
  ])
}

export const removeView = (db: Database, siteId: string, id: string) =>
  db.prepare('DELETE FROM views WHERE id = ? AND site_id = ?').bind(id, siteId).run()
