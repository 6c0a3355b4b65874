import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Me } from '../../shared/moderators.ts'
import type { Site, SiteList } from '../../shared/site.ts'
import { bearer, bindings, expectProblem } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import { ORIGIN } from '../testing/seed.ts'
import { answered, ask, AWAY, both, migrateSecond, openBoth, tablesOf } from '../testing/two-databases.ts'

let token: string

beforeAll(migrateSecond)
beforeEach(async () => void ({ token } = await openBoth()))

const create = (site: object, installation = both) =>
  ask('POST', '/admin/sites', {
    ...{ body: { name: 'New', origins: [], ...site }, headers: bearer(token), env: installation },
  })

test('a site says to its moderators where it is', async () => {
  const headers = bearer(token)
  const { sites } = await answered<SiteList>(200, 'GET', '/admin/sites', { headers })
  expect(sites.map(({ id, database }) => [id, database])).toEqual([
    ['far', 'DB_2'],
    ['paper', 'DB'],
  ])
  const { site } = await answered<{ site: Site }>(200, 'GET', '/admin/sites/far', { headers })
  expect(site).toMatchObject({ name: 'The Far Paper', database: 'DB_2', origins: [ORIGIN] })
  expect(sites[0]).toEqual(site)
})

test('the second database has the site; the first has its name, its members and where it is', async () => {
  const [first, second] = [await tablesOf(env.DB), await tablesOf(env.SECOND_DB)]
  expect(first['places']).toEqual([{ site_id: 'far', binding: 'DB_2', mirrored_at: expect.any(Number) as number }])
  expect(second['sites']).toMatchObject([{ id: 'far', origins: JSON.stringify([ORIGIN]) }])
  expect(first['sites']).toMatchObject([{ id: 'paper' }, { id: 'far', name: 'The Far Paper', origins: '[]' }])
  expect(first['mirror_due']).toEqual([])
  for (const table of ['places', 'mirror_due', 'tokens', 'sessions']) expect(second[table], table).toEqual([])
})

test('without a word of it a site is in the first database', async () => {
  const response = await create({ id: 'near' })
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ site: { id: 'near', database: 'DB' } })
  expect((await tablesOf(env.SECOND_DB))['sites']).toHaveLength(1)
  expect((await tablesOf(env.DB))['places']).toHaveLength(1)
})

test.for(['DB_3', 'DB_10', 'SEARCH_DB', 'db_2', '', null])(
  'a database that the installation does not have is refused at its field: %j',
  async (database) => {
    const { errors } = await expectProblem(await create({ id: 'new', database }), 'invalid-request')
    expect(errors).toMatchObject([{ path: 'database', code: 'invalid' }])
    expect((await tablesOf(env.DB))['sites']).toHaveLength(2)
  },
)

test('moderators are told which databases there are', async () => {
  const me = (env: typeof both) => answered<Me>(200, 'GET', '/admin/me', { headers: bearer(token), env })
  expect((await me(both)).databases).toEqual(['DB', 'DB_2'])
  expect((await me(bindings)).databases).toEqual(['DB'])
})

test('an installation with one database has no second one', async () => {
  const { errors } = await expectProblem(await create({ id: 'new', database: 'DB_2' }, bindings), 'invalid-request')
  expect(errors).toMatchObject([{ path: 'database' }])
})

test('an id is taken in all databases at once', async () => {
  const before = [await tablesOf(env.DB), await tablesOf(env.SECOND_DB)]
  await expectProblem(await create({ id: 'far' }), 'site-exists')
  await expectProblem(await create({ id: 'paper', database: 'DB_2' }), 'site-exists')
  await expectProblem(await create({ id: 'far', database: 'DB_2' }), 'site-exists')
  expect([await tablesOf(env.DB), await tablesOf(env.SECOND_DB)]).toEqual(before)
})

test('a new name is known in both', async () => {
  const headers = bearer(token)
  const body = { name: 'Farther', settings: { maxLinks: 7 } }
  const { site } = await answered<{ site: Site }>(200, 'PATCH', '/admin/sites/far', { body, headers })
  expect(site).toMatchObject({ name: 'Farther', database: 'DB_2', settings: { maxLinks: 7 } })
  const me = await answered<{ sites: { id: string; name: string }[] }>(200, 'GET', '/admin/me', { headers })
  expect(me.sites.map(({ name }) => name)).toEqual(['Farther', 'The Paper'])
})

test('a site that could not be brought to its database is there as soon as that is', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  expect((await create({ id: 'later', database: 'DB_2' }, { ...both, DB_2: AWAY })).status).toBe(201)
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: 'away' }))
  log.mockRestore()
  await expectProblem(await ask('GET', '/sites/later/comments?pageKey=/ice'), 'site-not-found')
  await answered(201, 'POST', '/admin/sites/later/views', {
    ...{ body: { name: 'Mine', query: {}, isShared: false }, headers: bearer(token) },
  })
  await answered(200, 'GET', '/sites/later/comments?pageKey=/ice')
})

test('nobody writes beside a site whose database is not bound any more', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const { DB_2, ...rest } = both
  const path = '/sites/far/comments?pageKey=/ice'
  await expectProblem(await ask('GET', path, { env: { ...rest, DB_3: DB_2! } }), 'internal-error')
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringContaining('DB_2') as string }))
  log.mockRestore()
  // Without any further one nothing is looked up; but nobody writes beside the site.
  const body = { pageKey: '/ice', name: 'Asha', email: 'asha@example.org', body: 'Lost?' }
  await expectProblem(await ask('POST', '/sites/far/comments', { body, env: rest }), 'origin-not-allowed')
})

test('with one database nothing is asked of places, by readers and by moderators', async () => {
  const { db, asked } = metered(env.DB)
  const installation = { ...bindings, DB: db }
  const headers = bearer(token)
  await answered(200, 'GET', '/sites/paper/comments?pageKey=/ice', { env: installation })
  await answered(200, 'GET', '/admin/sites', { headers, env: installation })
  await answered(200, 'PATCH', '/admin/sites/paper', { body: { name: 'Renamed' }, headers, env: installation })
  await answered(200, 'PATCH', '/admin/me', { body: { name: 'Amina W.' }, headers, env: installation })
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter(({ sql }) => /\b(?:places|mirror_due)\b/.test(sql))).toEqual([])
})
