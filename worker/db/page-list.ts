import * as z from 'zod'
import type { PageList, PageListQuery, PageRank } from '../../shared/admin-pages.ts'
import { cutPage, decodeCursor } from '../cursor.ts'
import type { Database } from './database.ts'
import { PAGE_COLUMNS, toAdminPage, type PageRecord } from './pages.ts'

interface Order {
  /** What the cursor holds after the rank: exactly the tuple of `by`. */
  key: z.ZodType<[PageRank, ...(string | number)[]]>
  of: (page: PageRecord) => [PageRank, ...(string | number)[]]
  by: string[]
  where: string
}

/** Each is a range of an index. Ids are UUIDv7: their order is the order of beginning. */
const ORDERS: Record<PageRank, Order> = {
  recent: {
    key: z.tuple([z.literal('recent'), z.string()]),
    of: ({ id }) => ['recent', id],
    by: ['id'],
    where: '',
  },
  discussed: {
    key: z.tuple([z.literal('discussed'), z.int(), z.string()]),
    of: ({ commentCount, id }) => ['discussed', commentCount, id],
    by: ['comment_count', 'id'],
    where: '',
  },
  closed: {
    key: z.tuple([z.literal('closed'), z.int(), z.string()]),
    of: ({ closedAt, id }) => ['closed', closedAt!, id],
    by: ['closed_at', 'id'],
    where: 'AND closed_at IS NOT NULL',
  },
}

export async function listPages(
  db: Database,
  siteId: string,
  { rank, cursor, limit }: PageListQuery,
): Promise<PageList> {
  const { key, of, by, where } = ORDERS[rank]
  const [, ...after] = cursor ? decodeCursor(cursor, key) : [rank]
  const { results } = await db
    .prepare(
      `SELECT ${PAGE_COLUMNS} FROM pages
        WHERE site_id = ? ${where} ${cursor ? `AND (${by.join()}) < (${by.map(() => '?').join()})` : ''}
        ORDER BY ${by.map((column) => `${column} DESC`).join()} LIMIT ?`,
    )
    .bind(siteId, ...after, limit + 1)
    .all<PageRecord>()
  const { rows, nextCursor } = cutPage(results, limit, of)
  return { pages: rows.map(toAdminPage), nextCursor }
}
