import type { AdminCommentList, AdminCommentQuery } from '../../shared/admin.ts'
import { hashFoldedEmail } from '../crypto/fold-email.ts'
import { authorStatement } from '../db/authors.ts'
import type { CommentFilter } from '../db/comment-filter.ts'
import { listForModerators } from '../db/comment-list.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** What a moderator asks for. A page or an author that the site does not have is told apart from one without comments. */
export async function findComments(env: Bindings, siteId: string, query: AdminCommentQuery): Promise<AdminCommentList> {
  return listForModerators(env.DB, env.SECRET, siteId, await toFilter(env, siteId, query), query)
}

async function toFilter({ DB, SECRET }: Bindings, siteId: string, query: AdminCommentQuery): Promise<CommentFilter> {
  const { status, check, pageKey, authorId, email, from, to } = query
  const [page, author] = await Promise.all([
    pageKey === undefined ? undefined : pageStatement(DB, siteId, pageKey).first<PageRecord>(),
    authorId === undefined ? undefined : authorStatement(DB, siteId, authorId).first(),
  ])
  if (page === null) throw new ProblemError('page-not-found')
  if (author === null) throw new ProblemError('author-not-found')
  const emailHash = email === undefined ? undefined : await hashFoldedEmail(SECRET, siteId, email)
  return { status, check, pageId: page?.id, authorId, emailHash, from, to }
}
