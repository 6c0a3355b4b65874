import * as z from 'zod'

/** What a moderator changed beside the status of a comment. `before` and `after` depend on the action. */
export const Change = z.strictObject({
  id: z.string(),
  moderator: z.strictObject({ id: z.string(), name: z.string() }),
  /** Noun and verb: `moderator-joined`, `page-merged`. */
  action: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type Change = z.infer<typeof Change>

/** Newest first. */
export const ChangeList = z.strictObject({ changes: z.array(Change), nextCursor: z.string().nullable() })
export type ChangeList = z.infer<typeof ChangeList>
