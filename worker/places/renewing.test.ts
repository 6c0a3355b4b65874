import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Bindings } from '../env.ts'
import { bearer } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import { answered, AWAY, both, migrateSecond, openBoth, tablesOf } from '../testing/two-databases.ts'
import { renewMirrors } from './mirror.ts'

let headers: Record<string, string>

beforeAll(migrateSecond)
beforeEach(async () => {
  headers = bearer((await openBoth()).token)
})
afterEach(() => vi.restoreAllMocks())

/** Further sites elsewhere, of which nothing is known there yet. */
const seedElsewhere = (binding: string, sites: Record<string, number>) =>
  env.DB.batch(
    Object.entries(sites).flatMap(([id, mirroredAt]) => [
      env.DB.prepare("INSERT INTO sites VALUES (?1, ?1, '[]', '{}', 0)").bind(id),
      env.DB.prepare('INSERT INTO places VALUES (?, ?, ?)').bind(id, binding, mirroredAt),
    ]),
  )

const due = async () => (await tablesOf(env.DB))['mirror_due']!.map((row) => row['subject_id'])

test.for([
  ['POST', '/admin/sites/far/decisions', { commentIds: ['x'], status: 'spam' }, 401],
  ['POST', '/admin/sites/far/comments', { pageKey: '/ice', body: 'x' }, 401],
  ['POST', '/admin/sites', {}, 401],
  ['POST', '/admin/sign-in-links', { email: 'nobody@example.org' }, 202],
] as const)('%s %s by nobody we know renews nothing', async ([method, path, body, status]) => {
  await seedElsewhere('DB_2', { new: 0 })
  const { db, asked } = metered(env.DB)
  await answered(status, method, path, { body, env: { ...both, DB: db } as Bindings })
  expect(asked.filter(({ sql }) => sql.includes('mirror_due'))).toEqual([])
  expect(await due()).toEqual(['new'])
})

test('sites that were looked at longest ago come first, five at a time', async () => {
  await seedElsewhere('DB_2', { a: 7, b: 6, c: 5, d: 4, e: 3, f: 2, g: 1 })
  await renewMirrors(both)
  expect(await due()).toEqual(['a', 'b'])
  await renewMirrors(both)
  expect(await due()).toEqual([])
})

test('those whose database answers nothing hold up no other', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  await seedElsewhere('DB_3', { a: 0, b: 0, c: 0, d: 0, e: 0 })
  await seedElsewhere('DB_2', { new: 1 })
  await env.DB.prepare("UPDATE moderators SET name = 'Renamed'").run()
  for (let writes = 0; writes < 2; writes++) await renewMirrors({ ...both, DB_3: AWAY })
  expect(await due()).not.toContain('new')
  expect(log).toHaveBeenCalled()
})

test('a write is answered although what waits for the others cannot be looked up', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const prepare = (sql: string) => (sql.includes('FROM mirror_due') ? AWAY : env.DB).prepare(sql)
  const DB = { prepare, batch: env.DB.batch.bind(env.DB) } as unknown as D1Database
  const body = { name: 'Amina W.' }
  await answered(200, 'PATCH', '/admin/me', { body, headers, env: { ...both, DB } })
  await answered(200, 'PATCH', '/admin/sites/far', { body, headers, env: { ...both, DB } })
  expect(log).toHaveBeenCalledTimes(3)
})
