import type { Card, CardQuery, CardRank, LatestComment, StatedPage } from '../../shared/cards.ts'
import type { Author } from '../../shared/comment.ts'
import { TOP_COMMENT_LENGTH } from '../../shared/limits.ts'
import { excerptOf } from '../../shared/plain-text.ts'
import type { RichText } from '../../shared/rich-text.ts'
import type { Database } from './database.ts'
import { pageIdOf } from './page-key.ts'
import { pageStatement, parseCard, toStated, type PageRecord } from './pages.ts'
import { toIso } from './time.ts'

/** Two pages may have one address, and the page that is read may have another name: so many more are looked at. */
const SPARE = 3
/** The best of these is shown, if it is published and nobody has reported it: more are not looked for. */
const CANDIDATES = 2

/** Each is a range of an index. What is to be published tomorrow is not shown today. */
const WHERE: Record<CardRank, string> = {
  discussed: 'discussed IS NOT NULL',
  trending: 'trending IS NOT NULL',
  latest: 'latest <= ?5',
}

interface Row {
  id: string
  key: string
  card: string
  commentCount: number
  authorName: string | null
  content: string | null
  dueAt: number | null
}

const IS_SHOWN = 'published = 1 AND report_count = 0'

/** The comment that stands for its page: the one pinned last, else the one with most votes. */
const BEST = `coalesce(
  (SELECT id FROM (SELECT id, published, report_count FROM comments INDEXED BY comments_pinned
                    WHERE page_id = p.id AND pinned_at IS NOT NULL ORDER BY pinned_at DESC LIMIT ${CANDIDATES})
    WHERE ${IS_SHOWN} LIMIT 1),
  (SELECT id FROM (SELECT id, published, report_count FROM comments INDEXED BY comments_best
                    WHERE page_id = p.id AND parent_id IS NULL AND listed = 1
                    ORDER BY vote_count DESC, id DESC LIMIT ${CANDIDATES})
    WHERE ${IS_SHOWN} LIMIT 1))`

/**
 * Cards in the order asked for, and the pages among them that should be read again. One range of an index, and of each page
 * its row, its best comment and when it was read: the same at any size.
 */
export async function listCards(db: Database, siteId: string, query: CardQuery, now: number) {
  const { rank, limit, exclude = '', author, section } = query
  const facet = author !== undefined ? `author ${author}` : section !== undefined ? `section ${section}` : ''
  const [excluded, found] = await db.batch([
    db.prepare(`SELECT card ->> '$.url' AS url FROM pages WHERE id = ${pageIdOf('?1', '?2')}`).bind(siteId, exclude),
    db
      .prepare(
        `SELECT p.id, p.page_key AS key, p.card, p.comment_count AS commentCount, c.author_name AS authorName, c.content,
                r.due_at AS dueAt
           FROM (SELECT page_id FROM page_cards
                  WHERE site_id = ?1 AND facet = ?2 AND ${WHERE[rank]}
                    AND page_id IS NOT ${pageIdOf('?1', '?3')}
                  ORDER BY ${rank} DESC, page_id DESC LIMIT ?4) AS ranked
          CROSS JOIN pages p ON p.id = ranked.page_id
           LEFT JOIN comments c ON c.id = ${BEST}
           LEFT JOIN page_readings r ON r.page_id = p.id`,
      )
      .bind(siteId, facet, exclude, limit + SPARE, ...(rank === 'latest' ? [now] : [])),
  ])
  const seen = new Set([exclude, (excluded!.results[0] as { url: string | null } | undefined)?.url])
  const rows = (found!.results as Row[])
    .filter(({ card }) => {
      const { url } = parseCard(card)
      return !seen.has(url) && seen.add(url)
    })
    .slice(0, limit)
  return {
    pages: rows.map(toCard),
    old: rows.filter(({ dueAt }) => dueAt !== null && dueAt <= now).map(({ id }) => id),
  }
}

function toCard({ key, card, commentCount, authorName, content }: Row): Card {
  const { title, url, publishedAt } = parseCard(card)
  const { authors, ...stated } = toStated(card)
  const excerpt = content === null ? '' : ownWords(content)
  return {
    ...{ key, url: url!, title: title!, ...stated },
    authors: authors.map(({ name }) => name),
    publishedAt: toIso(publishedAt ?? null),
    commentCount,
    topComment: excerpt ? { authorName: authorName!, excerpt } : null,
  }
}

/** The beginning of a comment without what it quotes: that is somebody else's. */
const ownWords = (content: string) =>
  excerptOf(
    (JSON.parse(content) as RichText).filter((block) => block.type !== 'quote'),
    TOP_COMMENT_LENGTH,
  )

/** What is known of one page, for everybody: nothing that only a browser has claimed. */
export async function findStatedPage(db: Database, siteId: string, pageKey: string): Promise<StatedPage> {
  const page = await pageStatement(db, siteId, pageKey).first<PageRecord>()
  const card = page?.card ?? null
  const { title = null, url = null, publishedAt = null } = parseCard(card)
  const commentCount = page?.commentCount ?? 0
  return { key: pageKey, url, title, ...toStated(card), publishedAt: toIso(publishedAt), commentCount }
}

interface LatestRow {
  id: string
  authorId: string
  authorName: string
  authorWebsite: string | null
  authorRole: Author['role']
  content: string
  createdAt: number
  key: string
  title: string
  url: string
}

/** So many of the last comments are looked at: some are on pages that nobody has vouched for. Each costs two rows. */
const LOOK = 70

/** The last published comments of the site that a reader can follow to a page, newest first. */
export async function listLatest(db: Database, siteId: string, limit: number): Promise<LatestComment[]> {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.author_id AS authorId, c.author_name AS authorName, c.author_website AS authorWebsite,
              c.author_role AS authorRole, c.content, c.created_at AS createdAt, p.page_key AS key,
              p.card ->> '$.title' AS title, p.card ->> '$.url' AS url
         FROM (SELECT * FROM comments INDEXED BY comments_queue
                WHERE site_id = ?1 AND status = 'approved' AND deleted_at IS NULL
                ORDER BY id DESC LIMIT ?2) AS c
        CROSS JOIN pages p ON p.id = c.page_id
        WHERE c.report_count = 0 AND p.card ->> '$.title' IS NOT NULL AND p.card ->> '$.url' IS NOT NULL
        LIMIT ?3`,
    )
    .bind(siteId, LOOK, limit)
    .all<LatestRow>()
  return results.map((row) => ({
    id: row.id,
    author: { id: row.authorId, name: row.authorName, website: row.authorWebsite, role: row.authorRole },
    excerpt: ownWords(row.content) || excerptOf(JSON.parse(row.content) as RichText, TOP_COMMENT_LENGTH),
    createdAt: toIso(row.createdAt),
    page: { key: row.key, title: row.title, url: row.url },
  }))
}
