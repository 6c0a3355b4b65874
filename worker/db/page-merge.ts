import { MAX_DECISIONS, MAX_PINS } from '../../shared/limits.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { PAGE_COLUMNS, type PageRecord } from './pages.ts'

/**
 * A page is merged into another conversation by conversation, a bounded number of comments in each transaction, and what is
 * on its way stands in `page_merges`. Until the last one has gone both are pages like any others: what is still on the first
 * is read and answered there, and what is written there meanwhile goes along, reactions too. With the last one the page goes, and its key
 * becomes another name of the second. A conversation is never torn: one that is longer goes alone.
 */
interface Merge {
  fromId: string
  intoId: string
}

/** Comments, and as many reactions, that go in one step. */
const AT_ONCE = MAX_DECISIONS

/** `?1` is the page that goes, `?2` the page that stays. */
const IS_GOING = 'EXISTS (SELECT 1 FROM page_merges WHERE from_id = ?1 AND into_id = ?2)'
const IS_EMPTY = `${IS_GOING} AND NOT EXISTS (SELECT 1 FROM comments WHERE page_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM reactions WHERE page_id = ?1)`

/**
 * Has the merge begin, or finds that it has. False, and nothing is stored, when one of the two is gone or going elsewhere:
 * as `into` comes what it is on its way to itself, see `targetOf`. What is on its way to the first goes to the second instead.
 */
export async function startMerge(db: Database, act: Act, from: PageRecord, into: PageRecord): Promise<boolean> {
  const [, , , going] = await db.batch([
    db
      .prepare(
        `INSERT INTO page_merges (from_id, into_id, created_at)
         SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM pages WHERE id = ?1) AND EXISTS (SELECT 1 FROM pages WHERE id = ?2)
            AND NOT EXISTS (SELECT 1 FROM page_merges WHERE from_id = ?2)
         ON CONFLICT DO NOTHING`,
      )
      .bind(from.id, into.id, act.now),
    changeStatement(
      db,
      {
        ...act,
        action: 'page-merged',
        subjectId: into.id,
        before: { key: from.pageKey, commentCount: from.commentCount },
        after: { key: into.pageKey },
      },
      'changes() = 1',
    ),
    db.prepare(`UPDATE page_merges SET into_id = ?2 WHERE into_id = ?1 AND ${IS_GOING}`).bind(from.id, into.id),
    db.prepare(`SELECT 1 WHERE ${IS_GOING}`).bind(from.id, into.id),
  ])
  return going!.results.length > 0
}

/** Where a page is going, or the page itself. */
export async function targetOf(db: Database, page: PageRecord): Promise<PageRecord> {
  const target = await db
    .prepare(`SELECT ${PAGE_COLUMNS} FROM pages WHERE id = (SELECT into_id FROM page_merges WHERE from_id = ?)`)
    .bind(page.id)
    .first<PageRecord>()
  return target ?? page
}

/** The merge that has waited longest. */
export const nextMerge = (db: Database) =>
  db
    .prepare('SELECT from_id AS fromId, into_id AS intoId FROM page_merges ORDER BY created_at, from_id LIMIT 1')
    .first<Merge>()

