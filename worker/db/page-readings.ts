import type { PageFacts } from '../../shared/page-facts.ts'
import type { ReadingProblem } from '../../shared/page-reading.ts'
import type { Database } from './database.ts'
import { sayStatement } from './page-facts.ts'
import { pageIdOf } from './page-key.ts'
import { ensurePageStatement } from './pages.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Nobody else reads a page for so long after somebody has begun: longer than it takes, and short when that one was stopped. */
const LEASE = MINUTE
/** How old what a card says may be when it is shown. */
const FRESH = DAY
/** What was never read is left alone after so many failures; the index that finds what waits says so too. */
const GIVE_UP = 8

/** Ten minutes, forty, three hours, ten, and then a week. */
const backoff = (failures: number) => Math.min(10 * MINUTE * 4 ** failures, 7 * DAY)

/** A page that this run reads and no other. */
export interface Claim {
  pageId: string
  siteId: string
  pageKey: string
  /** On which its owner's site is served. */
  origins: string[]
  /** What the card says its address is, and what a reader's browser has claimed. */
  cardUrl: string | null
  url: string | null
  failures: number
  /** Somebody who wants it read once more meanwhile sets another time, which then stands. */
  dueAt: number
}

/** Has the page read as soon as may be, because somebody has said where it is. */
export const toReadStatement = (db: Database, siteId: string, pageKey: string) =>
  db
    .prepare(
      `INSERT INTO page_readings (page_id, due_at) SELECT id, 0 FROM pages WHERE id = ${pageIdOf('?1', '?2')}
       ON CONFLICT DO UPDATE SET due_at = 0, failures = 0`,
    )
    .bind(siteId, pageKey)

/** Creates the page if need be, and stores what its owner says of it. */
export const pushStatements = (db: Database, siteId: string, pageKey: string, facts: PageFacts, now: number) => [
  ensurePageStatement(db, siteId, { pageKey, title: null, url: null }, now),
  sayStatement(db, siteId, pageKey, 'pushed', facts),
  toReadStatement(db, siteId, pageKey),
]

/** Pages that wait to be read for the first time, those first that have waited longest. */
const WAITING = `SELECT page_id FROM page_readings
  WHERE read_at IS NULL AND failures < ${GIVE_UP} AND due_at <= ?1 AND busy_until <= ?1 ORDER BY due_at LIMIT ?2`

/**
 * Takes the next pages to be read: those that wait, or of these those that are old. One statement finds and marks them,
 * so that of two runs at once each gets others.
 */
export async function claim(db: Database, now: number, most: number, pageIds?: readonly string[]): Promise<Claim[]> {
  const which = pageIds
    ? 'SELECT page_id FROM json_each(?3) AS j JOIN page_readings ON page_id = j.value WHERE due_at <= ?1 AND busy_until <= ?1 LIMIT ?2'
    : WAITING
  const { results } = await db
    .prepare(
      `UPDATE page_readings SET busy_until = ?1 + ${LEASE} WHERE page_id IN (${which})
       RETURNING page_id AS pageId, failures, due_at AS dueAt,
         (SELECT json_object('siteId', site_id, 'pageKey', page_key, 'url', url, 'cardUrl', card ->> '$.url')
            FROM pages WHERE id = page_id) AS page,
         (SELECT origins FROM sites WHERE id = (SELECT site_id FROM pages WHERE id = page_id)) AS origins`,
    )
    .bind(now, most, ...(pageIds ? [JSON.stringify(pageIds)] : []))
    .all<{ pageId: string; failures: number; dueAt: number; page: string; origins: string }>()
  return results.map(({ pageId, failures, dueAt, page, origins }) => ({
    ...{ pageId, failures, dueAt, origins: JSON.parse(origins) as string[] },
    ...(JSON.parse(page) as Pick<Claim, 'siteId' | 'pageKey' | 'url' | 'cardUrl'>),
  }))
}

