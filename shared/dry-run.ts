import * as z from 'zod'
import { Fact } from './admin.ts'
import { Cursor } from './comment.ts'
import { MAX_DRY_RUN } from './limits.ts'
import { SitePatch } from './site.ts'
import { WordLines } from './words.ts'

const Status = z.enum(['approved', 'pending', 'spam'])

/** Settings and words as they would be; what is absent stays as it is. */
export const NewDryRun = z.strictObject({
  settings: SitePatch.shape.settings,
  words: z.strictObject({ hold: WordLines, block: WordLines }).partial().optional(),
  cursor: Cursor.optional(),
  limit: z.int().min(1).max(MAX_DRY_RUN).default(MAX_DRY_RUN),
})
export type NewDryRun = z.infer<typeof NewDryRun>

/**
 * What the changed rules would have made of the site's last comments, newest first. Only what words and authors say can be
 * asked again: not how quickly something was written, nor from where.
 */
export const DryRun = z.strictObject({
  examined: z.int(),
  /** What would have become of those examined. */
  counts: z.strictObject({ approved: z.int(), pending: z.int(), spam: z.int() }),
  /** Those that the present rules treat otherwise. `isRegular`: by an author with other approved comments. */
  changed: z.array(
    z.strictObject({
      commentId: z.string(),
      authorName: z.string(),
      isRegular: z.boolean(),
      from: Status,
      to: Status,
      check: z.string(),
      facts: z.array(Fact),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type DryRun = z.infer<typeof DryRun>
