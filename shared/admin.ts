import * as z from 'zod'
import { Author, CommentStatus, Cursor } from './comment.ts'
import { MAX_DECISIONS, MAX_REASON_LENGTH } from './limits.ts'
import { RichText } from './rich-text.ts'
import { line } from './text.ts'

/** An owner may do everything on a site, a moderator decides on comments. */
export const Role = z.enum(['owner', 'moderator'])
export type Role = z.infer<typeof Role>

/** What moved a rule: a place in a field of the comment, in UTF-16 units, or a sentence about all of it. */
export const Fact = z.strictObject({
  field: z.enum(['name', 'email', 'website', 'body']).nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  /** The entry that matched, or the fact itself: `3 links`. */
  text: z.string(),
})
export type Fact = z.infer<typeof Fact>

/** One choice of a status for a comment: by a moderator, or by the rule named in `check`. */
export const Decision = z.strictObject({
  id: z.string(),
  commentId: z.string(),
  moderator: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  check: z.string().nullable(),
  /** Null for the first decision, made when the comment arrived. */
  from: CommentStatus.nullable(),
  to: CommentStatus,
  reason: z.string().nullable(),
  /** What moved the rule. */
  facts: z.array(Fact),
  /** The decision that this one takes back. */
  undoes: z.string().nullable(),
  /** Shared by all decisions of one request. */
  batchId: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type Decision = z.infer<typeof Decision>

/** A comment as moderators of its site see it: everything but the IP address. */
export const AdminComment = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  page: z.strictObject({ key: z.string(), title: z.string().nullable(), url: z.string().nullable() }),
  /** Null when the secret it was encrypted with is gone: the comment can still be decided on. */
  author: Author.extend({ email: z.string().nullable() }),
  /** The Markdown as the author wrote it, and what readers see of it. */
  body: z.string(),
  content: RichText,
  status: CommentStatus,
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  voteCount: z.int(),
  replyCount: z.int(),
})
export type AdminComment = z.infer<typeof AdminComment>

const Limit = z.coerce.number().int().min(1).max(100).default(40)

/** The queue, newest first. Without `status`: every comment of the site. */
export const AdminCommentQuery = z.strictObject({
  status: CommentStatus.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
})

export const AdminCommentList = z.strictObject({
  comments: z.array(AdminComment),
  nextCursor: z.string().nullable(),
})
export type AdminCommentList = z.infer<typeof AdminCommentList>

export const NewDecisions = z.strictObject({
  commentIds: z.array(z.string().min(1).max(100)).min(1).max(MAX_DECISIONS),
  status: CommentStatus,
  reason: line(MAX_REASON_LENGTH).nullable().default(null),
})
export type NewDecisions = z.infer<typeof NewDecisions>

/** One for each id asked for, in that order. `unchanged`: the comment has that status already. */
export const DecisionResults = z.strictObject({
  results: z.array(
    z.discriminatedUnion('outcome', [
      z.strictObject({ commentId: z.string(), outcome: z.literal('decided'), decision: Decision }),
      z.strictObject({ commentId: z.string(), outcome: z.enum(['unchanged', 'not-found']) }),
    ]),
  ),
})
export type DecisionResults = z.infer<typeof DecisionResults>

/** The audit trail, newest first; of one comment or of the whole site. */
export const DecisionQuery = z.strictObject({
  commentId: z.string().min(1).max(100).optional(),
  cursor: Cursor.optional(),
  limit: Limit,
})

export const DecisionList = z.strictObject({ decisions: z.array(Decision), nextCursor: z.string().nullable() })
export type DecisionList = z.infer<typeof DecisionList>
