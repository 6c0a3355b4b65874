import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { MergeAnswer } from '../../shared/admin-pages.ts'
import type { ReactionKind } from '../../shared/reaction.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import { bindings } from '../testing/client.ts'
import { answerOf, moderating } from '../testing/moderate.ts'
import { openSite } from '../testing/posting.ts'
import { countsOf, deleteReaction, putReaction, react, reactionsTo } from '../testing/reactions.ts'
import { metered } from '../testing/meter.ts'
import { continueMerge, startMerge } from './page-merge.ts'
import { pageStatement, type PageRecord } from './pages.ts'

let site: ReturnType<typeof moderating>
beforeEach(async () => {
  site = moderating(await openSite())
})

const PAGES = ['/ice', '/bus'] as const
const tokenOf = (reader: number) => signReaderToken(bindings.SECRET, 'paper', `device-${reader}`)
const merge = (from: string, into: string) => answerOf(site.post('/pages/merge', { from, into }), MergeAnswer)

/** By page, and there by reader. */
type Model = Record<string, Map<number, ReactionKind>>

const countEach = (kinds: Iterable<string>) => {
  const counts: Record<string, number> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

async function expectModel(model: Model, pages: readonly string[]) {
  for (const page of pages) {
    expect(countsOf(await reactionsTo(page))).toEqual(countEach(model[page]!.values()))
    for (const reader of [0, 1, 2, 3])
      expect((await reactionsTo(page, await tokenOf(reader))).mine).toBe(model[page]!.get(reader) ?? null)
  }
}

const act = fc.record({
  puts: fc.boolean(),
  page: fc.constantFrom(...PAGES),
  reader: fc.nat(3),
  kind: fc.constantFrom<ReactionKind>('moving', 'funny', 'hopeful'),
})

test(
  'any sequence of acts ends in the counts of a model, and so it does after a merge',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
        site = moderating(await openSite())
        const model: Model = { '/ice': new Map(), '/bus': new Map() }
        for (const { puts, page, reader, kind } of acts) {
          const response = await (puts ? putReaction : deleteReaction)(kind, await tokenOf(reader), page)
          expect(response.status).toBe(200)
          if (puts) model[page]!.set(reader, kind)
          else if (model[page]!.get(reader) === kind) model[page]!.delete(reader)
        }
        await expectModel(model, PAGES)

        if ([...PAGES].some((page) => !acts.some((act) => act.puts && act.page === page))) return
        expect((await merge('/bus', '/ice')).isDone).toBe(true)
        model['/ice'] = new Map([...model['/bus']!, ...model['/ice']!])
        await expectModel(model, ['/ice'])
        expect(await reactionsTo('/bus')).toEqual(await reactionsTo('/ice'))
      }),
      { numRuns: 15 },
    )
  },
)

test('the reactions of a page that goes come along in steps, and each reader keeps one', async () => {
  for (const page of PAGES) await react('moving', await tokenOf(0), page)
  const pages = await Promise.all(
    PAGES.map(async (key) => (await pageStatement(env.DB, 'paper', key).first<PageRecord>())!),
  )
  const [into, from] = pages as [PageRecord, PageRecord]
  // Every third has reacted to both.
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1299)
       INSERT INTO reactions SELECT ?, 'device-' || i, 'funny', 0 FROM n`,
    ).bind(from.id),
    env.DB.prepare(
      `INSERT INTO reactions SELECT ?, reader, 'hopeful', 0 FROM reactions
        WHERE kind = 'funny' AND CAST(substr(reader, 8) AS INTEGER) % 3 = 0`,
    ).bind(into.id),
  ])
  const { id } = (await env.DB.prepare('SELECT id FROM moderators').first<{ id: string }>())!
  await startMerge(env.DB, { siteId: 'paper', moderatorId: id, now: Date.now() }, from, into)
  const costs: number[] = []
  for (let isDone = false; !isDone;) {
    const { db, meter } = metered(env.DB)
    isDone = (await continueMerge(db, { fromId: from.id, intoId: into.id })).isDone
    costs.push(meter.rowsRead)
    // On the way both are true.
    for (const page of [from, into]) {
      const { results } = await env.DB.prepare(
        `SELECT c.count = (SELECT count(*) FROM reactions r WHERE r.page_id = c.page_id AND r.kind = c.kind) AS isTrue
           FROM reaction_counts c WHERE c.page_id = ?`,
      )
        .bind(page.id)
        .all<{ isTrue: 0 | 1 }>()
      expect(results.every(({ isTrue }) => isTrue)).toBe(true)
    }
  }
  expect(costs.length).toBeGreaterThan(2)
  expect(Math.max(...costs)).toBeLessThan(12_000)
  expect(countsOf(await reactionsTo('/bus'))).toEqual({ moving: 1, funny: 800, hopeful: 400 })
})
