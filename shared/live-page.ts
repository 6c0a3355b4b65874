import * as z from 'zod'
import { commentWithoutReplies } from './comment.ts'
import { Page, PageKey } from './page.ts'

/**
 * As `GET /comments` gives them, without their replies; stones, too. With the first of its conversation, where it has its place
 * when the one that it answers is not listed.
 */
const ChangedComment = commentWithoutReplies.extend({ rootId: z.string() })
export type ChangedComment = z.infer<typeof ChangedComment>

/**
 * What readers can see of a page and did not see at an earlier revision: `changes` brings who has all of `since` to `revision`,
 * in whatever order such changes come, as each has its comments whole and as they were at `revision`.
 */
const changes = z.strictObject({
  since: z.int(),
  revision: z.int(),
  page: Page.pick({ commentCount: true, closedAt: true }),
  comments: z.array(ChangedComment),
  /** The ids of those that have come into the list since, or since `from`. The others have only changed. */
  newIds: z.array(z.string()),
  /** The ids of those that are listed no more, and are given as stones: nobody has answered them. */
  goneIds: z.array(z.string()),
})

export const PageChanges = changes.extend({
  /** There are more: ask again, since this `revision` and from the first one. */
  hasMore: z.boolean(),
})
export type PageChanges = z.infer<typeof PageChanges>

const Revision = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const ChangesQuery = z.strictObject({
  pageKey: PageKey,
  since: Revision,
  /** What `since` was in the first of several requests: what has come and has changed again comes late, and is new. */
  from: Revision.optional(),
})

export const LiveQuery = z.strictObject({ pageKey: PageKey })

/** How many people have the page open: exact where they are few, and in steps where nobody would count. */
const readers = z.int()

/**
 * What the room of a page tells those who read it, each in a message of its own: what everybody may read, and never who is
 * there.
 */
export const PageMessage = z.discriminatedUnion('type', [
  /** The first one. A page that nobody has commented on has revision 0. */
  z.strictObject({ type: z.literal('hello'), revision: z.int(), readers }),
  changes.extend({ type: z.literal('changed') }),
  /** More has changed than a message holds: `GET /changes` has it. */
  z.strictObject({ type: z.literal('behind'), revision: z.int() }),
  z.strictObject({ type: z.literal('readers'), readers }),
])
export type PageMessage = z.infer<typeof PageMessage>
