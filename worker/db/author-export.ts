import * as z from 'zod'
import type { AuthorExport } from '../../shared/own-author.ts'
import { decryptEmail } from '../crypto/email.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

/** Of each list in one answer. */
const PAGE = 100

type Stored<Item> = { [Key in keyof Item]: Key extends `${string}At` ? number | Extract<Item[Key], null> : Item[Key] }
type AuthorRow = Stored<AuthorExport['authors'][number]> & { email: string }
type CommentRow = Omit<Stored<AuthorExport['comments'][number]>, 'page' | 'status'> & {
  pageKey: string
  pageTitle: string | null
  pageUrl: string | null
  status: string
}
type VoteRow = Stored<AuthorExport['votes'][number]> & { voter: string }
type ReactionRow = Stored<AuthorExport['reactions'][number]> & { pageId: string; reader: string }
type ReportRow = Stored<AuthorExport['reports'][number]> & { id: string }

/** When, of what, whose. */
const ACT = z.tuple([z.int(), z.string(), z.string()])
/** Where each list goes on: after this comment, this vote, this reaction, this report. */
const PLACE = z.tuple([z.string(), ACT, ACT, z.string()])
const START: z.infer<typeof PLACE> = ['', [0, '', ''], [0, '', ''], '']
/** After every id and every time: a list that has ended stays at its end. */
const END_OF_ACTS: z.infer<typeof ACT> = [Number.MAX_SAFE_INTEGER, '~', '~']
const END: z.infer<typeof PLACE> = ['~', END_OF_ACTS, END_OF_ACTS, '~']

/** One page of all that is stored of the authors, who are one person. */
export async function exportAuthor(
  db: Database,
  secret: string,
  siteId: string,
  ids: string[],
  cursor: string | undefined,
): Promise<AuthorExport> {
  const [afterComment, afterVote, afterReaction, afterReport] = cursor ? decodeCursor(cursor, PLACE) : START
  const authors = JSON.stringify(ids)
  const results = await db.batch([
    db
      .prepare(
        `SELECT id, name, website, role, email_encrypted AS email, verified_at AS verifiedAt, member_id AS memberId,
                created_at AS createdAt
           FROM authors WHERE id IN (SELECT value FROM json_each(?)) ORDER BY created_at, id`,
      )
      .bind(authors),
    db
      .prepare(
        `SELECT c.id, c.parent_id AS parentId, p.page_key AS pageKey, p.title AS pageTitle, p.url AS pageUrl,
                c.author_name AS name, c.author_website AS website, c.body, c.status, c.vote_count AS voteCount,
                c.created_at AS createdAt, c.edited_at AS editedAt, c.deleted_at AS deletedAt
           FROM json_each(?) AS j CROSS JOIN comments c ON c.author_id = j.value AND c.id > ?
          CROSS JOIN pages p ON p.id = c.page_id
          ORDER BY c.id LIMIT ?`,
      )
      .bind(authors, afterComment, PAGE + 1),
    db
      .prepare(
        `SELECT v.comment_id AS commentId, v.created_at AS createdAt, v.voter
           FROM json_each(?) AS j CROSS JOIN votes v ON v.voter = j.value AND v.created_at >= ?
          WHERE (v.created_at, v.comment_id, v.voter) > (?, ?, ?)
          ORDER BY v.created_at, v.comment_id, v.voter LIMIT ?`,
      )
      .bind(authors, afterVote[0], ...afterVote, PAGE + 1),
    db
      .prepare(
        `SELECT p.page_key AS pageKey, r.kind, r.created_at AS createdAt, r.page_id AS pageId, r.reader
           FROM json_each(?) AS j CROSS JOIN reactions r ON r.reader = j.value AND r.created_at >= ?
          CROSS JOIN pages p ON p.id = r.page_id
          WHERE (r.created_at, r.page_id, r.reader) > (?, ?, ?)
          ORDER BY r.created_at, r.page_id, r.reader LIMIT ?`,
      )
      .bind(authors, afterReaction[0], ...afterReaction, PAGE + 1),
    db
      .prepare(
        `SELECT r.id, r.comment_id AS commentId, r.reason, r.note, r.created_at AS createdAt
           FROM json_each(?) AS j CROSS JOIN reports r ON r.reporter = j.value
          WHERE r.id > ? ORDER BY r.id LIMIT ?`,
      )
      .bind(authors, afterReport, PAGE + 1),
  ])
  const [authorRows, comments, votes, reactions, reports] = results.map(({ results }) => results) as [
    AuthorRow[],
    CommentRow[],
    VoteRow[],
    ReactionRow[],
    ReportRow[],
  ]
  return {
    authors: await Promise.all(authorRows.map((row) => toAuthor(secret, siteId, row))),
    comments: comments.slice(0, PAGE).map(toComment),
    votes: votes.slice(0, PAGE).map(({ commentId, createdAt }) => ({ commentId, createdAt: toIso(createdAt) })),
    reactions: reactions.slice(0, PAGE).map(toReaction),
    reports: reports.slice(0, PAGE).map(toReport),
    nextCursor: next(comments, votes, reactions, reports),
  }
}

function next(comments: CommentRow[], votes: VoteRow[], reactions: ReactionRow[], reports: ReportRow[]): string | null {
  if ([comments, votes, reactions, reports].every(({ length }) => length <= PAGE)) return null
  const [endOfComments, endOfVotes, endOfReactions, endOfReports] = END
  const last = <Row>(rows: Row[]) => (rows.length > PAGE ? rows[PAGE - 1] : undefined)
  const [vote, reaction] = [last(votes), last(reactions)]
  return encodeCursor([
    last(comments)?.id ?? endOfComments,
    vote ? [vote.createdAt, vote.commentId, vote.voter] : endOfVotes,
    reaction ? [reaction.createdAt, reaction.pageId, reaction.reader] : endOfReactions,
    last(reports)?.id ?? endOfReports,
  ] satisfies z.infer<typeof PLACE>)
}

const toReaction = ({ pageKey, kind, createdAt }: ReactionRow) => ({ pageKey, kind, createdAt: toIso(createdAt) })

const toAuthor = async (secret: string, siteId: string, { email, ...row }: AuthorRow) => ({
  ...row,
  email: await decryptEmail(secret, siteId, email).catch(() => null),
  verifiedAt: toIso(row.verifiedAt),
  createdAt: toIso(row.createdAt),
})

const toReport = ({ commentId, reason, note, createdAt }: ReportRow) => ({
  ...{ commentId, reason, note },
  createdAt: toIso(createdAt),
})

const toComment = ({ pageKey, pageTitle, pageUrl, ...row }: CommentRow): AuthorExport['comments'][number] => ({
  ...row,
  page: { key: pageKey, title: pageTitle, url: pageUrl },
  // As `toOwnComment` tells it.
  status: row.status === 'approved' ? 'approved' : 'pending',
  createdAt: toIso(row.createdAt),
  editedAt: toIso(row.editedAt),
  deletedAt: toIso(row.deletedAt),
})
