import * as z from 'zod'
import { Author, CommentStatus, Cursor } from './comment.ts'
import { ReportReason } from './report.ts'

/** Who the author token proves, for nobody else to read. */
export const OwnAuthor = z.strictObject({
  id: z.string(),
  name: z.string(),
  website: z.string().nullable(),
  /** As they typed it; null when the secret it was encrypted with is gone. */
  email: z.string().nullable(),
  /** The address was confirmed by mail, or the owner's site vouches for it. */
  verified: z.boolean(),
  /** Those that are not deleted, on this and, once the address is confirmed, on its other devices. */
  commentCount: z.int(),
})
export type OwnAuthor = z.infer<typeof OwnAuthor>

export const ExportQuery = z.strictObject({ cursor: Cursor.optional() })

/** All that is stored of an author, page by page; each list goes on where it stopped. Nobody else's data is in it. */
export const AuthorExport = z.strictObject({
  /** This device and, once the address is confirmed, its others. */
  authors: z.array(
    Author.extend({
      email: z.string().nullable(),
      verifiedAt: z.iso.datetime().nullable(),
      /** What the owner's site calls the member. */
      memberId: z.string().nullable(),
      createdAt: z.iso.datetime(),
    }),
  ),
  comments: z.array(
    z.strictObject({
      id: z.string(),
      parentId: z.string().nullable(),
      page: z.strictObject({ key: z.string(), title: z.string().nullable(), url: z.string().nullable() }),
      name: z.string(),
      website: z.string().nullable(),
      /** The Markdown as it was written. */
      body: z.string(),
      /** What was rejected or taken for spam looks as if it waited. */
      status: CommentStatus.extract(['approved', 'pending']),
      voteCount: z.int(),
      createdAt: z.iso.datetime(),
      editedAt: z.iso.datetime().nullable(),
      deletedAt: z.iso.datetime().nullable(),
    }),
  ),
  votes: z.array(z.strictObject({ commentId: z.string(), createdAt: z.iso.datetime() })),
  reactions: z.array(z.strictObject({ pageKey: z.string(), kind: z.string(), createdAt: z.iso.datetime() })),
  reports: z.array(
    z.strictObject({
      commentId: z.string(),
      reason: ReportReason,
      note: z.string().nullable(),
      createdAt: z.iso.datetime(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type AuthorExport = z.infer<typeof AuthorExport>

/** Said in so many words, because there is no way back. */
export const ErasureRequest = z.strictObject({ confirm: z.literal(true) })

/** Comments, votes, reactions and reports erased by this request, and those that the next one will: repeat until nothing remains. */
export const Erasure = z.strictObject({ erased: z.int(), remaining: z.int() })
export type Erasure = z.infer<typeof Erasure>

/** Whether the address is confirmed already; if not, mail is on its way. */
export const ConfirmationRequested = z.strictObject({ verified: z.boolean() })
export type ConfirmationRequested = z.infer<typeof ConfirmationRequested>

/** What the link in that mail brings back. */
export const NewConfirmation = z.strictObject({ token: z.string().min(1).max(300) })

/** The confirmed author's token: keep it in place of the device's. */
export const Confirmed = z.strictObject({ authorToken: z.string() })
export type Confirmed = z.infer<typeof Confirmed>
