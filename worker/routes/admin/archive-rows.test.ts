import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AdminCommentList } from '../../../shared/admin.ts'
import { OverviewAnswer } from '../../../shared/overview.ts'
import { hashFoldedEmail } from '../../crypto/fold-email.ts'
import { app } from '../../app.ts'
import { seedArchive } from '../../testing/archive.ts'
import { bearer, bindings } from '../../testing/client.ts'
import { metered } from '../../testing/meter.ts'
import { SECRET } from '../../testing/posting.ts'
import { freshDatabases, reset, seedModerator, seedSite } from '../../testing/seed.ts'

/** The budget of the design, for one page of the default length at any size. */
const PAGE = 150

/** Of one answer about a year, at any size of the site. */
const YEAR = 1_500

const COMMENTS = 200_000
const DAY = 86_400_000
const TWO_YEARS = 2 * 365 * DAY
const begins = Date.now() - TWO_YEARS

/** In the middle of the archive, as a moderator names it. */
const day = (after: number) => new Date(begins + TWO_YEARS / 2 + after * DAY).toISOString().slice(0, 10)

let token: string

beforeAll(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
  await seedArchive({ comments: COMMENTS, begins, every: TWO_YEARS / COMMENTS })
  await env.DB.prepare("UPDATE comments SET email_hash = ? WHERE author_id = 'author 3'")
    .bind(await hashFoldedEmail(SECRET, 'paper', 'asha@example.org'))
    .run()
}, 240_000)

afterAll(freshDatabases)

async function get<Answer>(path: string) {
  const { db, meter } = metered(env.DB)
  const response = await app.request(
    `/v1/admin/sites/paper${path}`,
    { headers: bearer(token) },
    { ...bindings, DB: db },
  )
  expect(response.status).toBe(200)
  return { answer: (await response.json()) as Answer, ...meter }
}

const SINGLE = [
  '',
  ...['pending', 'approved', 'rejected', 'spam', 'reported'].map((status) => `status=${status}`),
  'check=links',
  'check=no-objection',
  'check=nobody-knows-it',
  'pageKey=/7',
  'authorId=author 7',
  'email=ASHA@example.org',
  'email=nobody@example.org',
  `from=${day(0)}`,
  `to=${day(0)}T12:00:00Z`,
  `from=${day(0)}&to=${day(0)}`,
]

const ORDERS = ['', 'order=oldest&']
const inBothOrders = (queries: string[]) => ORDERS.flatMap((order) => queries.map((query) => `${order}${query}`))

test.for(inBothOrders(SINGLE))(
  'a page of comments with %s is one range of an index, at every cursor',
  async (query) => {
    let cursor = ''
    for (let page = 0; page < 4; page++) {
      const { answer, rowsRead } = await get<AdminCommentList>(`/comments?${query}${cursor}`)
      expect(rowsRead).toBeLessThanOrEqual(PAGE)
      if (!answer.nextCursor) break
      expect(answer.comments).toHaveLength(25)
      expect(isInOrder(answer, query)).toBe(true)
      cursor = `&cursor=${answer.nextCursor}`
    }
  },
)

const COMBINED = [
  'status=pending&pageKey=/1',
  'status=spam&check=links',
  'status=approved&check=links',
  'status=reported&pageKey=/7',
  'status=reported&check=no-objection',
  'status=spam&authorId=author 3',
  'status=spam&email=asha@example.org',
  'status=pending&authorId=author 7',
  'pageKey=/3&authorId=author 3',
  'pageKey=/4&authorId=author 3',
  `pageKey=/3&check=links&status=spam&from=${day(0)}&to=${day(1)}`,
  `pageKey=/3&authorId=author 3&check=links&status=spam&email=asha@example.org&from=${day(0)}`,
]

test.for(inBothOrders(COMBINED))('with %s it looks at so many candidates, and goes on', async (query) => {
  let cursor = ''
  for (let page = 0; page < 4; page++) {
    const { answer, rowsRead } = await get<AdminCommentList>(`/comments?${query}${cursor}`)
    expect(rowsRead).toBeLessThanOrEqual(PAGE)
    if (!answer.nextCursor) break
    cursor = `&cursor=${answer.nextCursor}`
  }
})

function isInOrder({ comments }: AdminCommentList, query: string): boolean {
  const ids = comments.map(({ id }) => id)
  const sorted = [...ids].sort()
  return JSON.stringify(ids) === JSON.stringify(query.includes('oldest') ? sorted : sorted.reverse())
}

test.for(ORDERS)('followed to its end, a combination has each comment that fits, once: %s', async (order) => {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/comments?${order}pageKey=/3&status=reported${cursor && `&cursor=${cursor}`}`
    const { answer }: { answer: AdminCommentList } = await get<AdminCommentList>(path)
    ids.push(...answer.comments.map(({ id }) => id))
    cursor = answer.nextCursor
  }
  const { results } = await env.DB.prepare(
    `SELECT id FROM comments WHERE page_id = 'page 003' AND report_count > 0 ORDER BY id ${order ? 'ASC' : 'DESC'}`,
  ).all<{ id: string }>()
  expect(ids).toEqual(results.map(({ id }) => id))
})

test('the tallies', async () => {
  const { answer, rowsRead } = await get<{ tallies: Record<string, number> }>('/tallies')
  expect(answer.tallies).toEqual({ pending: 200, rejected: 200, spam: 20_000, approved: 179_600, reported: 200 })
  expect(rowsRead).toBeLessThanOrEqual(50)
})

describe('when a word list has held what is spam', () => {
  beforeAll(async () => {
    await env.DB.prepare(
      "UPDATE comments SET check_name = 'hold-words', ruled_status = 'pending' WHERE status = 'spam'",
    ).run()
  }, 60_000)

  test.for([
    ['7', 300],
    ['28', 700],
    ['365', YEAR],
  ] as const)('an overview of %s days of 200,000 comments reads at most %i rows', async ([days, most]) => {
    const { answer, rowsRead } = await get<unknown>(`/overview?days=${days}&tz=Africa/Dar_es_Salaam`)
    const { overview } = OverviewAnswer.parse(answer)
    expect(overview.comments.count).toBeGreaterThan(200 * Number(days))
    expect(overview.pages).toHaveLength(6)
    expect(rowsRead).toBeLessThanOrEqual(most)
  })
})
