import type { Fact } from '../../shared/admin.ts'
import type { Overview } from '../../shared/overview.ts'
import type { Database } from './database.ts'
import { leastIdAt } from './uuid-time.ts'

const DAY = 86_400_000

export interface SiteDay {
  day: number
  counts: Record<string, number>
}

/** One row a day, kept by triggers. */
export async function listSiteDays(db: Database, siteId: string, from: number, to: number): Promise<SiteDay[]> {
  const { results } = await db
    .prepare('SELECT day, counts FROM site_days WHERE site_id = ? AND day BETWEEN ? AND ?')
    .bind(siteId, from, to)
    .all<{ day: number; counts: string }>()
  return results.map(({ day, counts }) => ({ day, counts: JSON.parse(counts) as SiteDay['counts'] }))
}

const MOST_PAGES = 6
/** Of one day, or over a year of one week. */
const CANDIDATES = 6

/**
 * The busiest pages of these days. A page that was not among the first of any day (over a year, of any week) is not looked
 * at, so that what is read depends on the days alone: two rows and `CANDIDATES + MOST_PAGES` for each of 28 days or 54 weeks.
 */
export async function listBusiestPages(
  db: Database,
  siteId: string,
  from: number,
  to: number,
): Promise<Overview['pages']> {
  const isLong = to - from > 31
  const span = isLong ? 'week' : 'day'
  const [first, last] = isLong ? [weekOf(from), weekOf(to)] : [from, to]
  const { results } = await db
    .prepare(
      `WITH RECURSIVE spans (starts) AS (SELECT ?3 UNION ALL SELECT starts + 1 FROM spans WHERE starts < ?4)
       SELECT (SELECT json_group_array(json_array(page_id, count)) FROM (
           SELECT page_id, count FROM page_tallies
            WHERE site_id = ?1 AND span = ?2 AND starts = spans.starts ORDER BY count DESC LIMIT ${CANDIDATES})) AS most
         FROM spans`,
    )
    .bind(siteId, span, first, last)
    .all<{ most: string }>()
  const seen = new Map<string, number>()
  for (const { most } of results)
    for (const [id, count] of JSON.parse(most) as [string, number][]) seen.set(id, (seen.get(id) ?? 0) + count)
  const busiest = [...seen].sort((a, b) => b[1] - a[1]).slice(0, MOST_PAGES)

  const { results: pages } = await db
    .prepare(
      `SELECT p.page_key AS "key", p.title, p.url,
              (SELECT sum(count) FROM page_tallies
                WHERE site_id = ?1 AND span = ?2 AND page_id = p.id AND starts BETWEEN ?3 AND ?4) AS count
         FROM json_each(?5) AS j CROSS JOIN pages p ON p.id = j.value`,
    )
    .bind(siteId, span, first, last, JSON.stringify(busiest.map(([id]) => id)))
    .all<Overview['pages'][number]['page'] & { count: number }>()
  return pages.map(({ count, ...page }) => ({ page, count })).sort((a, b) => b.count - a.count)
}

/** From Monday on: the first of January 1970 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7)

/** Rules that a site makes of entries of its own. */
const LISTS = ['hold-words', 'block-words']
const LAST_HELD = 50

/** Which entries moved these rules lately, and how often a moderator published what they held. */
export async function listEntries(
  db: Database,
  siteId: string,
  from: number,
  to: number,
): Promise<Overview['entries']> {
  const results = await db.batch<{ facts: string | null; overruled: 0 | 1 }>(
    LISTS.map((check) =>
      db
        .prepare(
          `SELECT facts, overruled FROM comments
            WHERE site_id = ? AND check_name = ? AND id >= ? AND id < ? AND deleted_at IS NULL
            ORDER BY id DESC LIMIT ${LAST_HELD}`,
        )
        .bind(siteId, check, leastIdAt(from * DAY), leastIdAt((to + 1) * DAY)),
    ),
  )
  return LISTS.flatMap((check, i) => {
    const entries = new Map<string, { count: number; overruledCount: number }>()
    for (const { facts, overruled } of results[i]!.results)
      for (const text of new Set((JSON.parse(facts ?? '[]') as Fact[]).map((fact) => fact.text))) {
        const { count, overruledCount } = entries.get(text) ?? { count: 0, overruledCount: 0 }
        entries.set(text, { count: count + 1, overruledCount: overruledCount + overruled })
      }
    return [...entries].map(([text, counts]) => ({ check, text, ...counts }))
  }).sort((a, b) => b.overruledCount - a.overruledCount || b.count - a.count)
}
