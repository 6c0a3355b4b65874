import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { bindings } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import { listing, NEWSROOM } from '../testing/newsroom.ts'
import { openSite } from '../testing/posting.ts'
import { runHourly } from './index.ts'

/** What Cloudflare's free plan lets one invocation ask: databases, rooms and other sites together. */
const MOST_CALLS = 50
/** More of everything than one hour does. */
const MANY = 30

afterEach(() => vi.restoreAllMocks())

/** Pages that are to be merged, read, and looked at for the index, each in the way that asks most. */
async function leaveMuchToDo() {
  await openSite()
  await listing(NEWSROOM)
  const many = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`
  const pages = `INSERT INTO pages (id, site_id, page_key, created_at) ${many}`
  await env.DB.batch(
    [
      `${pages} SELECT 'from-' || i, 'paper', 'from-' || i, 0 FROM n`,
      `${pages} SELECT 'into-' || i, 'paper', 'into-' || i, 0 FROM n`,
      `INSERT INTO page_merges ${many} SELECT 'from-' || i, 'into-' || i, 0 FROM n`,
      `INSERT INTO search_sweeps (kind, subject_id) ${many} SELECT 'page', 'none-' || i FROM n`,
      `${pages} SELECT 'read-' || i, 'paper', '${NEWSROOM}/' || i, 0 FROM n`,
      `INSERT INTO page_facts ${many} SELECT 'read-' || i, 'syndicated', '{}' FROM n`,
      `INSERT INTO page_readings (page_id, due_at) ${many} SELECT 'read-' || i, 0 FROM n`,
    ].map((sql) => env.DB.prepare(sql)),
  )
}

/** A page behind as many redirects as are followed, which then is another one. */
const ARTICLE = '<meta property="og:type" content="article"><title>Ice</title><link rel="canonical" href="/ice">'
const redirecting = (url: string) =>
  url.endsWith('/on/on/on')
    ? new Response(ARTICLE, { headers: { 'Content-Type': 'text/html' } })
    : new Response(null, { status: 302, headers: { Location: `${url}/on` } })

test('what is done in an hour asks no more than the free plan allows, however much there is', async () => {
  await leaveMuchToDo()
  const fetches = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url) => redirecting(String(url)))
  const [data, search] = [metered(env.DB), metered(env.SEARCH_DB)]
  const move = vi.fn(async () => {})
  const PAGE_ROOM = { getByName: () => ({ move }) } as unknown as typeof bindings.PAGE_ROOM

  await runHourly({ ...bindings, DB: data.db, SEARCH_DB: search.db, PAGE_ROOM }, Date.now())

  const asked = { fetches: fetches.mock.calls.length, rooms: move.mock.calls.length }
  expect(asked.rooms, 'pages were merged').toBeGreaterThan(1)
  expect(asked.fetches, 'pages were read').toBeGreaterThan(4)
  const calls = asked.fetches + asked.rooms + data.meter.roundTrips + search.meter.roundTrips
  expect(calls).toBeLessThanOrEqual(MOST_CALLS)
  for (const table of ['page_merges', 'search_sweeps', 'page_readings WHERE failures = 0 AND read_at IS NULL'])
    expect(await env.DB.prepare(`SELECT 1 FROM ${table} LIMIT 1`).first(), `${table}: there was more`).not.toBeNull()
})
