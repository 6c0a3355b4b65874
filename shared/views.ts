import * as z from 'zod'
import { AdminCommentQuery } from './admin.ts'
import { MAX_NAME_LENGTH } from './limits.ts'
import { line } from './text.ts'

const Filters = AdminCommentQuery.omit({ cursor: true, limit: true })

/** Parameters of the queue, as they stand in its address: kept as they were typed, so that a day stays a day. */
const ViewQuery = z.record(z.string().max(20), z.string().max(1_000)).superRefine((query, context) => {
  const checked = Filters.safeParse(query)
  for (const { message, path } of checked.error?.issues ?? []) context.addIssue({ code: 'custom', message, path })
})

/** A question to the queue that was kept. */
export const View = z.strictObject({
  id: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  /** The whole team sees it; else only who made it. */
  isShared: z.boolean(),
  moderator: z.strictObject({ id: z.string(), name: z.string() }),
})
export type View = z.infer<typeof View>

export const ViewList = z.strictObject({ views: z.array(View) })
export const ViewAnswer = z.strictObject({ view: View })

export const NewView = z.strictObject({
  name: line(MAX_NAME_LENGTH),
  query: ViewQuery,
  isShared: z.boolean().default(false),
})
export type NewView = z.infer<typeof NewView>

/** Absent fields stay. `position`: the place among those one sees, from 0 on. */
export const ViewPatch = z.strictObject({
  name: line(MAX_NAME_LENGTH).optional(),
  query: ViewQuery.optional(),
  isShared: z.boolean().optional(),
  position: z.int().min(0).max(1_000).optional(),
})
export type ViewPatch = z.infer<typeof ViewPatch>
