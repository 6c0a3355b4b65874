import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Cards, LatestComments } from '../../shared/cards.ts'
import { app } from '../app.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import { bearer, bindings } from '../testing/client.ts'
import { withoutIndexes } from '../testing/indexes.ts'
import { metered } from '../testing/meter.ts'
import { freshDatabases, ORIGIN, reset, seedSite } from '../testing/seed.ts'

/** The budget of the design: what an answer may read on a site of 10,000 pages and 200,000 comments. */
const CARDS = 150
const PAGES = 10_000
const COMMENTS = 200_000
const AT_ONCE = 25_000
const DAY = 86_400_000

/**
 * All at once, as no site comes to be: without what is kept for each comment that arrives, and then with what the migration
 * makes of comments that were there before it.
 */
beforeAll(async () => {
  await reset()
  await seedSite()
  const now = Date.now()
  const { results: triggers } = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'comments' AND sql LIKE '%AFTER INSERT%'",
  ).all<{ name: string }>()
  await env.DB.batch(triggers.map(({ name }) => env.DB.prepare(`DROP TRIGGER ${name}`)))
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO authors (id, site_id, name, email_encrypted, email_hash, created_at) VALUES ('a', 'paper', 'A', '', '', 0)",
    ),
    env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${PAGES - 1})
       INSERT INTO pages (id, site_id, page_key, comment_count, created_at) SELECT 'p' || i, 'paper', '/' || i, ${COMMENTS / PAGES}, 0 FROM n`,
    ),
    env.DB.prepare(
      `INSERT INTO page_facts (page_id, source, facts)
       SELECT id, 'read', json_object('title', page_key, 'url', 'https://paper.example' || page_key, 'section', 'Harbour',
         'authors', json_array(json_object('name', 'Nuru')), 'publishedAt', CAST(${now} - rowid * 60000 AS INTEGER)) FROM pages`,
    ),
  ])
  await withoutIndexes(async () => {
    for (let from = 0; from < COMMENTS; from += AT_ONCE)
      await env.DB.prepare(
        `WITH RECURSIVE n (i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${from + AT_ONCE - 1})
         INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, status, vote_count, created_at)
         SELECT printf('c%08d', i), 'paper', 'p' || (i % ${PAGES}), printf('c%08d', i), 'a', 'A', 'reader', 'x',
                '[{"type":"paragraph","children":["Words"]}]', 'approved', i % 97,
                CAST(${now - 60 * DAY} + i * ${Math.floor((60 * DAY) / COMMENTS)} AS INTEGER) FROM n`,
      ).run()
  })
  const queries = env.TEST_MIGRATIONS.find(({ name }) => name === '0050_page_registry.sql')!.queries
  for (const table of ['INSERT INTO page_points', 'INSERT INTO page_readings'])
    await env.DB.prepare(queries.find((query) => query.includes(table) && !query.includes('CREATE'))!).run()
}, 300_000)

afterAll(freshDatabases)

async function ask(path: string) {
  const { db, meter } = metered(env.DB)
  const response = await app.request(`/v1/sites/paper${path}`, {}, { ...bindings, DB: db })
  expect(response.status).toBe(200)
  return { answer: await response.json(), ...meter }
}

test.for(['discussed', 'trending', 'latest'])(
  'twelve cards, %s first, of all, an author and a section',
  async (rank) => {
    for (const query of ['', '&author=Nuru', '&section=Harbour'])
      for (const exclude of ['', '&exclude=/7']) {
        const { answer, rowsRead, roundTrips } = await ask(`/pages?rank=${rank}&limit=12${query}${exclude}`)
        const { pages } = Cards.parse(answer)
        expect(pages).toHaveLength(12)
        expect(pages[0]!.topComment).toEqual({ authorName: 'A', excerpt: 'Words' })
        expect(rowsRead).toBeLessThanOrEqual(CARDS)
        expect(roundTrips).toBeLessThanOrEqual(2)
      }
  },
)

test('the last published page is the latest, and the last commented on trends', async () => {
  expect(Cards.parse((await ask('/pages?rank=latest&limit=1')).answer).pages[0]!.key).toBe('/0')
  expect(Cards.parse((await ask('/pages?rank=trending&limit=1')).answer).pages[0]!.key).toBe(`/${PAGES - 1}`)
})

test('pinned and reported comments fit into the budget', async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE comments SET report_count = 1 WHERE site_id = 'paper' AND id > 'c00150000'"),
    env.DB.prepare(
      `UPDATE comments SET pinned_at = 1 WHERE id >= 'c${String(COMMENTS - 3 * 10_000).padStart(8, '0')}'`,
    ),
  ])
  const { rowsRead } = await ask('/pages?rank=trending&limit=12')
  expect(rowsRead).toBeLessThanOrEqual(CARDS)
})

test('the latest comments, and one page', async () => {
  const { answer, rowsRead } = await ask('/comments/latest?limit=20')
  LatestComments.parse(answer)
  expect(rowsRead).toBeLessThanOrEqual(CARDS)
  expect((await ask('/page?pageKey=/7')).rowsRead).toBeLessThanOrEqual(5)
})

test('a vote moves its page and reads no more than before', async () => {
  const reader = await signReaderToken(bindings.SECRET, 'paper', 'device-1')
  const { db, meter } = metered(env.DB)
  const before = Cards.parse((await ask('/pages?rank=trending&limit=1')).answer).pages[0]!.key
  for (let i = 0; i < 3; i++)
    await app.request(
      `/v1/sites/paper/comments/c0000000${i}/vote`,
      { method: 'PUT', headers: { ...bearer(reader), Origin: ORIGIN } },
      { ...bindings, DB: db },
    )
  expect(meter.rowsRead / 3).toBeLessThanOrEqual(120)
  expect(before).toBeDefined()
})
