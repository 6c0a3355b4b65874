import * as z from 'zod'
import { CommentStatus } from './comment.ts'

const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A site's last days, today among them, by the calendar of a time zone. */
export const OverviewQuery = z.strictObject({
  days: z.enum(['7', '28', '365']).default('28').transform(Number),
  /** As IANA names it: `Africa/Dar_es_Salaam`. */
  tz: z.string().min(1).max(100).refine(isTimeZone, 'Is no time zone').default('UTC'),
})
export type OverviewQuery = z.infer<typeof OverviewQuery>

/** Where one wait ends and the next one begins, in minutes: under 1, 1 to 5 … 240 to 720, longer. */
export const WAITS = [1, 5, 15, 60, 240, 720] as const

const Count = z.int().nonnegative()

/**
 * What has come in these days, as it stands now; deleted comments apart. Days and hours are the time zone's, to the full hour
 * of UTC; rules, waits, pages and authors go by days of UTC, and pages over a year by weeks.
 */
export const Overview = z.strictObject({
  days: z.int(),
  timeZone: z.string(),
  /** The first and the last day. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Of all statuses, and in as many days before. */
  comments: z.strictObject({ count: Count, before: Count }),
  byDay: z.array(z.strictObject({ date: z.iso.date(), approved: Count, pending: Count, rejected: Count, spam: Count })),
  /** What each rule decided, most first, and how much of that moderators turned round: deleted ones too. */
  checks: z.array(z.strictObject({ check: z.string(), status: CommentStatus, count: Count, overruledCount: Count })),
  /** From arrival to a moderator's first decision: comments by `WAITS`, and the middle one, estimated within its step. */
  waits: z.strictObject({
    counts: z.array(Count).length(WAITS.length + 1),
    medianSeconds: z.number().nullable(),
    medianSecondsBefore: z.number().nullable(),
  }),
  /** At most six, of those that were among the busiest of a day (over a year, of a week); spam apart. */
  pages: z.array(
    z.strictObject({
      page: z.strictObject({ key: z.string(), title: z.string().nullable(), url: z.string().nullable() }),
      count: Count,
    }),
  ),
  /** Comments by day of the week, from Monday on, and hour; spam apart. */
  hours: z.array(z.array(Count).length(24)).length(7),
  /** Those whose first comment came in these days and who have a published one, and those of them who have two. */
  authors: z.strictObject({ newCount: Count, returnedCount: Count }),
  /** Words and other entries that moved a list's rule in its last fifty comments of these days, most first. */
  entries: z.array(z.strictObject({ check: z.string(), text: z.string(), count: Count, overruledCount: Count })),
})
export type Overview = z.infer<typeof Overview>
export const OverviewAnswer = z.strictObject({ overview: Overview })
