import { env } from 'cloudflare:workers'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { UndoResults } from '../../../shared/admin-acts.ts'
import { Ban, type NewBan } from '../../../shared/blocks.ts'
import { MAX_DECISIONS } from '../../../shared/limits.ts'
import { app } from '../../app.ts'
import { bearer, bindings, expectProblem } from '../../testing/client.ts'
import { metered } from '../../testing/meter.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { accept, openSite } from '../../testing/posting.ts'
import { recount } from '../../testing/recount.ts'
import { freshDatabases, seedModerator, seedSite } from '../../testing/seed.ts'

/** Rows that a request may read, whatever somebody has written: of 500 decisions, each with its triggers. */
const MOST_ROWS = 63 * MAX_DECISIONS

let token: string
let site: ReturnType<typeof moderating>
beforeEach(async () => {
  token = await openSite()
  site = moderating(token)
})
afterAll(freshDatabases)

/** Somebody who wrote so much: every other comment as another author with the same address. */
async function seedWriter(comments: number) {
  const [one, other] = [await accept({ body: 'One' }), await accept({ body: 'Two' })]
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
       INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, email_hash, created_at)
       SELECT 'c' || i, site_id, page_id, 'c' || i, iif(i % 2, ?1, ?2), 'x', 'reader', 'x', '[]', email_hash, 0
         FROM n, (SELECT * FROM comments LIMIT 1)`,
    ).bind(one.comment.author!.id, other.comment.author!.id, comments - 2),
    env.DB.prepare(
      `INSERT INTO decisions (id, site_id, comment_id, check_name, to_status, created_at)
       SELECT 'd' || id, site_id, id, 'x', 'approved', 0 FROM comments WHERE status = 'pending'`,
    ),
  ])
  return one
}

const counts = async () =>
  Object.fromEntries(
    (
      await env.DB.prepare('SELECT status, count(*) AS n FROM comments GROUP BY status').all<{
        status: string
        n: number
      }>()
    ).results.map(({ status, n }) => [status, n]),
  )

async function measured(method: string, path: string, body?: object) {
  const { db, meter } = metered(env.DB)
  const headers = { ...bearer(token), 'Content-Type': 'application/json' }
  const response = await app.request(
    `/v1/admin/sites/paper${path}`,
    { method, headers, ...(body && { body: JSON.stringify(body) }) },
    { ...bindings, DB: db },
  )
  expect(meter.rowsRead).toBeLessThan(MOST_ROWS)
  expect(meter.roundTrips).toBeLessThan(10)
  return response
}

async function banAll(wanted: object) {
  const parts: Ban[] = []
  do {
    const batchId = parts[0]?.batchId
    parts.push(await answerOf(measured('POST', '/bans', { ...wanted, ...(batchId && { batchId }) }), Ban))
  } while (parts.at(-1)!.hasMore)
  return parts
}

async function undoAll(batchId: string) {
  const parts: UndoResults[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor && `?cursor=${cursor}`
    parts.push(await answerOf(measured('DELETE', `/decisions/batches/${batchId}${query}`), UndoResults))
    cursor = parts.at(-1)!.nextCursor
  }
  return parts
}

describe('a ban of somebody who wrote 5,000 comments', () => {
  test('goes on to the end in bounded parts, and is one batch to undo, and to do again', async () => {
    const mine = await seedWriter(5_000)
    const wanted = { commentId: mine.comment.id, kinds: ['author', 'email'], reason: 'Threats' }
    const parts = await banAll(wanted)
    expect(parts.map(({ spamIds }) => spamIds.length)).toEqual(Array(10).fill(500))
    expect(new Set(parts.flatMap(({ spamIds }) => spamIds)).size).toBe(5_000)
    expect(parts.map(({ blocks }) => blocks.length)).toEqual([2, ...Array(9).fill(0)])
    expect(await counts()).toEqual({ spam: 5_000 })
    const { results } = await env.DB.prepare('SELECT action FROM changes').all()
    expect(results).toHaveLength(2)

    const [{ batchId }] = parts as [Ban]
    const undone = await undoAll(batchId)
    expect(undone.map(({ results }) => results.length)).toEqual(Array(10).fill(500))
    expect(undone.map(({ removedBlockIds }) => removedBlockIds.length)).toEqual([2, ...Array(9).fill(0)])
    const outcomes = undone.flatMap(({ results }) => results)
    expect(outcomes.every(({ outcome }) => outcome === 'undone')).toBe(true)
    expect(await counts()).toEqual({ approved: 5_000 })

    const again = new Set(outcomes.flatMap((result) => (result.outcome === 'undone' ? [result.decision.batchId] : [])))
    expect(again.size).toBe(1)
    await undoAll([...again][0]!)
    expect(await counts()).toEqual({ spam: 5_000 })
  })

  test('reads as much when most of it is spam already', async () => {
    const mine = await seedWriter(1_100)
    const wanted = { authorId: mine.comment.author!.id, kinds: ['author'] }
    const parts = await banAll(wanted)
    expect(parts.map(({ spamIds }) => spamIds.length)).toEqual([500, 50])
    expect(await counts()).toEqual({ approved: 550, spam: 550 })
    const counted = await recount()
    expect(counted.stored).toEqual(counted.true)
    const { db, meter } = metered(env.DB)
    const rest = await app.request(
      '/v1/admin/sites/paper/bans',
      {
        method: 'POST',
        headers: { ...bearer(token), 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...wanted, batchId: parts[0]!.batchId }),
      },
      { ...bindings, DB: db },
    )
    expect(await answerOf(rest, Ban)).toMatchObject({ spamIds: [], hasMore: false })
    expect(meter.rowsRead).toBeLessThan(50)
  })

  test('by two moderators at once moves each comment once', async () => {
    const mine = await seedWriter(1_200)
    const wanted = { commentId: mine.comment.id, kinds: ['email'] }
    const parts = (await Promise.all([banAll(wanted), banAll(wanted), banAll(wanted)])).flat()
    const ids = parts.flatMap(({ spamIds }) => spamIds)
    expect(ids).toHaveLength(1_200)
    expect(new Set(ids).size).toBe(1_200)
    expect(await counts()).toEqual({ spam: 1_200 })
  })
})

test('a ban goes on only from a batch of the site', async () => {
  const mine = await seedWriter(3)
  const wanted: Partial<NewBan> = { commentId: mine.comment.id, kinds: ['author'], batchId: 'nope' }
  await expectProblem(await site.post('/bans', wanted), 'decision-not-found')
  await seedSite({ id: 'other' })
  const other = moderating((await seedModerator({ other: 'owner' }, 'Eve')).token, 'other')
  const made = await answerOf(site.post('/bans', { ...wanted, batchId: undefined }), Ban)
  await expectProblem(await other.remove(`/decisions/batches/${made.batchId}?cursor=WzAsIngiXQ`), 'decision-not-found')
  await expectProblem(await site.remove(`/decisions/batches/${made.batchId}?cursor=x`), 'invalid-request')
  expect(await counts()).toMatchObject({ spam: 2 })
})
