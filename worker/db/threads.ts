import * as z from 'zod'
import type { Comment } from '../../shared/comment.ts'
import { FIRST_REPLIES } from '../../shared/limits.ts'
import type { Sort } from '../../shared/site.ts'
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts'
import { COLUMNS, toComment, type CommentRow } from './comments.ts'

interface Order {
  /** What the cursor holds: exactly the tuple of `orderBy`. */
  key: z.ZodType<[Sort, ...(string | number)[]]>
  of: (row: CommentRow) => [Sort, ...(string | number)[]]
  after: string
  orderBy: string
}

/** Ids are UUIDv7: their order is the order of writing. */
const ORDERS: Record<Sort, Order> = {
  newest: {
    key: z.tuple([z.literal('newest'), z.string()]),
    of: ({ id }) => ['newest', id],
    after: 'id < ?',
    orderBy: 'id DESC',
  },
  oldest: {
    key: z.tuple([z.literal('oldest'), z.string()]),
    of: ({ id }) => ['oldest', id],
    after: 'id > ?',
    orderBy: 'id',
  },
  best: {
    key: z.tuple([z.literal('best'), z.int(), z.string()]),
    of: ({ id, voteCount }) => ['best', voteCount, id],
    after: '(vote_count, id) < (?, ?)',
    orderBy: 'vote_count DESC, id DESC',
  },
}

/**
 * One page of a page's conversations: top-level comments in the order asked for, each with its first replies.
 *
 * One statement, and it reads what it shows: a range of the index of that order, then of each root the beginning of its
 * conversation, where `first_replies_end` says where to stop.
 *
 * @returns the statement to run in a batch, and what makes the answer of its rows.
 */
export function threadsStatement(
  db: D1Database,
  siteId: string,
  { pageKey, sort, cursor, limit }: { pageKey: string; sort: Sort; cursor?: string | undefined; limit: number },
) {
  const order = ORDERS[sort]
  const [, ...after] = cursor ? decodeCursor(cursor, order.key) : [sort]
  const statement = db
    .prepare(
      `SELECT ${COLUMNS}
         FROM (SELECT id, first_replies_end FROM comments
                WHERE page_id = (SELECT id FROM pages WHERE site_id = ? AND page_key = ?)
                  AND parent_id IS NULL AND listed = 1 ${cursor ? `AND ${order.after}` : ''}
                ORDER BY ${order.orderBy} LIMIT ?) AS root
        CROSS JOIN comments AS c ON c.root_id = root.id AND c.id <= root.first_replies_end AND c.listed = 1`,
    )
    .bind(siteId, pageKey, ...after, limit + 1)
  return { statement, toThreads: (rows: CommentRow[]) => toThreads(rows, order, limit) }
}

function toThreads(rows: CommentRow[], order: Order, limit: number) {
  const conversations = Map.groupBy(rows, ({ rootId }) => rootId)
  // The join keeps the order of its outer loop, so the groups come in the order asked for.
  const roots = [...conversations.values()].map((group) => group.find(({ parentId }) => parentId === null)!)
  const { rows: shown, nextCursor } = cutPage(roots, limit, order.of)
  return { comments: shown.map((root) => toThread(root, conversations.get(root.id)!)), nextCursor }
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
  db: D1Database,
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
