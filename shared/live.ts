import * as z from 'zod'
import { Decision } from './admin.ts'
import { CommentStatus } from './comment.ts'

/** A decision without its reason and facts: those have words of the comment. */
export const LiveDecision = Decision.pick({
  id: true,
  commentId: true,
  from: true,
  to: true,
  moderator: true,
  batchId: true,
})
export type LiveDecision = z.infer<typeof LiveDecision>

/**
 * What the room of a site tells its moderators, each in a message of its own: ids and statuses, never words, addresses or
 * networks. What a rule decides at posting, after an edit or because of reports is told by the status.
 */
export const SiteMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('decided'), decisions: z.array(LiveDecision) }),
  z.strictObject({ type: z.enum(['posted', 'edited', 'reported']), commentId: z.string(), status: CommentStatus }),
  /** By its author. */
  z.strictObject({ type: z.literal('deleted'), commentId: z.string() }),
  /** Names, and of those who asked for it themselves also words, are gone. */
  z.strictObject({ type: z.literal('erased'), authorIds: z.array(z.string()) }),
  /** Everybody who is there, oneself among them: sent to who comes, and when somebody comes or goes. */
  z.strictObject({
    type: z.literal('present'),
    moderators: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
])
export type SiteMessage = z.infer<typeof SiteMessage>