/** Moves the next conversations, and ends the merge when there are no more. The page that stays; null when one is gone. */
export async function continueMerge(db: Database, { fromId, intoId }: Merge, atOnce = AT_ONCE) {
  const roots = JSON.stringify(await nextRoots(db, fromId, atOnce))
  const step = (sql: string, ...more: string[]) => db.prepare(sql).bind(fromId, intoId, ...more)
  const results = await db.batch([
    // A reply and its parent are on one page: so they are again at the end.
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...pinSteps(step),
    step(
      `UPDATE comments SET page_id = ?2 WHERE page_id = ?1 AND ${IS_GOING} AND id IN (
         WITH RECURSIVE below (id) AS (
           SELECT value FROM json_each(?3)
           UNION ALL
           SELECT c.id FROM below CROSS JOIN comments c INDEXED BY comments_children ON c.parent_id = below.id)
         SELECT id FROM below)`,
      roots,
    ),
    ...reactionSteps(step, atOnce),
    step(
      `INSERT INTO arrivals (page_id, slot, new_authors)
       SELECT ?2, slot, new_authors FROM arrivals WHERE page_id = ?1 AND ${IS_EMPTY}
       ON CONFLICT DO UPDATE SET new_authors = new_authors + excluded.new_authors`,
    ),
    step(`DELETE FROM arrivals WHERE page_id = ?1 AND ${IS_EMPTY}`),
    step(
      `INSERT INTO page_points (page_id, rank, period, points)
       SELECT ?2, rank, period, points FROM page_points WHERE page_id = ?1 AND ${IS_EMPTY}
       ON CONFLICT DO UPDATE SET points = points + excluded.points`,
    ),
    step(`DELETE FROM reaction_counts WHERE page_id = ?1 AND ${IS_EMPTY}`),
    step(`UPDATE page_aliases SET page_id = ?2 WHERE page_id = ?1 AND ${IS_EMPTY}`),
    // The page that stays speaks for itself, if it says anything.
    step(
      `INSERT INTO page_facts (page_id, source, facts)
       SELECT ?2, source, facts FROM page_facts WHERE page_id = ?1 AND ${IS_EMPTY}
          AND (SELECT title FROM pages WHERE id = ?2) IS NULL
       ON CONFLICT DO NOTHING`,
    ),
    step(
      // Who read the first page has none of the second: to them it is told whole.
      `UPDATE pages SET revision = max(pages.revision, gone.revision) + 1,
              changes_from = max(pages.revision, gone.revision) + 1,
              title = coalesce(pages.title, gone.title), url = coalesce(pages.url, gone.url),
              published_at = coalesce(pages.published_at, gone.published_at),
              created_at = min(pages.created_at, gone.created_at)
         FROM (SELECT * FROM pages WHERE id = ?1) AS gone WHERE pages.id = ?2 AND ${IS_EMPTY}`,
    ),
    step(
      `INSERT INTO page_aliases (site_id, page_key, page_id)
       SELECT site_id, page_key, ?2 FROM pages WHERE id = ?1 AND ${IS_EMPTY}`,
    ),
    step(`DELETE FROM page_merges WHERE from_id = ?1 AND into_id = ?2 AND ${IS_EMPTY}`),
    db.prepare('DELETE FROM pages WHERE id = ? AND changes() = 1').bind(fromId),
    db.prepare(`SELECT ${PAGE_COLUMNS} FROM pages WHERE id = ?`).bind(intoId),
    db.prepare('SELECT 1 FROM pages WHERE id = ?').bind(fromId),
  ])
  const [page, left] = results.slice(-2)
  return { page: (page!.results[0] as PageRecord | undefined) ?? null, isDone: left!.results.length === 0 }
}

/**
 * Pins come along as far as there is room, the last pinned before the others; those of the page that stays are not touched.
 * What is pinned and no longer published makes room first.
 */
const pinSteps = (step: (sql: string) => D1PreparedStatement) => [
  step(
    `UPDATE comments SET pinned_at = NULL
      WHERE page_id IN (?1, ?2) AND pinned_at IS NOT NULL AND published = 0 AND ${IS_GOING}`,
  ),
  step(
    `UPDATE comments SET pinned_at = NULL
      WHERE page_id = ?1 AND pinned_at IS NOT NULL AND ${IS_GOING} AND id NOT IN (
        SELECT id FROM comments WHERE page_id = ?1 AND pinned_at IS NOT NULL ORDER BY pinned_at DESC, id DESC
         LIMIT (SELECT max(0, ${MAX_PINS} - count(*)) FROM comments WHERE page_id = ?2 AND pinned_at IS NOT NULL))`,
  ),
]

/** Who has reacted to both pages keeps what they said of the one that stays. */
function reactionSteps(step: (sql: string) => D1PreparedStatement, atOnce: number) {
  const isNext = `page_id = ?1 AND ${IS_GOING}
    AND reader IN (SELECT reader FROM reactions WHERE page_id = ?1 ORDER BY reader LIMIT ${atOnce})`
  return [
    step(
      `DELETE FROM reactions WHERE ${isNext}
          AND EXISTS (SELECT 1 FROM reactions both WHERE both.page_id = ?2 AND both.reader = reactions.reader)`,
    ),
    // Those who stand behind the ones that were deleted may be on both pages too: they wait for the next step.
    step(`UPDATE OR IGNORE reactions SET page_id = ?2 WHERE ${isNext}`),
  ]
}

/**
 * The top-level comments of the next conversations, the oldest first: as many as fit into one step, and one at least. The
 * walk goes through one conversation after the other, so that only the last may have been cut short.
 */
async function nextRoots(db: Database, pageId: string, atOnce: number): Promise<string[]> {
  const { results } = await db
    .prepare(
      `WITH RECURSIVE below (id, root) AS (
         SELECT DISTINCT root_id, root_id FROM (SELECT root_id FROM comments WHERE page_id = ?1 ORDER BY id LIMIT ?2)
         UNION ALL
         SELECT c.id, below.root
           FROM below CROSS JOIN comments c INDEXED BY comments_children ON c.parent_id = below.id
          ORDER BY 2 LIMIT ?2 + 1)
       SELECT root, sum(count(*)) OVER (ORDER BY root) AS total FROM below GROUP BY root ORDER BY root`,
    )
    .bind(pageId, atOnce)
    .all<{ root: string; total: number }>()
  return results.filter(({ total }, i) => i === 0 || total <= atOnce).map(({ root }) => root)
}
