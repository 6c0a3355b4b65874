import type { PageChanges } from '../../shared/live-page.ts'
import { SiteSettings } from '../../shared/site.ts'
import { COLUMNS, toComment, type CommentRow } from './comments.ts'
import type { Database } from './database.ts'
import { pageIdOf } from './page-key.ts'
import { closedSince, PAGE_COLUMNS, type PageRecord } from './pages.ts'
import { toIso } from './time.ts'

type Row = CommentRow & { revision: number; listedRevision: number }

interface Found {
  /** The page's, of now. */
  revision: number
  /** Null when they are not known one by one: conversations have come from another page, or gone to one. */
  changes: PageChanges | null
}

/**
 * What readers can see of a page and did not see at a revision, oldest change first and at most so many comments. Each is
 * one row of one index. Null when there is no such page.
 *
 * @param from - the revision since which a comment that came into the list is new
 */
export async function findChanges(
  db: Database,
  page: { id: string } | { siteId: string; pageKey: string },
  since: number,
  limit: number,
  from = since,
): Promise<Found | null> {
  const [id, named] = 'id' in page ? ['?1', [page.id]] : [pageIdOf('?1', '?2'), [page.siteId, page.pageKey]]
  const [pages, comments] = await db.batch([
    db
      .prepare(
        `SELECT ${PAGE_COLUMNS}, changes_from AS changesFrom,
                (SELECT settings FROM sites WHERE id = site_id) AS settings FROM pages WHERE id = ${id}`,
      )
      .bind(...named),
    db
      .prepare(
        `SELECT ${COLUMNS}, c.revision, c.listed_revision AS listedRevision FROM comments c INDEXED BY comments_revised
          WHERE c.page_id = ${id} AND c.revision > ? AND c.revision > 0 ORDER BY c.revision LIMIT ?`,
      )
      .bind(...named, since, limit + 1),
  ])
  const now = pages!.results[0] as (PageRecord & { changesFrom: number; settings: string }) | undefined
  if (!now) return null
  const { revision } = now
  if (since < now.changesFrom) return { revision, changes: null }
  const rows = (comments!.results as Row[]).slice(0, limit)
  const hasMore = comments!.results.length > limit
  const idsOf = (takes: (row: Row) => boolean) => rows.filter(takes).map(({ id }) => id)
  const changes = {
    since,
    revision: hasMore ? rows.at(-1)!.revision : revision,
    page: {
      commentCount: now.commentCount,
      closedAt: toIso(closedSince(now, SiteSettings.parse(JSON.parse(now.settings)), Date.now())),
    },
    comments: rows.map((row) => ({ ...toComment(row), rootId: row.rootId })),
    newIds: idsOf(({ listed, listedRevision }) => !!listed && listedRevision > from),
    goneIds: idsOf(({ listed }) => !listed),
    hasMore,
  }
  return { revision, changes }
}

/** The pages that these comments, or all comments of these authors, are on. */
export async function pagesOf(db: Database, siteId: string, of: { commentIds: string[] } | { authorIds: string[] }) {
  const [column, ids] = 'commentIds' in of ? ['id', of.commentIds] : ['author_id', of.authorIds]
  const { results } = await db
    .prepare(
      `SELECT DISTINCT c.page_id AS id FROM json_each(?) AS j CROSS JOIN comments c ON c.${column} = j.value
        WHERE +c.site_id = ?`,
    )
    .bind(JSON.stringify(ids), siteId)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}
