import * as z from 'zod'
import type { Comment } from '../../shared/comment.ts'
import { FIRST_REPLIES, MAX_PINS } from '../../shared/limits.ts'
import type { Sort } from '../../shared/site.ts'
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts'
import { COLUMNS, toComment, type CommentRow } from './comments.ts'
import type { Database } from './database.ts'
import { pageIdOf } from './page-key.ts'

interface Order {
  /** What the cursor holds: exactly the tuple of `orderBy`, and the ids that came first because they were pinned. */
  key: z.ZodType<[Sort, ...(string | number)[]]>
  of: (row: CommentRow) => [Sort, ...(string | number)[]]
  columns: string
  after: string
  orderBy: string
}

/** Ids are UUIDv7: their order is the order of writing. */
const ORDERS: Record<Sort, Order> = {
  newest: {
    key: z.tuple([z.literal('newest'), z.string()], z.string()),
    of: ({ id }) => ['newest', id],
    columns: 'id',
    after: '<',
    orderBy: 'id DESC',
  },
  oldest: {
    key: z.tuple([z.literal('oldest'), z.string()], z.string()),
    of: ({ id }) => ['oldest', id],
    columns: 'id',
    after: '>',
    orderBy: 'id',
  },
  best: {
    key: z.tuple([z.literal('best'), z.int(), z.string()], z.string()),
    of: ({ id, voteCount }) => ['best', voteCount, id],
    columns: 'vote_count, id',
    after: '<',
    orderBy: 'vote_count DESC, id DESC',
  },
}

interface ThreadQuery {
  pageKey: string
  sort: Sort
  cursor?: string | undefined
  limit: number
}

const PAGE = pageIdOf('?1', '?2')
const PINNED = 'pinned_at IS NOT NULL AND published = 1'

/**
 * One page of a page's conversations: top-level comments in the order asked for, each with its first replies. On the first
 * one those that are pinned come before the others, and the cursor remembers which they were: whatever is pinned or not
 * meanwhile, who follows it sees each once.
 *
 * One statement, and it reads what it shows: a range of the index of that order, then of each root the beginning of its
 * conversation, where `first_replies_end` says where to stop.
 *
 * @returns the statement to run in a batch, and what makes the answer of its rows.
 */
export function threadsStatement(db: Database, siteId: string, { pageKey, sort, cursor, limit }: ThreadQuery) {
  const order = ORDERS[sort]
  const roots = cursor ? rootsAfter(order, cursor, limit) : firstRoots(order, limit)
  const statement = db
    .prepare(
      `SELECT ${COLUMNS} FROM (${roots.sql}) AS root
        CROSS JOIN comments AS c ON c.root_id = root.id AND c.id <= root.first_replies_end AND c.listed = 1`,
    )
    .bind(siteId, pageKey, ...roots.values)
  return { statement, toThreads: (rows: CommentRow[]) => toThreads(rows, order, limit, roots.pins) }
}

interface Roots {
  sql: string
  values: (string | number)[]
  /** Ids that the pages before began with; undefined on the first page. */
  pins?: string[]
}

/** Pinned ones count for the limit, but one other comes in any case: the cursor is its place. */
const firstRoots = ({ orderBy }: Order, limit: number): Roots => ({
  sql: `SELECT * FROM (SELECT id, first_replies_end FROM comments INDEXED BY comments_pinned
                        WHERE page_id = ${PAGE} AND ${PINNED} ORDER BY pinned_at DESC, id DESC LIMIT ${MAX_PINS})
        UNION ALL
        SELECT * FROM (SELECT id, first_replies_end FROM comments
                        WHERE page_id = ${PAGE} AND parent_id IS NULL AND listed = 1 AND NOT (${PINNED})
                        ORDER BY ${orderBy} LIMIT (SELECT max(1, ?3 - count(*)) + 1 FROM comments INDEXED BY comments_pinned
                                                    WHERE page_id = ${PAGE} AND ${PINNED}))`,
  values: [limit],
})

function rootsAfter(order: Order, cursor: string, limit: number): Roots {
  const [, ...rest] = decodeCursor(cursor, order.key)
  const width = order.columns.split(',').length
  const pins = rest.slice(width) as string[]
  const parameters = rest.map((_, i) => `?${i + 4}`)
  return {
    sql: `SELECT id, first_replies_end FROM comments
           WHERE page_id = ${PAGE} AND parent_id IS NULL AND listed = 1
             AND (${order.columns}) ${order.after} (${parameters.slice(0, width).join()})
             ${pins.length > 0 ? `AND id NOT IN (${parameters.slice(width).join()})` : ''}
           ORDER BY ${order.orderBy} LIMIT ?3`,
    values: [limit + 1, ...rest],
    pins,
  }
}

function toThreads(rows: CommentRow[], order: Order, limit: number, earlier: string[] | undefined) {
  const conversations = Map.groupBy(rows, ({ rootId }) => rootId)
  // The join keeps the order of its outer loop, so the groups come in the order asked for.
  const roots = [...conversations.values()].map((group) => group.find(({ parentId }) => parentId === null)!)
  const pinned = earlier ? [] : roots.filter(({ pinnedAt, published }) => pinnedAt !== null && published)
  const pins = earlier ?? pinned.map(({ id }) => id)
  const { rows: others, nextCursor } = cutPage(
    roots.slice(pinned.length),
    Math.max(1, limit - pinned.length),
    (row) => [...order.of(row), ...pins],
  )
  return {
    comments: [...pinned, ...others].map((root) => toThread(root, conversations.get(root.id)!)),
    nextCursor,
  }
}

function toThread(root: CommentRow, conversation: CommentRow[]): Comment {
  const replies = conversation.filter(({ parentId }) => parentId !== null).map(toComment)
  if (replies.length === 0) return toComment(root)
  // Fewer than come at first are all there are. As many may be all; then the next page is empty.
  const last = replies.at(-1)!
  const published = replies.filter(({ author }) => author).length
  const more = replies.length >= FIRST_REPLIES && published < root.replyCount
  return { ...toComment(root), replies, repliesCursor: more ? encodeCursor([last.id]) : null }
}

const REPLIES_KEY = z.tuple([z.string()])

/**
 * The replies of one comment, oldest first: of a top-level comment its whole conversation, flat; of a reply the answers
 * to it. Each is one range of one index.
 */
export async function listReplies(
  db: Database,
  parent: CommentRow,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const [after] = cursor ? decodeCursor(cursor, REPLIES_KEY) : ['']
  const below = parent.parentId === null ? 'c.root_id = ?1 AND c.id > max(?2, ?1)' : 'c.parent_id = ?1 AND c.id > ?2'
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM comments c
        WHERE ${below} AND c.parent_id IS NOT NULL AND c.listed = 1 ORDER BY c.id LIMIT ?3`,
    )
    .bind(parent.id, after, limit + 1)
    .all<CommentRow>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { comments: rows.map(toComment), nextCursor }
}
