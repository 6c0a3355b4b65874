import type { PageImage } from '../../shared/page-facts.ts'
import type { RichText } from '../../shared/rich-text.ts'
import type { Database } from './database.ts'
import { parseCard } from './pages.ts'

/** What a comment's own page shows of it. */
export interface SharedComment {
  id: string
  authorName: string
  content: RichText
  createdAt: number
  pageTitle: string | null
  /** The article, on one of the site's own origins. */
  pageUrl: URL
  /** The article's picture. */
  image: PageImage | null
  siteName: string
}

type Row = Omit<SharedComment, 'content' | 'pageUrl' | 'image'> & {
  content: string
  pageUrl: string | null
  card: string | null
  origins: string
}

/** A published comment of any site, if it is known where it can be read. */
export async function findSharedComment(db: Database, id: string): Promise<SharedComment | null> {
  const row = await db
    .prepare(
      `SELECT c.id, c.author_name AS authorName, c.content, c.created_at AS createdAt, p.title AS pageTitle,
              p.url AS pageUrl, p.card, s.name AS siteName, s.origins
         FROM comments c JOIN pages p ON p.id = c.page_id JOIN sites s ON s.id = c.site_id
        WHERE c.id = ? AND c.published`,
    )
    .bind(id)
    .first<Row>()
  if (!row?.pageUrl || !URL.canParse(row.pageUrl)) return null
  const { content, card, origins, pageUrl, ...shown } = row
  const url = new URL(pageUrl)
  // A page's address came with somebody's comment, and origins change: nobody is sent anywhere but to the site.
  if (!/^https?:$/.test(url.protocol) || !(JSON.parse(origins) as string[]).includes(url.origin)) return null
  return { ...shown, content: JSON.parse(content) as RichText, pageUrl: url, image: parseCard(card).image ?? null }
}
