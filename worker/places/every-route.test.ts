import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { app } from '../app.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import { ADMIN_ROUTES } from '../testing/admin-routes.ts'
import { seedWorld, type World } from '../testing/admin-world.ts'
import { bearer, bindings } from '../testing/client.ts'
import { CONSOLE } from '../testing/credentials.ts'
import { metered, type Asked } from '../testing/meter.ts'
import { visits } from '../testing/public-routes.ts'
import { empty, ORIGIN } from '../testing/seed.ts'
import { migrateSecond } from '../testing/two-databases.ts'

/** Who moderates, and where sites are: in the first database alone. */
const ACCOUNTS = [
  ...['sessions', 'tokens', 'passkeys', 'sign_in_links', 'invitations', 'handovers', 'in_place_tokens'],
  ...['barred_tokens', 'places', 'mirror_due'],
]
/** In both: the first database says what is so, the other one is told. */
const MIRRORED = ['sites', 'moderators', 'memberships', 'changes']
/** What SQL names that is no table of ours. */
const NO_TABLES = ['json_each', 'made', 'SELECT', 'SET']

const tablesIn = (asked: Asked[]) =>
  new Set(
    asked
      .flatMap(({ sql }) =>
        [...sql.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE(?: OR \w+)?)\s+(\w+)/g)].map(([, name]) => name!),
      )
      .filter((name) => !NO_TABLES.includes(name)),
  )

/**
 * The world of all other tests, moved: everything but accounts stays where it is and is the second database now; the first
 * one is another, and has the accounts.
 */
async function moveWorld() {
  const world = await seedWorld()
  await empty(env.SECOND_DB)
  const move = async (table: string, also = '*') => {
    const { results } = await env.DB.prepare(`SELECT ${also} FROM ${table}`).all()
    if (results.length === 0) return
    const columns = Object.keys(results[0]!)
    await env.SECOND_DB.batch(
      results.map((row) =>
        env.SECOND_DB.prepare(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        ).bind(...Object.values(row)),
      ),
    )
  }
  await move('sites')
  await env.SECOND_DB.prepare("INSERT INTO places (site_id, binding) SELECT id, 'DB_2' FROM sites").run()
  for (const table of ['moderators', 'memberships', 'tokens', 'sessions', 'passkeys', 'invitations']) await move(table)
  for (const table of ['sessions', 'passkeys', 'invitations', 'barred_tokens', 'tokens'])
    await env.DB.prepare(`DELETE FROM ${table}`).run()
  const [first, second] = [metered(env.SECOND_DB), metered(env.DB)]
  const installation = { ...bindings, DB: first.db, DB_2: second.db }
  return { world, installation, first: first.asked, second: second.asked }
}

beforeAll(migrateSecond)

test('a site that is elsewhere is asked for once, by one row of the first database', async () => {
  const { installation, first, second } = await moveWorld()
  const path = '/v1/sites/paper/comments?pageKey=/ice'
  expect((await app.request(path, {}, installation)).status).toBe(200)
  expect(tablesIn(first)).toEqual(new Set(['sites', 'places']))
  expect(first).toHaveLength(1)
  first.length = 0
  expect((await app.request(path, {}, installation)).status).toBe(200)
  expect(first).toEqual([])
  expect(second.length).toBeGreaterThan(0)
  expect((await app.request('/v1/sites/nope/comments?pageKey=/ice', {}, installation)).status).toBe(404)
  expect((await app.request('/v1/sites/nope/comments?pageKey=/ice', {}, installation)).status).toBe(404)
  expect(first, 'what is not there is looked for each time').toHaveLength(2)
})

describe('of a reader', () => {
  let moved: Awaited<ReturnType<typeof moveWorld>>
  let headers: Record<string, string>

  beforeAll(async () => {
    moved = await moveWorld()
    headers = {
      Origin: ORIGIN,
      ...bearer(await signReaderToken(bindings.SECRET, 'paper', moved.world.comment.author!.id)),
    }
    await app.request('/v1/sites/paper/counts?pageKey=/ice', {}, moved.installation)
  })
  beforeEach(() => {
    moved.first.length = moved.second.length = 0
  })

  test.for(Object.keys(visits('')).filter((name) => name.startsWith('GET /v1') || !name.startsWith('GET')))(
    '%s asks the database of the site and no other',
    async (name) => {
      const { world, installation, first, second } = moved
      for (const { method, path, body } of visits(world.comment.id)[name]!) {
        const init = {
          method,
          headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        }
        await app.request(
          `/v1${path}`,
          { ...init, ...(body !== undefined && { body: JSON.stringify(body) }) },
          installation,
        )
      }
      expect(second.length).toBeGreaterThan(0)
      expect([...tablesIn(second)].filter((table) => ACCOUNTS.includes(table))).toEqual([])
      // A token for the article is an account's.
      const asksAccounts = name === 'POST /v1/sites/:siteId/moderation'
      const others = [...tablesIn(first)].filter(
        (table) => !asksAccounts || ![...ACCOUNTS, ...MIRRORED].includes(table),
      )
      expect(others).toEqual([])
      expect(first.length > 0).toBe(asksAccounts)
    },
  )
})

/** About accounts alone, whatever the site in their path. */
const OF_ACCOUNTS = /\/(?:invitations|moderators|handovers)\b/

test.for(Object.entries(ADMIN_ROUTES).filter(([name]) => name.includes('/sites/:siteId')))(
  'of a moderator: %s asks the database of the site, and accounts in the first one',
  async ([name, { path, body, status, sessionOnly }]) => {
    const { world, installation, first, second } = await moveWorld()
    const by = (world: World) =>
      sessionOnly ? { ...CONSOLE, Cookie: world.ownerSession.cookie } : bearer(world.ownerToken.token)
    const response = await app.request(
      `/v1/admin${typeof path === 'string' ? path : path(world)}`,
      {
        method: name.split(' ')[0]!,
        headers: { ...by(world), ...(body && { 'Content-Type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body(world)) }),
      },
      installation,
    )
    expect(response.status).toBe(status)
    expect([...tablesIn(first)].filter((table) => ![...ACCOUNTS, ...MIRRORED].includes(table))).toEqual([])
    expect([...tablesIn(second)].filter((table) => ACCOUNTS.includes(table))).toEqual([])
    const own = [...tablesIn(second)].filter((table) => !MIRRORED.includes(table) || table === 'sites')
    expect(own.length, OF_ACCOUNTS.test(name) ? 'the site' : 'what is asked for').toBeGreaterThan(0)
    for (const { from } of second) expect(from, 'moderators ask the primary').toBeNull()
  },
)
