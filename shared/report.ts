import * as z from 'zod'
import { MAX_REASON_LENGTH } from './limits.ts'
import { text } from './text.ts'

export const ReportReason = z.enum(['spam', 'abuse', 'off-topic', 'false', 'other'])
export type ReportReason = z.infer<typeof ReportReason>

const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

/** What a reader sends to ask moderators for a look at a comment. */
export const NewReport = z.strictObject({
  reason: ReportReason,
  note: z.preprocess(blankToNull, text(MAX_REASON_LENGTH).nullable().default(null)),
})
export type NewReport = z.infer<typeof NewReport>

/** The reader's report as it is stored: of a repeated one, the first. */
export const Reported = z.strictObject({
  commentId: z.string(),
  reason: ReportReason,
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** For a reader who came without a token: keep it, send it as `Authorization: Bearer`. */
  readerToken: z.string().optional(),
})
export type Reported = z.infer<typeof Reported>

/** A report as moderators see it. `reporter` is the id of an author or a device, and nothing more is known. */
export const Report = z.strictObject({
  id: z.string(),
  commentId: z.string(),
  reporter: z.string(),
  reason: ReportReason,
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Since when a moderator has decided on the comment; null: open. */
  resolvedAt: z.iso.datetime().nullable(),
})
export type Report = z.infer<typeof Report>

/** Newest first. */
export const ReportList = z.strictObject({ reports: z.array(Report), nextCursor: z.string().nullable() })
export type ReportList = z.infer<typeof ReportList>
