import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import type { PageRecord } from './pages.ts'

/**
 * Gives the page another key; the present one becomes another name of it, so that readers with an old address find their
 * conversation. False, and nothing is stored, when the key leads to another page.
 */
export async function renamePage(db: Database, act: Act, page: PageRecord, key: string): Promise<boolean> {
  const { siteId } = act
  const [renamed] = await db.batch([
    db
      .prepare(
        `UPDATE pages SET page_key = ?3 WHERE id = ?1 AND site_id = ?2 AND page_key = ?4
            AND NOT EXISTS (SELECT 1 FROM pages WHERE site_id = ?2 AND page_key = ?3)
            AND NOT EXISTS (SELECT 1 FROM page_aliases WHERE site_id = ?2 AND page_key = ?3 AND page_id <> ?1)
          RETURNING id`,
      )
      .bind(page.id, siteId, key, page.pageKey),
    changeStatement(
      db,
      { ...act, action: 'page-renamed', subjectId: page.id, before: { key: page.pageKey }, after: { key } },
      'changes() = 1',
    ),
    // A page that gets an earlier name back has it as its own.
    db
      .prepare(
        `DELETE FROM page_aliases WHERE site_id = ?1 AND page_key = ?2
            AND page_id = (SELECT id FROM pages WHERE site_id = ?1 AND page_key = ?2)`,
      )
      .bind(siteId, key),
    db
      .prepare(
        `INSERT INTO page_aliases (site_id, page_key, page_id)
         SELECT site_id, ?3, id FROM pages WHERE id = ?1 AND page_key = ?2 ON CONFLICT DO NOTHING`,
      )
      .bind(page.id, key, page.pageKey),
  ])
  return renamed!.results.length > 0
}
