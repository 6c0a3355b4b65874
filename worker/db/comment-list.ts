import type { AdminCommentList } from '../../shared/admin.ts'
import { decodeIdCursor, encodeCursor } from '../cursor.ts'
import { DIRECTION, selectForModerators, toAdminComment, type AdminCommentRow } from './admin-comments.ts'
import { allTerms, planFilter, type CommentFilter } from './comment-filter.ts'
import type { Database } from './database.ts'

/**
 * Comments that are looked at for one answer when they have to be asked more than the index tells: each may cost five rows
 * (itself, author, page, parent, block), and an answer may read 150.
 */
const CANDIDATES = 27
/** Found by their words, each costs one more: its place in the list. */
export const FOUND_CANDIDATES = 22

/** The id after which the list goes on. */
export const readIdCursor = (cursor: string | undefined): string | undefined => decodeIdCursor(cursor)[0]

interface Part {
  cursor?: string | undefined
  limit: number
}

/** A site's comments, in the order of the filter. */
export async function listForModerators(
  db: Database,
  secret: string,
  siteId: string,
  filter: CommentFilter,
  { cursor, limit }: Part,
): Promise<AdminCommentList> {
  const { values, bind } = parameters()
  const { where, rest } = planFilter(siteId, { ...filter, last: readIdCursor(cursor) }, bind)
  const most = rest.length === 0 ? limit + 1 : CANDIDATES
  const { results } = await db
    .prepare(
      selectForModerators(
        `SELECT *, ${rest.join(' AND ') || '1'} AS matches FROM comments
          WHERE ${where.join(' AND ')} ORDER BY id ${DIRECTION[filter.order]} LIMIT ${bind(most)}`,
        filter.order,
      ),
    )
    .bind(...values)
    .all<AdminCommentRow>()
  return toList(secret, siteId, results, limit, results.length < most ? undefined : results.at(-1)!.id)
}

/**
 * Those of the comments found by their words that fit the filters too. The index may lag behind: what was deleted or changed
 * since is left out.
 */
export async function listFound(
  db: Database,
  secret: string,
  siteId: string,
  filter: CommentFilter,
  { ids, limit }: { ids: string[]; limit: number },
): Promise<AdminCommentList> {
  const { values, bind } = parameters()
  const terms = allTerms(siteId, filter, bind).join(' AND ')
  const { results } = await db
    .prepare(
      selectForModerators(
        `SELECT comments.*, ${terms} AND deleted_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM search_dirty WHERE comment_id = comments.id) AS matches
           FROM (SELECT value FROM json_each(${bind(JSON.stringify(ids))})) AS j CROSS JOIN comments ON comments.id = j.value`,
        filter.order,
      ),
    )
    .bind(...values)
    .all<AdminCommentRow>()
  return toList(secret, siteId, results, limit, ids.length < FOUND_CANDIDATES ? undefined : ids.at(-1))
}

/** @param last - of those looked at, if there may be more to look at. */
async function toList(
  secret: string,
  siteId: string,
  rows: AdminCommentRow[],
  limit: number,
  last: string | undefined,
): Promise<AdminCommentList> {
  const matching = rows.filter(({ matches }) => matches)
  const shown = matching.slice(0, limit)
  const end = matching.length > limit ? shown.at(-1)!.id : last
  return {
    comments: await Promise.all(shown.map((row) => toAdminComment(secret, siteId, row))),
    nextCursor: end === undefined ? null : encodeCursor([end]),
  }
}

function parameters() {
  const values: (string | number)[] = []
  return { values, bind: (value: string | number) => `?${values.push(value)}` }
}
