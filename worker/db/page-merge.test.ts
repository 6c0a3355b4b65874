import { env } from 'cloudflare:workers'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { MergeAnswer } from '../../shared/admin-pages.ts'
import { runHourly } from '../jobs/index.ts'
import { bindings, expectProblem, list, post } from '../testing/client.ts'
import { seedCrowd } from '../testing/crowd.ts'
import { metered } from '../testing/meter.ts'
import { answerOf, moderating } from '../testing/moderate.ts'
import { openSite } from '../testing/posting.ts'
import { recount } from '../testing/recount.ts'
import { freshDatabases } from '../testing/seed.ts'
import { walk } from '../testing/walk.ts'
import { continueMerge, startMerge } from './page-merge.ts'
import { pageStatement, type PageRecord } from './pages.ts'

let site: ReturnType<typeof moderating>
beforeEach(async () => {
  site = moderating(await openSite())
})
afterAll(freshDatabases)

const page = async (key: string) => (await pageStatement(env.DB, 'paper', key).first<PageRecord>())!
const merge = (from: string, into: string) => answerOf(site.post('/pages/merge', { from, into }), MergeAnswer)
const onPages = async () =>
  Object.fromEntries(
    (
      await env.DB.prepare(
        `SELECT p.page_key AS pageKey, p.comment_count AS counted, count(c.id) AS stored, coalesce(sum(c.published), 0) AS published
           FROM pages p LEFT JOIN comments c ON c.page_id = p.id GROUP BY p.id`,
      ).all<{ pageKey: string; counted: number; stored: number; published: number }>()
    ).results.map(({ pageKey, counted, stored, published }) => {
      expect(counted).toBe(published)
      return [pageKey, stored]
    }),
  )
const expectTrueCounters = async () => {
  const counted = await recount()
  expect(counted.stored).toEqual(counted.true)
}
/** Begins to merge and leaves it at that: what is there when a request is cut short. */
async function begin(from: string, into: string) {
  const [going, target] = [await page(from), await page(into)]
  const { id } = (await env.DB.prepare('SELECT id FROM moderators').first<{ id: string }>())!
  expect(await startMerge(env.DB, { siteId: 'paper', moderatorId: id, now: Date.now() }, going, target)).toBe(true)
  return { fromId: going.id, intoId: target.id }
}

describe('a page of thousands of comments', () => {
  test('goes in steps of the same size at any length, and request by request to the end', async () => {
    const costs: number[] = []
    for (const [key, comments] of [
      ['/small', 1_200],
      ['/large', 6_000],
    ] as const) {
      await seedCrowd({ pageKey: key, comments })
      await post({ pageKey: `${key}-into` })
      const { db, meter } = metered(env.DB)
      await continueMerge(db, await begin(key, `${key}-into`))
      costs.push(meter.rowsRead)
      expect(meter.roundTrips).toBe(2)
    }
    expect(costs[0]).toBeLessThan(12_000)
    expect(costs[1]! - costs[0]!).toBeLessThan(1_000)

    const answers: boolean[] = []
    do {
      const { '/large': left = 0, '/large-into': come = 0 } = await onPages()
      expect(left + come).toBe(6_001)
      answers.push((await merge('/large', '/large-into')).isDone)
    } while (!answers.at(-1))
    expect(answers.length).toBeGreaterThan(2)
    expect((await onPages())['/large-into']).toBe(6_001)
    expect((await list('/large')).page.commentCount).toBe((await page('/large-into')).commentCount)
    await expectProblem(await site.post('/pages/merge', { from: '/large', into: '/large-into' }), 'invalid-request')
  })

  test('that is left in the middle is merged by the hourly job', async () => {
    await seedCrowd({ pageKey: '/from', comments: 6_000 })
    await post({ pageKey: '/into' })
    expect((await merge('/from', '/into')).isDone).toBe(false)
    for (let hours = 0; hours < 3; hours++) await runHourly(bindings, Date.now())
    expect(await onPages()).toEqual({ '/into': 6_001 })
    expect((await list('/from')).page.key).toBe('/from')
  })

  test('takes a conversation whole, however long', async () => {
    await seedCrowd({ pageKey: '/from', comments: 2_000 })
    await env.DB.prepare(
      `UPDATE comments SET root_id = '/from 00000001', parent_id = iif(id = '/from 00000001', NULL, '/from 00000001')`,
    ).run()
    await post({ pageKey: '/from' })
    await post({ pageKey: '/into' })
    const going = await begin('/from', '/into')
    expect((await continueMerge(env.DB, going)).isDone).toBe(false)
    expect(await onPages()).toEqual({ '/from': 1, '/into': 2_001 })
    expect((await continueMerge(env.DB, going)).isDone).toBe(true)
  })
})

