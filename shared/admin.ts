import * as z from 'zod'
import { Author, CommentStatus, Cursor } from './comment.ts'
import { EMAIL } from './email.ts'
import { MAX_DECISIONS, MAX_EMAIL_LENGTH, MAX_QUERY_LENGTH, MAX_REASON_LENGTH } from './limits.ts'
import { PageKey } from './page.ts'
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

/** What the site knows of an author. Of one device or confirmed address: who types a known name has no history. */
export const AuthorHistory = z.strictObject({
  approvedCount: z.int(),
  rejectedCount: z.int(),
  spamCount: z.int(),
  firstSeenAt: z.iso.datetime(),
  /** Since when the address is confirmed, or vouched for by the owner's site. */
  verifiedAt: z.iso.datetime().nullable(),
  /** What they write until then is held. */
  timeoutUntil: z.iso.datetime().nullable(),
  /** A block names the author or the address. */
  isBlocked: z.boolean(),
})
export type AuthorHistory = z.infer<typeof AuthorHistory>

/** A comment as moderators of its site see it: everything but the IP address. */
export const AdminComment = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  /** The top-level comment of its conversation. */
  rootId: z.string(),
  /** What it answers, of whatever status: null at top level. Of what was deleted there is neither name nor words. */
  parent: z.strictObject({ id: z.string(), authorName: z.string().nullable(), excerpt: z.string() }).nullable(),
  page: z.strictObject({ key: z.string(), title: z.string().nullable(), url: z.string().nullable() }),
  /** `email` is null when the secret it was encrypted with is gone: the comment can still be decided on. */
  author: Author.extend({ email: z.string().nullable(), history: AuthorHistory }),
  /** The Markdown as the author wrote it, and what readers see of it. */
  body: z.string(),
  content: RichText,
  status: CommentStatus,
  /** The rule that decided last, and what moved it. */
  checkName: z.string().nullable(),
  facts: z.array(Fact),
  /** Reports that no moderator has settled. */
  reportCount: z.int(),
  pinnedAt: z.iso.datetime().nullable(),
  /** Since when the branch below it takes no replies. */
  closedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  voteCount: z.int(),
  replyCount: z.int(),
})
export type AdminComment = z.infer<typeof AdminComment>

export const AdminCommentAnswer = z.strictObject({ comment: AdminComment })

export const AdminLimit = z.coerce.number().int().min(1).max(100)
const Limit = AdminLimit.default(40)

/** The next part of a list: where the one before ended, and how much of it. */
export const ListQuery = z.strictObject({ cursor: Cursor.optional(), limit: Limit })
export type ListQuery = z.infer<typeof ListQuery>

/** An instant, or a day in UTC. */
const Moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

/**
 * Which comments to list; what is given is combined. Without `status` and `check` deleted ones are among them.
 * `reported`: with reports that nobody has settled. `to` is the first moment that is left out, or the last day.
 */
export const AdminCommentQuery = z.strictObject({
  status: z.union([CommentStatus, z.literal('reported')]).optional(),
  /** The rule that decided last. */
  check: z.string().min(1).max(100).optional(),
  pageKey: PageKey.optional(),
  authorId: z.string().min(1).max(100).optional(),
  /** However the address is spelled: capitals, tags and dots of one mailbox are one. */
  email: z.string().trim().max(MAX_EMAIL_LENGTH).regex(EMAIL).optional(),
  /** Counted back from now, so that a question that is kept goes on meaning the same. */
  since: z.enum(['day', 'week', 'month']).optional(),
  from: Moment.transform((moment) => Date.parse(moment)).optional(),
  to: Moment.transform((moment) => Date.parse(moment) + (moment.includes('T') ? 0 : 86_400_000)).optional(),
  /** Words, "phrases", and an address as a whole. */
  q: line(MAX_QUERY_LENGTH).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  cursor: Cursor.optional(),
  limit: AdminLimit.default(25),
})
export type AdminCommentQuery = z.infer<typeof AdminCommentQuery>

/** May have fewer comments than asked for, or none, and still a cursor: what was looked at does not all fit the filters. */
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
export const DecisionQuery = ListQuery.extend({ commentId: z.string().min(1).max(100).optional() })

export const DecisionList = z.strictObject({ decisions: z.array(Decision), nextCursor: z.string().nullable() })
export type DecisionList = z.infer<typeof DecisionList>
