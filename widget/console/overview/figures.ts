import type { Overview } from '../../../shared/overview.ts'

/** What stands in the chart of days: a day, or over a year a week. */
export type Bar = Overview['byDay'][number]

const WEEK = 7

/** Bars that can be told apart: a year of days is drawn as weeks, each named by its first day. */
export function barsOf({ byDay }: Pick<Overview, 'byDay'>): Bar[] {
  if (byDay.length <= 60) return byDay
  const bars: Bar[] = []
  // The last week is whole; the first one may be short.
  const offset = byDay.length % WEEK
  for (const [index, day] of byDay.entries()) {
    if (bars.length === 0 || (index >= offset && (index - offset) % WEEK === 0)) {
      bars.push({ ...day })
      continue
    }
    const bar = bars.at(-1)!
    for (const status of STATUSES) bar[status] += day[status]
  }
  return bars
}

export const STATUSES = ['approved', 'pending', 'rejected', 'spam'] as const

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

/** A share between 0 and 1; null where there is nothing to share. */
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** The five figures at the top, as shares. */
export function figuresOf({ comments, checks, waits, authors }: Overview) {
  const counts = (...statuses: string[]) =>
    sum(checks.filter(({ status }) => statuses.includes(status)).map(({ count }) => count))
  const held = checks.filter(({ status }) => status === 'pending')
  return {
    count: comments.count,
    /** 0.06 is 6 % more than in the time before. */
    growth: comments.before === 0 ? null : comments.count / comments.before - 1,
    publishedShare: share(counts('approved'), counts('approved', 'pending')),
    medianSeconds: waits.medianSeconds,
    medianSecondsBefore: waits.medianSecondsBefore,
    disagreedShare: share(sum(held.map(({ overruledCount }) => overruledCount)), sum(held.map(({ count }) => count))),
    returnedShare: share(authors.returnedCount, authors.newCount),
  }
}

/** So few are no habit. */
const ENOUGH = 20
/** From this share on, a rule is worth another look. */
const OFTEN = 0.25

/** The rule that moderators turn round most, and the entries that moved it. */
export function worthALook({ checks, entries }: Pick<Overview, 'checks' | 'entries'>) {
  const [rule] = checks
    .filter(({ count, overruledCount }) => count >= ENOUGH && overruledCount / count >= OFTEN)
    .sort((a, b) => b.overruledCount / b.count - a.overruledCount / a.count)
  if (!rule) return undefined
  const words = entries.filter(({ check, overruledCount }) => check === rule.check && overruledCount > 0)
  return { rule, share: rule.overruledCount / rule.count, words: words.slice(0, 3).map(({ text }) => text) }
}

/** How dark an hour is drawn: five steps, empty hours apart. */
export function levelsOf(hours: Overview['hours']): number[][] {
  const most = Math.max(1, ...hours.flat())
  return hours.map((day) => day.map((count) => Math.ceil((count / most) * 5)))
}
