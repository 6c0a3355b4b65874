import type { CommentStatus } from '../../shared/comment.ts'
import { WAITS, type Overview, type OverviewQuery } from '../../shared/overview.ts'
import type { Database } from '../db/database.ts'
import { listBusiestPages, listEntries, listSiteDays, type SiteDay } from '../db/overview.ts'
import { clocks, type LocalHour } from './local-time.ts'
import { medianOf } from './median.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const STATUSES: readonly CommentStatus[] = ['approved', 'pending', 'rejected', 'spam']
/** How many entries are told of. */
const MOST_ENTRIES = 20

/** The site's last days, beside as many before. */
export async function readOverview(
  db: Database,
  siteId: string,
  { days, tz }: OverviewQuery,
  now: number,
): Promise<Overview> {
  const clock = clocks(tz, now - (2 * days + 2) * DAY, now)
  const last = Date.parse(clock(now).date) / DAY
  const first = last - days + 1
  const before = first - days
  // A local day may lie up to 14 hours beside the day of UTC by the same date.
  const rows = await listSiteDays(db, siteId, before - 1, last + 1)
  const within = (from: number, to: number) => sumOf(rows.filter(({ day }) => day >= from && day <= to))
  const sums = within(first, last)
  const [pages, entries] = await Promise.all([
    listBusiestPages(db, siteId, first, last),
    listEntries(db, siteId, first, last),
  ])
  const waits = waitsOf(sums)
  return {
    days,
    timeZone: tz,
    from: dateOf(first),
    to: dateOf(last),
    ...byTheClock(rows, clock, { before, first, last }),
    checks: checksOf(sums),
    waits: {
      counts: waits,
      medianSeconds: medianOf(waits),
      medianSecondsBefore: medianOf(waitsOf(within(before, first - 1))),
    },
    pages,
    authors: { newCount: sums.get('authors') ?? 0, returnedCount: sums.get('returned') ?? 0 },
    entries: entries.slice(0, MOST_ENTRIES),
  }
}

const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)

/** What is counted by hours, put in the days of the time zone. */
function byTheClock(
  rows: SiteDay[],
  clock: (time: number) => LocalHour,
  { before, first, last }: { before: number; first: number; last: number },
): Pick<Overview, 'comments' | 'byDay' | 'hours'> {
  const days = Array.from({ length: last - first + 1 }, (_, i) => ({
    date: dateOf(first + i),
    ...{ approved: 0, pending: 0, rejected: 0, spam: 0 },
  }))
  const byDate = new Map(days.map((day) => [day.date, day]))
  const earlier = { from: dateOf(before), to: dateOf(first) }
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  const comments = { count: 0, before: 0 }
  for (const { day, counts } of rows)
    for (const [key, count] of Object.entries(counts)) {
      const status = STATUSES.find((status) => key[0] === status[0])
      if (!status || !/^.\d+$/.test(key)) continue
      const { date, weekday, hour } = clock(day * DAY + Number(key.slice(1)) * HOUR)
      const counted = byDate.get(date)
      if (date >= earlier.from && date < earlier.to) comments.before += count
      if (!counted) continue
      counted[status] += count
      comments.count += count
      if (status !== 'spam') hours[weekday]![hour]! += count
    }
  return { comments, byDay: days, hours }
}

function sumOf(rows: SiteDay[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { counts } of rows)
    for (const [key, count] of Object.entries(counts)) sums.set(key, (sums.get(key) ?? 0) + count)
  return sums
}

const waitsOf = (sums: Map<string, number>) => [0, ...WAITS].map((_, i) => sums.get(`wait:${i}`) ?? 0)

function checksOf(sums: Map<string, number>): Overview['checks'] {
  return [...sums]
    .flatMap(([key, count]) => {
      const [, check, status] = /^check:(.+):(\w+)$/.exec(key) ?? []
      if (check === undefined) return []
      const overruledCount = sums.get(`overruled:${check}:${status}`) ?? 0
      return [{ check, status: status as CommentStatus, count, overruledCount }]
    })
    .sort((a, b) => b.count - a.count || (a.check < b.check ? -1 : 1))
}
