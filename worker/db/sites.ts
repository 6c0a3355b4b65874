import { SiteSettings, type DatabaseName, type NewSite, type Site, type SitePatch } from '../../shared/site.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { pageStatement, type PageRecord } from './pages.ts'
import { toIso } from './time.ts'

/** A site as the worker uses it, which does not know in which database it is. `createdAt` in epoch milliseconds. */
export type SiteRecord = Omit<Site, 'createdAt' | 'database'> & { createdAt: number }

interface Row {
  id: string
  name: string
  origins: string
  settings: string
  createdAt: number
}

const COLUMNS = 'sites.id, name, origins, settings, created_at AS createdAt'

const toRecord = (row: Row): SiteRecord => ({
  ...row,
  origins: JSON.parse(row.origins) as string[],
  // Settings that came after this row was written get their defaults here.
  settings: SiteSettings.parse(JSON.parse(row.settings)),
})

export const toSite = (site: SiteRecord, database: DatabaseName): Site => ({
  ...site,
  database,
  createdAt: toIso(site.createdAt),
})

const siteStatement = (db: Database, id: string) => db.prepare(`SELECT ${COLUMNS} FROM sites WHERE id = ?`).bind(id)

export async function findSite(db: Database, id: string): Promise<SiteRecord | null> {
  const row = await siteStatement(db, id).first<Row>()
  return row && toRecord(row)
}

/** Both with one question. A page that nobody has commented on is none. */
export async function findSiteAndPage(db: Database, id: string, pageKey: string) {
  const [sites, pages] = await db.batch([siteStatement(db, id), pageStatement(db, id, pageKey)])
  const [row] = sites!.results as Row[]
  const [page] = pages!.results as PageRecord[]
  return { site: row ? toRecord(row) : null, page: page ?? null }
}

/** Those of these sites that are here. */
export async function findSites(db: Database, ids: readonly string[]): Promise<SiteRecord[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM json_each(?) AS j CROSS JOIN sites ON sites.id = j.value`)
    .bind(JSON.stringify(ids))
    .all<Row>()
  return results.map(toRecord)
}

/**
 * Creates the site with its creator as owner, or neither. Null when the id is taken.
 * @param db - the first database, also where the site is to be in another: there it comes with the next look at `mirror_due`.
 */
export async function createSite(db: Database, site: NewSite, ownerId: string, now: number) {
  const [inserted] = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO sites (id, name, origins, settings, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      )
      .bind(site.id, site.name, JSON.stringify(site.origins), JSON.stringify(site.settings), now),
    // changes() counts the rows of the statement before: nobody becomes owner of a site that was there already.
    ...(site.database === 'DB'
      ? []
      : [
          db
            .prepare('INSERT INTO places (site_id, binding) SELECT ?, ? WHERE changes() = 1')
            .bind(site.id, site.database),
        ]),
    db
      .prepare(
        `INSERT INTO memberships (moderator_id, site_id, role, created_at) SELECT ?, ?, 'owner', ? WHERE changes() = 1`,
      )
      .bind(ownerId, site.id, now),
  ])
  const row = inserted!.results[0]
  return row ? toRecord(row) : null
}

/** Changes what the patch names. Settings are merged in SQL, so that two changes at once lose neither. */
export async function updateSite(
  db: Database,
  site: SiteRecord,
  patch: SitePatch,
  { moderatorId, now }: { moderatorId: string; now: number },
): Promise<SiteRecord> {
  // json_patch removes what is null; a setting may be null, so each is set by its own path.
  const settings = Object.entries(patch.settings ?? {}).filter(([, value]) => value !== undefined)
  const update = db
    .prepare(
      `UPDATE sites SET name = coalesce(?2, name), origins = coalesce(?3, origins),
              settings = json_set(settings ${settings.map((_, i) => `, ?${4 + 2 * i}, json(?${5 + 2 * i})`).join('')})
        WHERE id = ?1 RETURNING ${COLUMNS}`,
    )
    .bind(
      site.id,
      patch.name ?? null,
      patch.origins ? JSON.stringify(patch.origins) : null,
      ...settings.flatMap(([name, value]) => [`$.${name}`, JSON.stringify(value)]),
    )
  const [updated] = await db.batch<Row>([
    update,
    changeStatement(db, {
      ...{ siteId: site.id, moderatorId, now, subjectId: site.id, action: 'settings-changed' },
      before: onlyNamed(patch, site),
      after: patch,
    }),
  ])
  return toRecord(updated!.results[0]!)
}

/** What a patch names, as it was. */
function onlyNamed(patch: SitePatch, site: SiteRecord) {
  const names = Object.keys(patch.settings ?? {}) as (keyof SiteRecord['settings'])[]
  return {
    ...(patch.name !== undefined && { name: site.name }),
    ...(patch.origins && { origins: site.origins }),
    ...(patch.settings && { settings: Object.fromEntries(names.map((name) => [name, site.settings[name]])) }),
  }
}
