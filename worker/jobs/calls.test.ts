import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { counting, leaveMuchToDo, MOST_CALLS, sumOf } from '../testing/calls.ts'
import { listing, NEWSROOM } from '../testing/newsroom.ts'
import { openSite } from '../testing/posting.ts'
import { runHourly } from './index.ts'

afterEach(() => vi.restoreAllMocks())

test('what is done in an hour asks no more than the free plan allows, however much there is', async () => {
  await openSite()
  await listing(NEWSROOM)
  await leaveMuchToDo(NEWSROOM)
  const installation = counting()

  await runHourly(installation.env, Date.now())

  const asked = installation.asked()
  expect(asked.rooms, 'pages were merged').toBeGreaterThan(1)
  expect(asked.fetches, 'pages were read').toBeGreaterThan(4)
  expect(sumOf(asked)).toBeLessThanOrEqual(MOST_CALLS)
  for (const table of ['page_merges', 'search_sweeps', 'page_readings WHERE failures = 0 AND read_at IS NULL'])
    expect(await env.DB.prepare(`SELECT 1 FROM ${table} LIMIT 1`).first(), `${table}: there was more`).not.toBeNull()
})