/** Whether one of these keys is a name of the page. */
export async function isCalled(db: Database, { pageId, siteId, pageKey }: Claim, keys: readonly string[]) {
  if (keys.includes(pageKey)) return true
  const found = await db
    .prepare(
      'SELECT 1 FROM page_aliases JOIN json_each(?) AS j ON page_key = j.value WHERE site_id = ? AND page_id = ?',
    )
    .bind(JSON.stringify(keys), siteId, pageId)
    .first()
  return found !== null
}

/** What the page has said of itself is what it says now, and it is left alone for a day. */
export const settleRead = (db: Database, { siteId, pageKey, pageId, dueAt }: Claim, facts: PageFacts, now: number) =>
  db.batch([
    sayStatement(db, siteId, pageKey, 'read', facts),
    db
      .prepare(
        `UPDATE page_readings SET due_at = iif(due_at = ?2, ?3, due_at), busy_until = 0, failures = 0, read_at = ?4,
                problem = NULL WHERE page_id = ?1`,
      )
      .bind(pageId, dueAt, now + FRESH, now),
  ])

/**
 * A feed names addresses, and only the page itself knows its key. Where nobody has commented or reacted yet and nobody but the
 * feed has said anything, the page gives way to the one that it turns out to be. False when there is more to it.
 */
export async function settleElsewhere(db: Database, claim: Claim, key: string, facts: PageFacts, now: number) {
  const { pageId, siteId } = claim
  const gone = await db
    .prepare(`DELETE FROM pages WHERE id = ?1 AND ${IS_ONLY_NAMED} RETURNING id`)
    .bind(pageId)
    .first()
  if (!gone) return false
  await db.batch([
    ensurePageStatement(db, siteId, { pageKey: key, title: null, url: null }, now),
    sayStatement(db, siteId, key, 'read', facts),
    db
      .prepare(
        `INSERT INTO page_readings (page_id, due_at, read_at) SELECT id, ?3, ?4 FROM pages WHERE id = ${pageIdOf('?1', '?2')}
         ON CONFLICT DO UPDATE SET due_at = ?3, read_at = ?4, failures = 0, problem = NULL`,
      )
      .bind(siteId, key, now + FRESH, now),
  ])
  return true
}

/** Nothing refers to it that does not go with it: else it could not be deleted, and would be read again and again. */
const IS_ONLY_NAMED = `EXISTS (SELECT 1 FROM page_facts WHERE page_id = ?1 AND source = 'syndicated')
  AND NOT EXISTS (SELECT 1 FROM page_facts WHERE page_id = ?1 AND source <> 'syndicated')
  AND NOT EXISTS (SELECT 1 FROM comments WHERE page_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM arrivals WHERE page_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM reactions WHERE page_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM reaction_counts WHERE page_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM page_merges WHERE ?1 IN (from_id, into_id))
  AND NOT EXISTS (SELECT 1 FROM page_aliases WHERE page_id = ?1)`

/**
 * The page is tried again later, and what is known of it stays. Only of a page that is not there any more nothing is left
 * but what people say: no card leads to it, and it waits as if it had never been read.
 */
export async function settleFailure(
  db: Database,
  { pageId, failures, dueAt }: Claim,
  problem: ReadingProblem,
  now: number,
) {
  const isGone = problem === 'gone'
  await db.batch([
    db
      .prepare(
        `UPDATE page_readings SET due_at = iif(due_at = ?2, ?3, due_at), busy_until = 0, failures = failures + 1,
                problem = ?4 ${isGone ? ', read_at = NULL' : ''}
          WHERE page_id = ?1`,
      )
      .bind(pageId, dueAt, now + backoff(failures), problem),
    ...(isGone
      ? [db.prepare("DELETE FROM page_facts WHERE page_id = ? AND source IN ('read', 'syndicated')").bind(pageId)]
      : []),
  ])
}

export const findReading = (db: Database, pageId: string) =>
  db
    .prepare('SELECT due_at AS dueAt, read_at AS readAt, problem FROM page_readings WHERE page_id = ?')
    .bind(pageId)
    .first<{ dueAt: number; readAt: number | null; problem: ReadingProblem | null }>()
