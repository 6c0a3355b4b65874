import type { AdminCommentList, AdminCommentQuery } from '../../shared/admin.ts'
import { EMAIL } from '../../shared/email.ts'
import { foldEmail, hashFoldedEmail } from '../crypto/fold-email.ts'
import { authorStatement } from '../db/authors.ts'
import type { CommentFilter } from '../db/comment-filter.ts'
import { FOUND_CANDIDATES, listForModerators, listFound, readIdCursor } from '../db/comment-list.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import { findWords } from '../db/search-index.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { drain } from '../search/drain.ts'
import { toMatch } from '../search/match.ts'
import { BATCHES } from '../search/tell-index.ts'

const NOTHING: AdminCommentList = { comments: [], nextCursor: null }

/**
 * What a moderator asks for. A page or an author that the site does not have is told apart from one without comments. An
 * address among the words is looked up by its hash, as it is in no index of words.
 */
export async function findComments(env: Bindings, siteId: string, query: AdminCommentQuery): Promise<AdminCommentList> {
  const { q, email, cursor, limit } = query
  const address = q !== undefined && EMAIL.test(q) ? q : undefined
  if (address !== undefined && email !== undefined && foldEmail(address) !== foldEmail(email)) return NOTHING
  const filter = await toFilter(env, siteId, { ...query, email: email ?? address })
  if (q === undefined || address !== undefined)
    return listForModerators(env.DB, env.SECRET, siteId, filter, { cursor, limit })

  const match = toMatch(siteId, q)
  if (match === null) return NOTHING
  // What was written a moment ago is found as well.
  await drain(env, BATCHES)
  const range = { order: filter.order, last: readIdCursor(cursor), from: filter.from, to: filter.to }
  const ids = await findWords(env.SEARCH_DB, siteId, match, range, FOUND_CANDIDATES)
  return listFound(env.DB, env.SECRET, siteId, filter, { ids, limit })
}

const DAYS = { day: 1, week: 7, month: 30 } as const

async function toFilter({ DB, SECRET }: Bindings, siteId: string, query: AdminCommentQuery): Promise<CommentFilter> {
  const { status, check, pageKey, authorId, email, since, to, order } = query
  const [page, author] = await Promise.all([
    pageKey === undefined ? undefined : pageStatement(DB, siteId, pageKey).first<PageRecord>(),
    authorId === undefined ? undefined : authorStatement(DB, siteId, authorId).first(),
  ])
  if (page === null) throw new ProblemError('page-not-found')
  if (author === null) throw new ProblemError('author-not-found')
  const emailHash = email === undefined ? undefined : await hashFoldedEmail(SECRET, siteId, email)
  const begin = since && Date.now() - DAYS[since] * 86_400_000
  const from = begin === undefined ? query.from : Math.max(begin, query.from ?? 0)
  return { status, check, pageId: page?.id, authorId, emailHash, from, to, order }
}
