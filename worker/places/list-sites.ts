import type { ListQuery } from '../../shared/admin.ts'
import type { SiteList } from '../../shared/site.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import { findSites, toSite } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { sortByPlace } from './places.ts'

/** The next of these sites, by id, each as its own database has it. */
export async function listSites(
  env: Bindings,
  ids: readonly string[],
  { cursor, limit }: ListQuery,
): Promise<SiteList> {
  const [after = ''] = decodeIdCursor(cursor)
  const next = ids.filter((id) => id > after).sort()
  const places = await sortByPlace(env, next.slice(0, limit + 1))
  const found = await Promise.all(
    places.map(async ([{ name, database }, siteIds]) =>
      (await findSites(database, siteIds)).map((site) => toSite(site, name)),
    ),
  )
  const sites = found.flat().sort((a, b) => (a.id < b.id ? -1 : 1))
  const { rows, nextCursor } = cutPage(sites, limit, ({ id }) => [id])
  return { sites: rows, nextCursor }
}
