import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Bindings } from '../env.ts'
import { bindings } from './client.ts'
import { metered } from './meter.ts'

/** What Cloudflare's free plan lets one invocation ask: databases, rooms and other sites together. */
export const MOST_CALLS = 50

/** More of everything than is done at once. */
export const MANY = 60

/** Pages of a site of `origin` that are to be merged, read, and looked at for the index, each in the way that asks most. */
export async function leaveMuchToDo(origin: string) {
  const many = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`
  const pages = `INSERT INTO pages (id, site_id, page_key, created_at) ${many}`
  await env.DB.batch(
    [
      `${pages} SELECT 'from-' || i, 'paper', 'from-' || i, 0 FROM n`,
      `${pages} SELECT 'into-' || i, 'paper', 'into-' || i, 0 FROM n`,
      `INSERT INTO page_merges ${many} SELECT 'from-' || i, 'into-' || i, 0 FROM n`,
      `INSERT INTO search_sweeps (kind, subject_id) ${many} SELECT 'page', 'none-' || i FROM n`,
      `${pages} SELECT 'read-' || i, 'paper', '${origin}/' || i, 0 FROM n`,
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

/** An installation that counts what it asks. Akismet answers `true`, and all others redirect. To be restored after the test. */
export function counting() {
  const [data, search] = [metered(env.DB), metered(env.SEARCH_DB)]
  const fetches = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (url) =>
      String(url).includes('akismet') ? new Response('true') : redirecting(String(url)),
    )
  const room = vi.fn(async () => {})
  const rooms = { getByName: () => ({ tell: room, move: room }) }
  return {
    env: { ...bindings, DB: data.db, SEARCH_DB: search.db, PAGE_ROOM: rooms, SITE_ROOM: rooms } as unknown as Bindings,
    asked: () => ({
      fetches: fetches.mock.calls.length,
      rooms: room.mock.calls.length,
      database: data.meter.roundTrips,
      search: search.meter.roundTrips,
    }),
  }
}

export const sumOf = (asked: Record<string, number>) => Object.values(asked).reduce((sum, calls) => sum + calls, 0)
