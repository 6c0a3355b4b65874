import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommentList } from '../../shared/comment.ts'
import type { PageChanges } from '../../shared/live-page.ts'
import { app } from '../app.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import { bearer, bindings } from '../testing/client.ts'
import { seedCrowd } from '../testing/crowd.ts'
import { metered } from '../testing/meter.ts'
import { freshDatabases, ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

/** The budgets of the design: what a request may read, at any size. */
const FIRST_PAGE = 150
const QUEUE_PAGE = 150
const COUNTS_OF_30 = 40

let token: string

beforeAll(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
  await seedCrowd({ pageKey: '/small', comments: 100 })
  await seedCrowd({ pageKey: '/large', comments: 20_000 })
})

afterAll(freshDatabases)

type Read<Answer> = { answer: Answer; rowsRead: number; statements: number; roundTrips: number }

async function get<Answer>(path: string, as = token): Promise<Read<Answer>> {
  const { db, meter } = metered(env.DB)
  const response = await app.request(`/v1${path}`, { headers: bearer(as) }, { ...bindings, DB: db })
  expect(response.status).toBe(200)
  return { answer: (await response.json()) as Answer, ...meter }
}

describe.for(['newest', 'oldest', 'best'])('a page of comments, %s first,', (sort) => {
  test.for(['/small', '/large'])('reads no more than its budget on %s, at every cursor', async (pageKey) => {
    const path = `/sites/paper/comments?pageKey=${pageKey}&sort=${sort}`
    let cursor: string | null = null
    for (let page = 0; page < 12; page++) {
      const read: Read<CommentList> = await get(cursor ? `${path}&cursor=${cursor}` : path)
      expect(read.rowsRead).toBeLessThanOrEqual(FIRST_PAGE)
      expect(read.roundTrips).toBeLessThanOrEqual(2)
      cursor = read.answer.nextCursor
      if (!cursor) break
      expect(read.answer.comments).toHaveLength(25)
    }
  })
})

test('a conversation of hundreds is read page by page', async () => {
  const { answer } = await get<CommentList>('/sites/paper/comments?pageKey=/large&sort=oldest')
  const [root] = answer.comments
  expect(root!.replyCount).toBeGreaterThan(150)
  const { rowsRead } = await get(
    `/sites/paper/comments/${encodeURIComponent(root!.id)}/replies?cursor=${root!.repliesCursor}`,
  )
  expect(rowsRead).toBeLessThanOrEqual(30)
})

test('counts of 30 pages', async () => {
  const keys = Array.from({ length: 28 }, (_, i) => `/counted-${i}`)
  // A key that is not found is not read, so these have to be there.
  await env.DB.batch(
    keys.map((key) =>
      env.DB.prepare('INSERT INTO pages (id, site_id, page_key, created_at) VALUES (?1, ?2, ?1, 0)').bind(key, 'paper'),
    ),
  )
  const query = ['/small', '/large', ...keys].map((key) => `pageKey=${key}`).join('&')
  const { rowsRead, statements } = await get(`/sites/paper/counts?${query}`)
  expect(rowsRead).toBe(31)
  expect(rowsRead).toBeLessThanOrEqual(COUNTS_OF_30)
  expect(statements).toBe(2)
})

test('a page of the queue', async () => {
  const { rowsRead } = await get('/admin/sites/paper/comments?status=approved')
  expect(rowsRead).toBeLessThanOrEqual(QUEUE_PAGE)
})

test('the reader’s own votes of a page’s comments', async () => {
  const ids = Array.from({ length: 90 }, (_, i) => `/large ${String(i + 1).padStart(8, '0')}`)
  const reader = await signReaderToken(bindings.SECRET, 'paper', 'device-1')
  await env.DB.prepare('INSERT INTO votes SELECT id, ?, 0 FROM comments').bind('device-1').run()
  const query = ids.map((id) => `commentId=${encodeURIComponent(id)}`).join('&')
  const path = `/sites/paper/comments/votes?${query}`
  const { answer, rowsRead } = await get<{ commentIds: string[] }>(path, reader)
  expect(answer.commentIds).toEqual(ids)
  expect(rowsRead).toBeLessThanOrEqual(2 * ids.length + 1)
})

test('a vote, on a large page and by a busy reader', async () => {
  const reader = await signReaderToken(bindings.SECRET, 'paper', 'device-1')
  const now = Date.now()
  await env.DB.prepare('UPDATE votes SET created_at = ? WHERE comment_id IN (SELECT comment_id FROM votes LIMIT 29)')
    .bind(now)
    .run()
  const { db, meter } = metered(env.DB)
  const id = encodeURIComponent('/large 00000001')
  for (const method of ['DELETE', 'PUT']) {
    const headers = { ...bearer(reader), Origin: ORIGIN }
    await app.request(`/v1/sites/paper/comments/${id}/vote`, { method, headers }, { ...bindings, DB: db })
  }
  expect(meter.rowsRead).toBeLessThanOrEqual(300)
  expect(meter.roundTrips).toBeLessThanOrEqual(4)
})

test.for(['/large', '/renamed'])('the changes of %s are one question beside the site’s', async (pageKey) => {
  await env.DB.prepare("INSERT OR IGNORE INTO page_aliases VALUES ('paper', '/renamed', 'page /large')").run()
  const { revision } = (await get<CommentList>('/sites/paper/comments?pageKey=/large')).answer.page
  const read = await get<PageChanges>(`/sites/paper/changes?pageKey=${pageKey}&since=${revision - 10}`)
  expect(read.answer.revision).toBe(revision)
  expect(read.statements).toBe(3)
  expect(read.roundTrips).toBe(2)
  expect(read.rowsRead).toBeLessThanOrEqual(20)
})

test('one comment with its ancestors', async () => {
  const { rowsRead } = await get(`/sites/paper/comments/${encodeURIComponent('/large 00019998')}`)
  expect(rowsRead).toBeLessThanOrEqual(30)
})

test('pins, and another name of the page, fit into the budget', async () => {
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE comments SET pinned_at = 1 WHERE id IN (SELECT id FROM comments WHERE page_id = 'page /large'
          AND parent_id IS NULL AND published = 1 AND id NOT LIKE '%00000001' LIMIT 3)`,
    ),
    env.DB.prepare("INSERT INTO page_aliases VALUES ('paper', '/alias', 'page /large')"),
  ])
  for (const sort of ['newest', 'oldest', 'best']) {
    const path = `/sites/paper/comments?pageKey=/alias&sort=${sort}`
    const first: Read<CommentList> = await get(path)
    expect(first.answer.comments).toHaveLength(25)
    expect(first.answer.comments[2]!.pinnedAt).toBeDefined()
    expect(first.rowsRead).toBeLessThanOrEqual(FIRST_PAGE)
    const second: Read<CommentList> = await get(`${path}&cursor=${first.answer.nextCursor}`)
    expect(second.rowsRead).toBeLessThanOrEqual(FIRST_PAGE)
  }
})
