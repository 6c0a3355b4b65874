import * as z from 'zod'
import { EMAIL } from './email.ts'
import {
  DEFAULT_PAGE_SIZE,
  MAX_BODY_LENGTH,
  MAX_EMAIL_LENGTH,
  MAX_NAME_LENGTH,
  MAX_PAGE_SIZE,
  MAX_TITLE_LENGTH,
  MAX_WEBSITE_LENGTH,
} from './limits.ts'
import { Page, PageKey } from './page.ts'
import { HttpUrl } from './page-facts.ts'
import { Challenge, ProofOfWork } from './proof-of-work.ts'
import { RichText } from './rich-text.ts'
import { Sort } from './site.ts'
import { line, text } from './text.ts'

/**
 * What moderation has decided about a comment. Deletion is not a status: it is the author's act, recorded apart, and
 * leaves the decision as it was.
 */
export const CommentStatus = z.enum(['pending', 'approved', 'rejected', 'spam'])
export type CommentStatus = z.infer<typeof CommentStatus>

/** Who wrote a comment, as shown. `id` is random, never derived from the email. */
export const Author = z.strictObject({
  id: z.string(),
  name: z.string(),
  website: z.string().nullable(),
  role: z.enum(['reader', 'author', 'staff']),
})
export type Author = z.infer<typeof Author>

export const commentWithoutReplies = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  author: Author.nullable(),
  content: RichText,
  /** Spam and rejected comments are never told apart from others that wait, except as stones. */
  status: z.enum(['approved', 'pending', 'rejected']),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  voteCount: z.int(),
  /** Published replies: below a top-level comment its whole conversation, below a reply the answers to it. */
  replyCount: z.int(),
  /** For `GET …/replies?cursor=…`; null when `replies` is all there is. */
  repliesCursor: z.string().nullable().optional(),
  /** Of a top-level comment that a moderator has put first. */
  pinnedAt: z.iso.datetime().nullable().optional(),
  /** Since when it, and what is below it, takes no replies. */
  closedAt: z.iso.datetime().optional(),
})

/**
 * A comment as readers see it. A reply is a comment whose `parentId` is set.
 *
 * One that was deleted or taken down, but has published replies, is listed as a stone in its place: `author` null,
 * `content` empty, and `deletedAt` or the status `rejected` to say which.
 */
export type Comment = z.infer<typeof commentWithoutReplies> & {
  /** The first of a top-level comment's conversation, flat and oldest first; `parentId` says where each belongs. */
  replies?: Comment[] | undefined
}
export const Comment: z.ZodType<Comment> = commentWithoutReplies.extend({
  replies: z.array(z.lazy(() => Comment)).optional(),
})

/** http or https, and nobody's password in it: `https://paper.example@evil.example` looks like another site. */
const Website = HttpUrl.refine((value) => URL.canParse(value) && !new URL(value).username && !new URL(value).password, {
  message: 'Has a user name in it',
}).pipe(z.string().max(MAX_WEBSITE_LENGTH))

const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

/** What an author sends to post a comment. */
export const NewComment = z.strictObject({
  pageKey: PageKey,
  pageUrl: z.preprocess(blankToNull, HttpUrl.nullable().default(null)),
  pageTitle: z.preprocess(blankToNull, line(MAX_TITLE_LENGTH).nullable().default(null)),
  parentId: z.string().min(1).max(100).nullable().default(null),
  name: line(MAX_NAME_LENGTH),
  email: z.string().trim().max(MAX_EMAIL_LENGTH).regex(EMAIL),
  website: z.preprocess(blankToNull, Website.nullable().default(null)),
  /** Markdown. */
  body: text(MAX_BODY_LENGTH),
  /** From `GET /form`: when the form was given out. */
  stamp: z.string().max(200).optional(),
  /** A field that people do not see: whoever fills it in is a machine. */
  fax: z.string().max(1_000).optional(),
  /** From `GET /form`, solved; where the site asks for it. */
  proof: ProofOfWork.optional(),
  /** What Turnstile's widget gave; where the site asks for it. */
  turnstileToken: z.string().max(4_000).optional(),
})
export type NewComment = z.infer<typeof NewComment>

/**
 * What comes with a member token, which says who writes: what the body says of that is passed over, and may be absent. A
 * token that cannot be trusted is refused, whatever the body says.
 */
export const MemberComment = NewComment.extend({
  name: z
    .unknown()
    .optional()
    .transform(() => ''),
  email: z
    .unknown()
    .optional()
    .transform(() => ''),
  website: z
    .unknown()
    .optional()
    .transform(() => null),
})

/** What an author sends to edit a comment. */
export const CommentEdit = NewComment.pick({ body: true })

/** What a form needs before it is sent: asked for when a reader begins to write, and never kept by a cache. */
export const FormTicket = z.strictObject({
  stamp: z.string(),
  challenge: Challenge.nullable(),
  turnstileSiteKey: z.string().nullable(),
})
export type FormTicket = z.infer<typeof FormTicket>

export const FormQuery = z.strictObject({ pageKey: PageKey })

/** RFC draft-ietf-httpapi-idempotency-key-header: any unique string; a UUID is meant. */
export const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{8,200}$/)

/** The author's answer. `authorToken` proves authorship from now on: keep it, send it as `Authorization: Bearer`. */
export const PostedComment = z.strictObject({ comment: Comment, authorToken: z.string() })
export type PostedComment = z.infer<typeof PostedComment>

const Limit = z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE)
export const Cursor = z.string().min(1).max(300)

/** Which comments to list. `pageKey` travels in the query because it is usually a path, slashes and all. */
export const CommentQuery = z.strictObject({
  pageKey: PageKey,
  sort: Sort.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
})
export type CommentQuery = z.infer<typeof CommentQuery>

export const CommentList = z.strictObject({
  page: Page,
  comments: z.array(Comment),
  nextCursor: z.string().nullable(),
})
export type CommentList = z.infer<typeof CommentList>

export const ReplyQuery = z.strictObject({ cursor: Cursor.optional(), limit: Limit })

export const ReplyList = z.strictObject({ comments: z.array(Comment), nextCursor: z.string().nullable() })
export type ReplyList = z.infer<typeof ReplyList>

/** One comment wherever it is, with all that it answers: the top-level comment first, its parent last. */
export const CommentContext = z.strictObject({
  pageKey: z.string(),
  comment: Comment,
  ancestors: z.array(Comment),
})
export type CommentContext = z.infer<typeof CommentContext>
