import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { app } from '../app.ts'
import type { Bindings } from '../env.ts'
import { bearer, bindings } from './client.ts'
import { empty, ORIGIN, reset, seedModerator, seedSite, TABLES, UNHURRIED } from './seed.ts'

/** An installation with a second database. */
export const both: Bindings = { ...bindings, DB_2: env.SECOND_DB }

/** A database that answers nothing. */
const away = () => Promise.reject(new Error('away'))
const statement = { bind: () => statement, run: away, all: away, first: away }
export const AWAY = { prepare: () => statement, batch: away } as unknown as D1Database

/** Call this in `beforeAll`. */
export const migrateSecond = () => applyD1Migrations(env.SECOND_DB, env.TEST_MIGRATIONS)

/** Any request of such an installation. Paths are below `/v1`. */
export const ask = (
  method: string,
  path: string,
  { body, headers, env = both }: { body?: unknown; headers?: object; env?: Bindings } = {},
): Promise<Response> | Response =>
  app.request(
    `/v1${path}`,
    {
      method,
      headers: { Origin: ORIGIN, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    env,
  )

/** The same, of which the answer is expected. */
export async function answered<Answer>(status: number, ...request: Parameters<typeof ask>): Promise<Answer> {
  const response = await ask(...request)
  const text = await response.text()
  expect({ status: response.status, text }).toMatchObject({ status })
  return (text ? JSON.parse(text) : null) as Answer
}

/** Two empty databases with a site in each, `paper` in the first and `far` in the second, and the owner of both. */
export async function openBoth() {
  await reset()
  await empty(env.SECOND_DB)
  await seedSite({ moderation: 'none' })
  const owner = await seedModerator()
  const site = { id: 'far', name: 'The Far Paper', origins: [ORIGIN], settings: { ...UNHURRIED, moderation: 'none' } }
  await answered(201, 'POST', '/admin/sites', { body: { ...site, database: 'DB_2' }, headers: bearer(owner.token) })
  return owner
}

/** All rows of a database, by table. */
export async function tablesOf(db: D1Database): Promise<Record<string, Record<string, unknown>[]>> {
  const results = await db.batch<Record<string, unknown>>(TABLES.map((table) => db.prepare(`SELECT * FROM ${table}`)))
  return Object.fromEntries(TABLES.map((table, i) => [table, results[i]!.results]))
}