test('between any two steps both pages are true, and what is written there meanwhile comes along', async () => {
  const roots: string[] = []
  for (let i = 0; i < 6; i++) {
    const root = await post({ pageKey: '/from' })
    const reply = await post({ pageKey: '/from', parentId: root.comment.id })
    for (const parentId of [root, reply]) await post({ pageKey: '/from', parentId: parentId.comment.id })
    roots.push(root.comment.id)
  }
  await post({ pageKey: '/into' })
  const going = await begin('/from', '/into')
  let written = 25
  let isDone = false
  for (let step = 0; !isDone; step++) {
    isDone = (await continueMerge(env.DB, going, 5)).isDone
    await expectTrueCounters()
    const shown = await Promise.all(['/from', '/into'].map((key) => walk(key, 'oldest', 3)))
    // Once all have gone, both keys lead to the same.
    expect(new Set(shown.flat()).size).toBe(written)
    if (step > 3) continue
    // Where a comment is, it is answered; a page that is on its way still takes what is new.
    for (const [i, ids] of shown.entries()) await post({ pageKey: ['/from', '/into'][i]!, parentId: ids.at(-1)! })
    await post({ pageKey: '/from' })
    written += 3
  }
  expect(await onPages()).toEqual({ '/into': written })
  await post({ pageKey: '/from', parentId: roots[0]! })
  await expectTrueCounters()
})

describe('pins of a page that goes', () => {
  const pinned = async (pageKey: string, count: number) => {
    const ids: string[] = []
    for (let i = 0; i < count; i++) {
      const { id } = (await post({ pageKey })).comment
      expect((await site.put(`/comments/${id}/pin`)).status).toBe(200)
      await env.DB.prepare('UPDATE comments SET pinned_at = ? WHERE id = ?')
        .bind(i + 1, id)
        .run()
      ids.unshift(id)
    }
    return ids
  }
  const firstOf = async (key: string) =>
    (await list(key)).comments.filter(({ pinnedAt }) => pinnedAt).map(({ id }) => id)

  test.for([
    [3, 0, 3],
    [3, 1, 2],
    [2, 2, 1],
    [3, 3, 0],
    [0, 3, 0],
  ])('are %i: beside %i others %i are kept, the last first', async ([going, staying, kept]) => {
    const [from, into] = [await pinned('/from', going!), await pinned('/into', staying!)]
    if (going === 0) await post({ pageKey: '/from' })
    if (staying === 0) await post({ pageKey: '/into' })
    await merge('/from', '/into')
    expect(new Set(await firstOf('/into'))).toEqual(new Set([...into, ...from.slice(0, kept)]))
  })

  test('keep to three when somebody pins another in the middle', async () => {
    await pinned('/from', 3)
    const { id } = (await post({ pageKey: '/into' })).comment
    const going = await begin('/from', '/into')
    await continueMerge(env.DB, going, 1)
    await site.put(`/comments/${id}/pin`)
    await continueMerge(env.DB, going, 1)
    await continueMerge(env.DB, going, 1)
    expect(await firstOf('/into')).toHaveLength(3)
  })
})

describe('a page that is on its way', () => {
  test('takes those that are on their way to it along to where it is merged next', async () => {
    for (const key of ['/a', '/a', '/b', '/b', '/c']) await post({ pageKey: key })
    await begin('/a', '/b')
    expect((await merge('/b', '/c')).isDone).toBe(true)
    await runHourly(bindings, Date.now())
    expect(await onPages()).toEqual({ '/c': 5 })
    for (const key of ['/a', '/b', '/c']) expect((await list(key)).page.commentCount).toBe(5)
  })

  test('is where it goes, for what is merged into it, and goes nowhere else', async () => {
    for (const key of ['/a', '/b', '/c']) await post({ pageKey: key })
    await begin('/a', '/b')
    await expectProblem(await site.post('/pages/merge', { from: '/b', into: '/a' }), 'invalid-request')
    await expectProblem(await site.post('/pages/merge', { from: '/a', into: '/c' }), 'invalid-request')
    expect((await merge('/c', '/a')).page.key).toBe('/b')
    await runHourly(bindings, Date.now())
    expect(await onPages()).toEqual({ '/b': 3 })
  })
})
