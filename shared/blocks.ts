import * as z from 'zod'
import { AdminLimit } from './admin.ts'
import { Cursor } from './comment.ts'
import { MAX_REASON_LENGTH } from './limits.ts'
import { line } from './text.ts'

/** What a block names: what a comment must have to go to spam without a word. */
export const BlockKind = z.enum(['author', 'email', 'email-domain', 'website-domain', 'ip', 'network'])
export type BlockKind = z.infer<typeof BlockKind>

export const Block = z.strictObject({
  id: z.string(),
  kind: BlockKind,
  /** The address, the domain, or the name of the author. Null when the secret that sealed it is gone. */
  label: z.string().nullable(),
  reason: z.string().nullable(),
  moderator: z.strictObject({ id: z.string(), name: z.string() }),
  expiresAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Block = z.infer<typeof Block>

const Id = z.string().min(1).max(100)
const Why = {
  reason: line(MAX_REASON_LENGTH).nullable().default(null),
  /** Absent or null: for good. Addresses of networks change hands, so their blocks end after one to two months anyway. */
  expiresAt: z.iso
    .datetime({ offset: true })
    .refine((time) => Date.parse(time) > Date.now(), 'Is over already')
    .nullable()
    .default(null),
}

/**
 * Who is blocked, by one of three: the sender of a comment, an author, or a `value` as a moderator types it: an address, or
 * a domain such as `*@bad.example`. The address of a network is only ever that of a comment: no moderator sees it.
 */
export const NewBlock = z
  .strictObject({
    kind: BlockKind,
    commentId: Id.optional(),
    authorId: Id.optional(),
    value: line(300).optional(),
    ...Why,
  })
  .refine(({ commentId, authorId, value }) => [commentId, authorId, value].filter(Boolean).length === 1, {
    path: ['value'],
    message: 'Give one of commentId, authorId and value',
  })
export type NewBlock = z.infer<typeof NewBlock>

/**
 * Blocks the sender of a comment, or an author, in each of the ways named, and with `alsoSpam` moves what they wrote to
 * spam: what the author wrote, and with `email` what came with that address.
 */
export const NewBan = z
  .strictObject({
    commentId: Id.optional(),
    authorId: Id.optional(),
    kinds: z
      .array(BlockKind)
      .min(1)
      .max(6)
      .refine((kinds) => new Set(kinds).size === kinds.length, 'Has a kind twice'),
    alsoSpam: z.boolean().default(true),
    /** Of the answer with `hasMore`: moves the next comments, in the same batch, and blocks nobody again. */
    batchId: Id.optional(),
    ...Why,
  })
  .refine(({ commentId, authorId }) => (commentId === undefined) !== (authorId === undefined), {
    path: ['commentId'],
    message: 'Give one of commentId and authorId',
  })
export type NewBan = z.infer<typeof NewBan>

/** `DELETE …/decisions/batches/:batchId` takes all of it back. */
export const Ban = z.strictObject({
  batchId: z.string(),
  blocks: z.array(Block),
  spamIds: z.array(z.string()),
  /** They wrote more than one request reaches: send it again with the `batchId`. */
  hasMore: z.boolean(),
})
export type Ban = z.infer<typeof Ban>

export const BlockQuery = z.strictObject({
  kind: BlockKind.optional(),
  cursor: Cursor.optional(),
  limit: AdminLimit.default(40),
})
export type BlockQuery = z.infer<typeof BlockQuery>

export const BlockAnswer = z.strictObject({ block: Block })
export const BlockList = z.strictObject({ blocks: z.array(Block), nextCursor: z.string().nullable() })
export type BlockList = z.infer<typeof BlockList>
