import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pageRoomOf, roomOf } from '../live/tell.ts'
import { bearer, DRAFT } from '../testing/client.ts'
import { hangUp, listen } from '../testing/listening.ts'
import { ORIGIN } from '../testing/seed.ts'
import { both, migrateSecond, openBoth } from '../testing/two-databases.ts'
import { ask, watch } from '../testing/watching.ts'

let token: string

/** Rooms have the installation's own bindings, of which these tests have but one database. */
const withBoth = (room: DurableObjectStub) =>
  runInDurableObject(room, (instance) => Object.assign(instance, { env: { ...env, DB_2: env.SECOND_DB } }))

beforeAll(migrateSecond)
beforeEach(async () => void ({ token } = await openBoth()))
afterEach(hangUp)

const json = { 'Content-Type': 'application/json' }
const post = async (body: string) => {
  const init = { method: 'POST', headers: { Origin: ORIGIN, ...json }, body: JSON.stringify({ ...DRAFT, body }) }
  const response = await ask('/sites/far/comments', init, both)
  expect(response.status).toBe(201)
  return (await response.json<{ comment: { id: string } }>()).comment
}

test('who reads a page hears of what is said on it, in the database where it is said', async () => {
  await withBoth(pageRoomOf(both, { siteId: 'far', pageKey: '/ice' }))
  const early = await listen('/ice', { siteId: 'far', env: both })
  const first = await post('The first')
  await early.hears(() => expect(early.closed()).toMatchObject({ code: 1012 }))
  expect(early.last(first.id)).toBeDefined()

  const id = (await env.SECOND_DB.prepare('SELECT id FROM pages').first<string>('id'))!
  await withBoth(pageRoomOf(both, { id }))
  const reader = await listen('/ice', { siteId: 'far', env: both })
  const second = await post('The second')
  await reader.hears(() => expect(reader.last(second.id)).toBeDefined())
})

test('who moderates hears of comments and of decisions, by a token that the first database knows', async () => {
  await withBoth(roomOf(both, 'far'))
  const watcher = await watch(bearer(token), 'far', both)
  const { id } = await post('Look at this')
  await watcher.hears(() => expect(watcher.of('posted')).toMatchObject([{ commentId: id, status: 'approved' }]))
  const body = { commentId: id, kinds: ['email'], reason: null, alsoSpam: true }
  const init = { method: 'POST', headers: { ...json, ...bearer(token) }, body: JSON.stringify(body) }
  expect((await ask('/admin/sites/far/bans', init, both)).status).toBe(201)
  await watcher.hears(() => expect(watcher.of('decided')[0]?.decisions).toMatchObject([{ commentId: id, to: 'spam' }]))
  await env.DB.prepare('UPDATE tokens SET revoked_at = 1').run()
  await post('Nobody may hear of this')
  await watcher.hears(() => expect(watcher.closed()).toBe(1008))
})
