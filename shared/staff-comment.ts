import * as z from 'zod'
import { Comment, NewComment } from './comment.ts'
import { PageKey } from './page.ts'

/** What a moderator writes from the console: a comment on a page, or an answer, whose page is its parent's. */
export const NewStaffComment = z
  .strictObject({
    pageKey: PageKey.optional(),
    parentId: z.string().min(1).max(100).optional(),
    body: NewComment.shape.body,
  })
  .refine(({ pageKey, parentId }) => (pageKey === undefined) !== (parentId === undefined), {
    path: ['pageKey'],
    message: 'Send pageKey or parentId, and not both',
  })
export type NewStaffComment = z.infer<typeof NewStaffComment>

/** As readers see it from now on. */
export const PostedStaffComment = z.strictObject({ comment: Comment })
