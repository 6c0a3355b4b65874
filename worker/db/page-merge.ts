import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import { PAGE_COLUMNS, type PageRecord } from './pages.ts'

/**
 * Moves all that is said on one page to another, and leaves the first one's key as another name of the second: all in one
 * transaction. Pins do not come along: the page has its own. Null when one of the two has gone meanwhile.
 */
export async function mergePages(db: D1Database, act: Act, from: PageRecord, into: PageRecord) {
  // ?1 is the page that goes, ?2 the page that stays: while both are there.
  const both = 'EXISTS (SELECT 1 FROM pages WHERE id = ?1) AND EXISTS (SELECT 1 FROM pages WHERE id = ?2)'
  const step = (sql: string, ...more: string[]) => db.prepare(sql).bind(from.id, into.id, ...more)
  const results = await db.batch<PageRecord>([
    // A reply and its parent are on one page: so they are again at the end.
    db.prepare('PRAGMA defer_foreign_keys = on'),
    step(`UPDATE comments SET pinned_at = NULL WHERE page_id = ?1 AND pinned_at IS NOT NULL AND ${both}`),
    step(`UPDATE comments SET page_id = ?2 WHERE page_id = ?1 AND ${both}`),
    step(
      `INSERT INTO arrivals (page_id, slot, new_authors)
       SELECT ?2, slot, new_authors FROM arrivals WHERE page_id = ?1 AND ${both}
       ON CONFLICT DO UPDATE SET new_authors = new_authors + excluded.new_authors`,
    ),
    step(`DELETE FROM arrivals WHERE page_id = ?1 AND ${both}`),
    step(`UPDATE page_aliases SET page_id = ?2 WHERE page_id = ?1 AND ${both}`),
    step(
      `UPDATE pages SET comment_count = pages.comment_count + gone.comment_count,
              revision = max(pages.revision, gone.revision) + 1,
              title = coalesce(pages.title, gone.title), url = coalesce(pages.url, gone.url),
              published_at = coalesce(pages.published_at, gone.published_at),
              created_at = min(pages.created_at, gone.created_at)
         FROM (SELECT * FROM pages WHERE id = ?1) AS gone WHERE pages.id = ?2`,
    ),
    step(
      `INSERT INTO search_sweeps (kind, subject_id) SELECT 'page', ?2 WHERE ${both}
       ON CONFLICT DO UPDATE SET after = ''`,
    ),
    step(
      `INSERT INTO page_aliases (site_id, page_key, page_id)
       SELECT site_id, page_key, ?2 FROM pages WHERE id = ?1 AND ${both}`,
    ),
    step(`DELETE FROM pages WHERE id = ?1 AND ${both}`),
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
    step(`SELECT ${PAGE_COLUMNS} FROM pages WHERE id = ?2 AND ?1 NOT IN (SELECT id FROM pages WHERE id = ?1)`),
  ])
  return results.at(-1)!.results[0] ?? null
}
