import { v7 as uuidv7 } from 'uuid'
import type { AdminPage, PagePatch } from '../../shared/page.ts'
import type { PageAuthor, PageImage } from '../../shared/page-facts.ts'
import type { SiteSettings } from '../../shared/site.ts'
import type { Database } from './database.ts'
import { editStatement } from './page-facts.ts'
import { pageIdOf } from './page-key.ts'
import { toIso } from './time.ts'

const DAY = 86_400_000

/** A page as stored; times in epoch milliseconds. */
export interface PageRecord {
  id: string
  pageKey: string
  title: string | null
  url: string | null
  publishedAt: number | null
  closedAt: number | null
  /** JSON: of each fact the one that counts. */
  card: string | null
  commentCount: number
  revision: number
  /** Strangers are held until then. */
  surgeUntil: number | null
  createdAt: number
}

export const PAGE_COLUMNS = `id, page_key AS pageKey, title, url, published_at AS publishedAt, closed_at AS closedAt,
  card, comment_count AS commentCount, revision, surge_until AS surgeUntil, created_at AS createdAt`

/** What an unknown page looks like: it is there, and nobody has written yet. */
export const EMPTY_PAGE = { title: null, url: null, commentCount: 0, revision: 0 }

/** What a page's card holds, in epoch milliseconds, as stored. */
interface StoredCard {
  title?: string
  url?: string
  image?: PageImage
  teaser?: string
  section?: string
  authors?: PageAuthor[]
  publishedAt?: number
}

export const parseCard = (card: string | null) => JSON.parse(card ?? '{}') as StoredCard

/** What is said of a page beside its title, address and date. */
export function toStated(card: string | null) {
  const { image = null, teaser = null, section = null, authors = [] } = parseCard(card)
  return { image, teaser, section, authors }
}

export const toAdminPage = (page: PageRecord): AdminPage => ({
  id: page.id,
  key: page.pageKey,
  title: page.title,
  url: page.url,
  ...toStated(page.card),
  publishedAt: toIso(page.publishedAt),
  closedAt: toIso(page.closedAt),
  commentCount: page.commentCount,
  createdAt: toIso(page.createdAt),
})

export const pageStatement = (db: Database, siteId: string, pageKey: string) =>
  db.prepare(`SELECT ${PAGE_COLUMNS} FROM pages WHERE id = ${pageIdOf('?1', '?2')}`).bind(siteId, pageKey)

/**
 * Since when the page takes no new comments, or null while it does: closed by hand, or by the site's rule so many days
 * after publication. Of a page whose publication nobody has told us, the day counts on which it came into being here.
 */
export function closedSince(page: PageRecord | null, settings: SiteSettings, now: number): number | null {
  if (!page) return null
  const days = settings.closeAfterDays
  const times = [
    ...(page.closedAt === null ? [] : [page.closedAt]),
    ...(days === null ? [] : [(page.publishedAt ?? page.createdAt) + days * DAY]),
  ].filter((time) => time <= now)
  return times.length > 0 ? Math.min(...times) : null
}

/**
 * Pages come into being the first time someone comments on them or reacts to them, or when their owner or a feed says
 * something about them. What is known of a page already is never overwritten by a reader's browser.
 */
export const ensurePageStatement = (
  db: Database,
  siteId: string,
  page: { pageKey: string; title: string | null; url: string | null; publishedAt?: number | null },
  now: number,
) =>
  db
    .prepare(
      `INSERT INTO pages (id, site_id, page_key, title, url, published_at, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
        WHERE NOT EXISTS (SELECT 1 FROM page_aliases WHERE site_id = ?2 AND page_key = ?3)
       ON CONFLICT (site_id, page_key) DO NOTHING`,
    )
    .bind(uuidv7({ msecs: now }), siteId, page.pageKey, page.title, page.url, page.publishedAt ?? null, now)

/** Creates the page if need be and changes what the patch names. */
export function upsertPageStatements(
  db: Database,
  siteId: string,
  pageKey: string,
  { closedAt, ...facts }: Omit<PagePatch, 'key'>,
  now: number,
) {
  return [
    ensurePageStatement(db, siteId, { pageKey, title: null, url: null }, now),
    ...(closedAt === undefined
      ? []
      : [
          db
            .prepare(`UPDATE pages SET closed_at = ?3 WHERE id = ${pageIdOf('?1', '?2')}`)
            .bind(siteId, pageKey, closedAt && Date.parse(closedAt)),
        ]),
    ...(Object.keys(facts).length === 0 ? [] : [editStatement(db, siteId, pageKey, facts)]),
  ]
}

/**
 * Comment counts in the order of the keys, 0 for an unknown page. One scalar subquery a key reads one row each; `IN`
 * reads two, and D1 takes only five terms of a `UNION`. Another name of a page costs two.
 */
export async function countComments(db: Database, siteId: string, pageKeys: readonly string[]): Promise<number[]> {
  const counts = pageKeys.map(
    (_, i) => `coalesce((SELECT comment_count FROM pages WHERE site_id = ?1 AND page_key = ?${i + 2}),
      (SELECT p.comment_count FROM page_aliases a CROSS JOIN pages p ON p.id = a.page_id
        WHERE a.site_id = ?1 AND a.page_key = ?${i + 2})) AS c${i}`,
  )
  const row = await db
    .prepare(`SELECT ${counts.join(', ')}`)
    .bind(siteId, ...pageKeys)
    .first<Record<string, number | null>>()
  return pageKeys.map((_, i) => row?.[`c${i}`] ?? 0)
}
