import type { DatabaseName } from '../../shared/site.ts'
import type { Database } from './database.ts'

/** Where a site is, or null when there is no such site: one row, or two for a site that is elsewhere. */
export const findBinding = (db: Database, siteId: string) =>
  db
    .prepare(
      `SELECT coalesce(p.binding, 'DB') AS binding FROM sites s LEFT JOIN places p ON p.site_id = s.id WHERE s.id = ?`,
    )
    .bind(siteId)
    .first<DatabaseName>('binding')

/** Those of the sites that are in another database than this one, and in which. */
export async function findBindings(db: Database, siteIds: readonly string[]): Promise<Map<string, DatabaseName>> {
  const { results } = await db
    .prepare('SELECT site_id AS siteId, binding FROM json_each(?) AS j CROSS JOIN places ON site_id = j.value')
    .bind(JSON.stringify(siteIds))
    .all<{ siteId: string; binding: DatabaseName }>()
  return new Map(results.map(({ siteId, binding }) => [siteId, binding]))
}
