import * as z from 'zod'
import { AdminLimit } from './admin.ts'
import { Cursor } from './comment.ts'
import { AdminPage, PageKey } from './page.ts'

/** The newest first, those with most comments, or those closed by hand, the last closed first. */
export const PageRank = z.enum(['recent', 'discussed', 'closed'])
export type PageRank = z.infer<typeof PageRank>

export const PageListQuery = z.strictObject({
  rank: PageRank.default('recent'),
  cursor: Cursor.optional(),
  limit: AdminLimit.default(40),
})
export type PageListQuery = z.infer<typeof PageListQuery>

export const PageList = z.strictObject({ pages: z.array(AdminPage), nextCursor: z.string().nullable() })
export type PageList = z.infer<typeof PageList>

export const PageAnswer = z.strictObject({ page: AdminPage })

/** All comments of `from` go to `into`, and its key leads there when they have gone. */
export const PageMerge = z.strictObject({ from: PageKey, into: PageKey })
export type PageMerge = z.infer<typeof PageMerge>

/** Until `isDone`, send the same again; what is left over goes by itself within hours. */
export const MergeAnswer = PageAnswer.extend({ isDone: z.boolean() })
export type MergeAnswer = z.infer<typeof MergeAnswer>
