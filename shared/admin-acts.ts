import * as z from 'zod'
import { Decision } from './admin.ts'
import { Cursor } from './comment.ts'

export const UndoQuery = z.strictObject({ cursor: Cursor.optional() })

/** One for each decision of the batch. `superseded`: somebody has decided on the comment since, and that stands. */
export const UndoResults = z.strictObject({
  results: z.array(
    z.discriminatedUnion('outcome', [
      z.strictObject({ commentId: z.string(), outcome: z.literal('undone'), decision: Decision }),
      z.strictObject({ commentId: z.string(), outcome: z.literal('superseded') }),
    ]),
  ),
  /** Blocks that came with the batch, and are gone with it: with the first of several answers. */
  removedBlockIds: z.array(z.string()),
  /** The batch has more than one request undoes: send it again with this as `cursor`. */
  nextCursor: z.string().nullable(),
})
export type UndoResults = z.infer<typeof UndoResults>

/** Comments of each status that are not deleted, and those with open reports. */
export const Tallies = z.strictObject({
  tallies: z.strictObject({
    pending: z.int(),
    approved: z.int(),
    rejected: z.int(),
    spam: z.int(),
    reported: z.int(),
  }),
})
export type Tallies = z.infer<typeof Tallies>
