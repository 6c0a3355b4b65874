import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PERIOD } from '../crypto/ip-hash.ts'
import { SLOT } from '../db/arrivals.ts'
import { bindings } from '../testing/client.ts'
import { accept, openSite } from '../testing/posting.ts'
import { runHourly } from './index.ts'

const DAY = 24 * 60 * 60 * 1000

beforeEach(() => openSite())
afterEach(() => vi.restoreAllMocks())

const count = (sql: string) => env.DB.prepare(`SELECT count(*) AS count FROM ${sql}`).first<number>('count')

test('hashes of network addresses are forgotten when nothing can find them any more, and not before', async () => {
  await accept({ body: 'One' }, { 'CF-Connecting-IP': '203.0.113.7' })
  const now = Date.now()
  await runHourly(bindings, now + 2 * PERIOD - DAY)
  expect(await count('comments WHERE ip_hash IS NOT NULL AND network_hash IS NOT NULL')).toBe(1)
  await runHourly(bindings, now + 2 * PERIOD + DAY)
  expect(await count('comments WHERE ip_hash IS NOT NULL OR network_hash IS NOT NULL')).toBe(0)
  expect(await count('comments')).toBe(1)
})

test('what is good once, what has ended and what was counted long ago are deleted', async () => {
  const now = Date.now()
  await accept({ body: 'One' })
  const { id } = (await env.DB.prepare('SELECT id FROM moderators').first<{ id: string }>())!
  const block = (kind: string, expiresAt: number | null) =>
    env.DB.prepare(
      `INSERT INTO blocks (id, site_id, kind, value, moderator_id, expires_at, created_at)
       VALUES (?1, 'paper', ?1, 'x', ?2, ?3, 0)`,
    ).bind(kind, id, expiresAt)
  await env.DB.batch([
    env.DB.prepare("INSERT INTO spent VALUES ('old', ?), ('new', ?)").bind(now - 1, now + DAY),
    env.DB.prepare(
      `INSERT INTO sessions (id, moderator_id, token_hash, created_at, last_used_at, expires_at)
       VALUES ('old', ?1, 'a', 0, 0, ?2), ('new', ?1, 'b', 0, 0, ?3)`,
    ).bind(id, now - 1, now + DAY),
    block('ip', now - 1),
    block('network', now + DAY),
    block('author', null),
    env.DB.prepare('INSERT INTO arrivals SELECT id, ?, 1 FROM pages').bind(Math.floor((now - 3 * DAY) / SLOT)),
  ])
  await runHourly(bindings, now)
  expect(await count("spent WHERE id = 'new'")).toBe(await count('spent'))
  expect(await count('blocks')).toBe(2)
  expect(await count("sessions WHERE id = 'new'")).toBe(await count('sessions'))
  expect(await count('arrivals')).toBe(1)
})

test('a job that fails is told in the log, and the others are done', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const broken = {
    prepare: () => {
      throw new Error('The index is not there')
    },
  } as unknown as D1Database
  await env.DB.prepare("INSERT INTO spent VALUES ('old', 0)").run()
  await accept({ body: 'To be found' })
  await runHourly({ ...bindings, SEARCH_DB: broken }, Date.now())
  expect(await count('spent')).toBe(0)
  expect(log).toHaveBeenCalled()
})
