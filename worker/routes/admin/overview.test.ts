import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { OverviewAnswer } from '../../../shared/overview.ts'
import { medianOf } from '../../overview/median.ts'
import { decide, expectProblem, post } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { accept, openSite } from '../../testing/posting.ts'
import { seedSite } from '../../testing/seed.ts'
import { saveWordList } from '../../words/save.ts'

let token: string
let site: ReturnType<typeof moderating>

/** A Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 12, 30)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  token = await openSite()
  site = moderating(token)
})

afterEach(() => void vi.useRealTimers())

const read = async (query = '') => (await answerOf(site.get(`/overview?${query}`), OverviewAnswer)).overview
const at = (time: number) => vi.setSystemTime(time)
const moderation = (moderation: 'all' | 'none') => site.patch('', { settings: { moderation } })

test('an empty site has its days, all of them empty', async () => {
  const overview = await read('days=7')
  expect(overview).toMatchObject({
    from: '2026-11-19',
    to: '2026-11-25',
    comments: { count: 0, before: 0 },
    checks: [],
  })
  expect(overview.byDay.map(({ date }) => date.slice(-2))).toEqual(['19', '20', '21', '22', '23', '24', '25'])
  expect(overview.waits).toMatchObject({ counts: [0, 0, 0, 0, 0, 0, 0], medianSeconds: null })
})

test('comments stand by day and present status, beside as many days before; deleted ones apart', async () => {
  at(NOW - 8 * 24 * HOUR)
  for (let i = 0; i < 3; i++) await post()
  at(NOW - 24 * HOUR)
  const a = await post()
  await post()
  await decide(token, 'rejected', a.comment.id)
  at(NOW)
  await accept({ fax: '1' })
  const overview = await read('days=7')
  expect(overview.comments).toEqual({ count: 3, before: 3 })
  expect(overview.byDay.slice(-2)).toEqual([
    { date: '2026-11-24', approved: 1, pending: 0, rejected: 1, spam: 0 },
    { date: '2026-11-25', approved: 0, pending: 0, rejected: 0, spam: 1 },
  ])
  await env.DB.prepare("UPDATE comments SET deleted_at = 1 WHERE status = 'rejected'").run()
  expect((await read('days=7')).byDay.at(-2)).toMatchObject({ approved: 1, rejected: 0 })
  expect((await read('days=28')).comments).toEqual({ count: 5, before: 0 })
})

test('days and hours are those of the time zone, also when its clocks are changed', async () => {
  // New York went back to winter on the first of November, at 06:00 in UTC.
  for (const [time, date] of [
    [Date.UTC(2026, 9, 31, 3, 30), '2026-10-30'],
    [Date.UTC(2026, 9, 31, 4, 30), '2026-10-31'],
    [Date.UTC(2026, 10, 2, 4, 30), '2026-11-01'],
    [Date.UTC(2026, 10, 2, 5, 30), '2026-11-02'],
  ] as const) {
    const before = (await read('days=28&tz=America/New_York')).byDay
    at(time)
    await post()
    at(NOW)
    const after = (await read('days=28&tz=America/New_York')).byDay
    const changed = after.filter(({ approved }, i) => approved !== before[i]!.approved)
    expect(changed.map((day) => day.date)).toEqual([date])
  }
  // Monday, 23:20 in UTC, is Tuesday in Kenya and still Monday in New York.
  at(Date.UTC(2026, 10, 23, 23, 20))
  await post()
  at(NOW)
  const hour = async (tz: string) => {
    const { byDay, hours } = await read(`days=7&tz=${tz}`)
    const day = byDay.find(({ approved }) => approved > 0)!.date
    const weekday = hours.findIndex((row) => row.some((count) => count > 0))
    return [day, weekday, hours[weekday]!.findIndex((count) => count > 0)]
  }
  expect(await hour('UTC')).toEqual(['2026-11-23', 0, 23])
  expect(await hour('Africa/Nairobi')).toEqual(['2026-11-24', 1, 2])
  expect(await hour('America/New_York')).toEqual(['2026-11-23', 0, 18])
})

test('each rule says what it decided, and how often moderators turned that round', async () => {
  await moderation('all')
  const held = [(await post()).comment.id, (await post()).comment.id, (await post()).comment.id]
  await moderation('none')
  const published = [(await post()).comment.id, (await post()).comment.id]
  const spam = (await accept({ fax: '1' })).comment.id
  await decide(token, 'approved', held[0]!)
  await decide(token, 'rejected', held[1]!, published[0]!)
  const [undone] = await decide(token, 'approved', spam)
  expect((await read()).checks).toEqual([
    { check: 'hold-all', status: 'pending', count: 3, overruledCount: 1 },
    { check: 'no-objection', status: 'approved', count: 2, overruledCount: 1 },
    { check: 'honeypot', status: 'spam', count: 1, overruledCount: 1 },
  ])
  await site.remove(`/decisions/${(undone as { decision: { id: string } }).decision.id}`)
  expect((await read()).checks.at(-1)).toMatchObject({ check: 'honeypot', overruledCount: 0 })
})

test('the wait goes to the first decision of a moderator, and has a middle', async () => {
  for (const minutes of [0.5, 1, 4, 20, 800]) {
    at(NOW - 2 * 24 * HOUR)
    const { comment } = await post()
    at(NOW - 2 * 24 * HOUR + minutes * MINUTE)
    await decide(token, 'rejected', comment.id)
    await decide(token, 'approved', comment.id)
  }
  at(NOW)
  expect((await read('days=7')).waits).toEqual({
    counts: [1, 2, 0, 1, 0, 0, 1],
    medianSeconds: 240,
    medianSecondsBefore: null,
  })
})

describe('the middle', () => {
  test.for<[number[], number | null]>([
    [[0, 0, 0, 0, 0, 0, 0], null],
    [[2, 0, 0, 0, 0, 0, 0], 30],
    [[1, 1, 0, 0, 0, 0, 0], 60],
    [[0, 0, 0, 0, 0, 0, 9], 720 * 60],
    [[0, 0, 0, 0, 4, 0, 0], 150 * 60],
  ])('of %j is %s', ([counts, median]) => expect(medianOf(counts)).toBe(median))
})

test('the busiest pages are six, without spam, also after pages were merged', async () => {
  for (let i = 0; i < 7; i++) for (let n = 0; n <= i; n++) await post({ pageKey: `/${i}` })
  for (let n = 0; n < 3; n++) await accept({ pageKey: '/spam', fax: '1', body: `Buy ${n}` })
  const counts = async (query = '') => (await read(query)).pages.map(({ page, count }) => [page.key, count])
  const six = [6, 5, 4, 3, 2, 1].map((i) => [`/${i}`, i + 1])
  expect(await counts()).toEqual(six)
  expect(await counts('days=365')).toEqual(six)
  await site.post('/pages/merge', { from: '/5', into: '/6' })
  expect((await counts())[0]).toEqual(['/6', 13])
  expect((await counts('days=365'))[0]).toEqual(['/6', 13])
})

test('authors who came back are those with a second published comment', async () => {
  const { authorToken } = await post()
  await post({ email: 'juma@example.org' })
  expect((await read()).authors).toEqual({ newCount: 2, returnedCount: 0 })
  const { comment } = await post({}, { token: authorToken })
  expect((await read()).authors).toEqual({ newCount: 2, returnedCount: 1 })
  await decide(token, 'rejected', comment.id)
  expect((await read()).authors).toEqual({ newCount: 2, returnedCount: 0 })
})

test('entries of a list say how often they moved it, and how often that was wrong', async () => {
  const { moderator_id: moderatorId } = (await env.DB.prepare('SELECT moderator_id FROM memberships').first<{
    moderator_id: string
  }>())!
  await saveWordList(env.DB, { siteId: 'paper', moderatorId, now: NOW }, 'hold', 'price\nthief')
  const first = await accept({ body: 'What a price, what a price' })
  await accept({ body: 'Stop the thief' })
  await decide(token, 'approved', first.comment.id)
  expect((await read()).entries).toEqual([
    { check: 'hold-words', text: 'price', count: 1, overruledCount: 1 },
    { check: 'hold-words', text: 'thief', count: 1, overruledCount: 0 },
  ])
})

test('nothing of another site is in it', async () => {
  await seedSite({ id: 'other', moderation: 'none' })
  await post({}, { siteId: 'other' })
  const { comments, pages, authors } = await read()
  expect([comments.count, pages, authors.newCount]).toEqual([0, [], 0])
})

test('other lengths and time zones are refused', async () => {
  for (const query of ['days=30', 'tz=Mars/Olympus', 'tz=', 'from=2026-01-01'])
    await expectProblem(await site.get(`/overview?${query}`), 'invalid-request')
})
