import type { Comment } from '../../shared/comment.ts'
import { verifyAuthorToken } from '../crypto/author-token.ts'
import { authorStatement, type AuthorRecord } from '../db/authors.ts'
import { commentStatement, toOwnComment, type CommentRow } from '../db/comments.ts'
import type { Database } from '../db/database.ts'
import { editComment } from '../db/new-comment.ts'
import type { SiteRecord } from '../db/sites.ts'
import { versionsStatement, type WordListVersion } from '../db/words.ts'
import type { Bindings } from '../env.ts'
import { NO_ARRIVAL } from '../moderation/check.ts'
import { moderate } from '../moderation/index.ts'
import { openWordLists } from '../words/open.ts'
import { ProblemError } from '../problem.ts'
import { parseMarkdown } from '../richtext/parse.ts'
import { checkLength } from './body-length.ts'

const MINUTE = 60_000

interface OwnComment {
  row: CommentRow
  author: AuthorRecord
}

/** The comment, for its author alone, while it may still be changed. What was deleted or rejected is gone for them. */
export async function requireOwnComment(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  id: string,
  token: string | undefined,
  now: number,
): Promise<OwnComment> {
  const authorId = token ? await verifyAuthorToken(SECRET, site.id, token) : null
  const [comments, authors] = await DB.batch([
    commentStatement(DB, site.id, id),
    authorStatement(DB, site.id, authorId ?? ''),
  ])
  const row = comments!.results[0] as CommentRow | undefined
  const author = authors!.results[0] as AuthorRecord | undefined

  // Whoever cannot prove to be the author is not told which unpublished comments there are.
  if (!row || (row.authorId !== author?.id && !row.listed)) throw new ProblemError('comment-not-found')
  if (row.authorId !== author?.id) throw new ProblemError('author-token-wrong')
  if (row.deletedAt !== null || row.status === 'rejected') throw new ProblemError('comment-not-found')
  if (now > row.createdAt + site.settings.editMinutes * MINUTE) throw new ProblemError('edit-window-closed')
  return { row, author }
}

/** Edits, and asks moderation again: what was approved was other words. */
export async function changeOwnComment(
  db: Database,
  site: SiteRecord,
  { row, author }: OwnComment,
  body: string,
  now: number,
): Promise<Comment> {
  const { settings } = site
  checkLength(body, settings)
  const content = parseMarkdown(body)
  const versions = await versionsStatement(db, site.id).all<WordListVersion>()
  const lists = await openWordLists(db, site.id, versions.results)
  const verdict = moderate({
    settings,
    // The address was judged when the comment came, and is sealed since.
    words: { name: row.authorName, email: '', website: row.authorWebsite, body, content },
    holdList: lists.hold,
    blockList: lists.block,
    author: { ...author, isVerified: author.verifiedAt !== null },
    arrival: NO_ARRIVAL,
    now,
  })
  return toOwnComment(await editComment(db, row, { body, content }, verdict, now))
}
