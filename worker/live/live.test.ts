import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { bearer, bindings, DRAFT, expectProblem, post, request } from '../testing/client.ts'
import { CONSOLE, seedSession, seedToken } from '../testing/credentials.ts'
import { metered } from '../testing/meter.ts'
import { openSite } from '../testing/posting.ts'
import { ORIGIN, seedModerator, seedSite } from '../testing/seed.ts'
import { ask, watch } from '../testing/watching.ts'
import { roomOf } from './tell.ts'

let token: string

beforeEach(async () => {
  token = await openSite()
  // A room outlives the database that is emptied between tests.
  for (const id of ['paper', 'other']) {
    const room = roomOf(bindings, id)
    await room.tell(id, { type: 'erased', authorIds: [] })
    await evictDurableObject(room, { webSockets: 'close' })
  }
})

const json = { 'Content-Type': 'application/json' }
const say = (body: string, draft: object = {}) =>
  ask('/sites/paper/comments', {
    method: 'POST',
    headers: { Origin: ORIGIN, ...json },
    body: JSON.stringify({ ...DRAFT, body, ...draft }),
  })
const admin = (method: string, path: string, body?: object, as = token, env = bindings) =>
  ask(
    `/admin/sites/paper${path}`,
    { method, headers: { ...bearer(as), ...(body && json) }, ...(body && { body: JSON.stringify(body) }) },
    env,
  )
const decide = (status: string, ...commentIds: string[]) => admin('POST', '/decisions', { commentIds, status })
const remove = (id: string) => env.DB.prepare('DELETE FROM memberships WHERE moderator_id = ?').bind(id).run()

describe('who may look on', () => {
  test('a moderator with a token that may read, or with the console', async () => {
    const { id } = await seedModerator({ paper: 'moderator' }, 'Baraka')
    const byToken = await watch(bearer((await seedToken(id, { scopes: ['read'] })).token))
    const bySession = await watch({ Cookie: (await seedSession(id)).cookie, Origin: CONSOLE.Origin })
    for (const { hears, present } of [byToken, bySession]) await hears(() => expect(present()).toEqual(['Baraka']))
    const decider = await seedToken(id, { scopes: ['decide'] })
    const headers = { Upgrade: 'websocket', ...bearer(decider.token) }
    await expectProblem(await request('/admin/sites/paper/live', { headers }), 'not-allowed')
  })

  test('no other page with the cookie: browsers ask no leave for a socket', async () => {
    const { cookie } = await seedSession((await seedModerator()).id)
    const origins = ['https://evil.example', 'http://localhost:8080', 'https://localhost', 'null', ORIGIN, undefined]
    for (const Origin of origins) {
      const headers = { Upgrade: 'websocket', Cookie: cookie, ...CONSOLE, Origin: Origin! }
      if (Origin === undefined) delete (headers as Partial<typeof headers>).Origin
      await expectProblem(await request('/admin/sites/paper/live', { headers }), 'csrf-refused')
    }
  })

  test('nobody of another site, and nobody without WebSockets', async () => {
    await seedSite({ id: 'other' })
    const stranger = await seedModerator({ other: 'owner' }, 'Eve')
    const headers = { Upgrade: 'websocket', ...bearer(stranger.token) }
    await expectProblem(await request('/admin/sites/paper/live', { headers }), 'site-not-found')
    const plain = await request('/admin/sites/paper/live', { headers: bearer(token) })
    expect(plain.headers.get('Upgrade')).toBe('websocket')
    await expectProblem(plain, 'upgrade-required')
  })
})

describe('what they hear', () => {
  test('comments that come, change, are reported and go, without a word of theirs', async () => {
    await env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.reportsToHide', 1)").run()
    const watcher = await watch(bearer(token))
    const secret = { email: 'secret-mail@example.org', name: 'Secretname' }
    const answer = await say('secretword one', secret)
    const { comment, authorToken } = await answer.json<Awaited<ReturnType<typeof post>>>()
    const spam = await say('secretword two', { ...secret, fax: '1' })
    const spamId = (await spam.json<{ comment: { id: string } }>()).comment.id
    const own = { Origin: ORIGIN, ...json, ...bearer(authorToken), 'CF-Connecting-IP': '203.0.113.77' }
    const path = `/sites/paper/comments/${comment.id}`
    await ask(path, { method: 'PATCH', headers: own, body: JSON.stringify({ body: 'secretword three' }) })
    const report = JSON.stringify({ reason: 'spam', note: 'secretword four' })
    const reader = { Origin: ORIGIN, ...json }
    await ask(`${path}/reports`, { method: 'POST', headers: reader, body: report })
    await ask(path, { method: 'DELETE', headers: own })
    await ask('/sites/paper/authors/me', { method: 'DELETE', headers: own, body: '{"confirm":true}' })
    const staff = await admin('POST', '/comments', { pageKey: '/ice', body: 'secretword five' })
    const staffId = (await staff.json<{ comment: { id: string } }>()).comment.id
    await watcher.hears(() => expect(watcher.heard().at(-1)).toMatchObject({ commentId: staffId }))
    expect(watcher.heard().filter(({ type }) => type !== 'present')).toEqual([
      { type: 'posted', commentId: comment.id, status: 'approved' },
      { type: 'posted', commentId: spamId, status: 'spam' },
      { type: 'edited', commentId: comment.id, status: 'approved' },
      { type: 'reported', commentId: comment.id, status: 'pending' },
      { type: 'deleted', commentId: comment.id },
      { type: 'erased', authorIds: [comment.author!.id] },
      { type: 'posted', commentId: staffId, status: 'approved' },
    ])
    for (const word of ['secret', '203.0.113', 'Ice']) expect(watcher.text()).not.toContain(word)
  })

  test('what moderators decide, undo and ban, and who it was', async () => {
    const [a, b] = [(await post()).comment.id, (await post()).comment.id]
    const watcher = await watch(bearer(token))
    const decided = await decide('rejected', a, b, 'none')
    const { results } = await decided.json<{ results: { decision: { id: string; batchId: string } }[] }>()
    await admin('DELETE', `/decisions/${results[0]!.decision.id}`)
    await admin('DELETE', `/decisions/batches/${results[1]!.decision.batchId}`)
    await decide('approved', a, b)
    await admin('POST', '/bans', { commentId: a, kinds: ['author'], alsoSpam: true })
    await watcher.hears(() => expect(watcher.of('decided')).toHaveLength(4))
    const [first, second, third, fourth] = watcher.of('decided').map(({ decisions }) => decisions)
    const amina = { id: expect.any(String), name: 'Amina' }
    const batchId = results[0]!.decision.batchId
    expect(first).toEqual([
      { id: results[0]!.decision.id, commentId: a, from: 'approved', to: 'rejected', moderator: amina, batchId },
      { id: results[1]!.decision.id, commentId: b, from: 'approved', to: 'rejected', moderator: amina, batchId },
    ])
    expect(second).toMatchObject([{ commentId: a, from: 'rejected', to: 'approved', batchId: null }])
    expect(third).toMatchObject([{ commentId: b, from: 'rejected', to: 'approved' }])
    expect(fourth).toMatchObject([{ commentId: a, from: 'approved', to: 'spam', moderator: amina }])
  })

  test('nothing of another site', async () => {
    await seedSite({ id: 'other' })
    const other = await watch(bearer((await seedModerator({ other: 'owner' }, 'Eve')).token), 'other')
    const watcher = await watch(bearer(token))
    await say('Hello there')
    await watcher.hears(() => expect(watcher.of('posted')).toHaveLength(1))
    expect(other.heard().filter(({ type }) => type !== 'present')).toEqual([])
  })

  test('also after the room has slept', async () => {
    const watcher = await watch(bearer(token))
    await watcher.hears(() => expect(watcher.present()).toEqual(['Amina']))
    await evictDurableObject(roomOf(bindings, 'paper'), { webSockets: 'hibernate' })
    await say('Hello again')
    await watcher.hears(() => expect(watcher.of('posted')).toHaveLength(1))
  })

  test('an answer to a ping, and the end to anything else', async () => {
    const watcher = await watch(bearer(token))
    watcher.socket.send('ping')
    await watcher.hears(() => expect(watcher.text()).toContain('pong'))
    watcher.socket.send('{"type":"decided"}')
    await watcher.hears(() => expect(watcher.closed()).toBe(1003))
  })
})

describe('who is there', () => {
  const countOpen = () =>
    runInDurableObject(
      roomOf(bindings, 'paper'),
      (_, state) => state.getWebSockets().filter((socket) => socket.readyState === WebSocket.OPEN).length,
    )

  test('is told to who comes and to all others, and when somebody goes', async () => {
    const amina = await watch(bearer(token))
    await amina.hears(() => expect(amina.present()).toEqual(['Amina']))
    const baraka = await watch(bearer((await seedModerator({ paper: 'moderator' }, 'Baraka')).token))
    for (const { hears, present } of [amina, baraka]) await hears(() => expect(present()).toEqual(['Amina', 'Baraka']))
    baraka.socket.close(1000)
    await amina.hears(() => expect(amina.present()).toEqual(['Amina']))
  })

  test('counts a person with two windows once, until both are closed', async () => {
    const amina = await watch(bearer(token))
    const second = await seedModerator({ paper: 'moderator' }, 'Baraka')
    const one = await watch(bearer(second.token))
    const two = await watch(bearer(second.token))
    await two.hears(() => expect(two.present()).toEqual(['Amina', 'Baraka']))
    const told = amina.of('present').length
    one.socket.close(1000)
    await one.hears(async () => expect(await countOpen()).toBe(2))
    await say('Something that comes after')
    await amina.hears(() => expect(amina.of('posted')).toHaveLength(1))
    expect(amina.of('present')).toHaveLength(told)
    expect(amina.present()).toEqual(['Amina', 'Baraka'])
    two.socket.close(1000)
    await amina.hears(() => expect(amina.present()).toEqual(['Amina']))
  })
})

describe('who may no longer', () => {
  const ENDS: [string, (moderatorId: string, session: { id: string }) => Promise<unknown>][] = [
    ['was removed from the site', remove],
    ['has signed out', (_, { id }) => env.DB.prepare('DELETE FROM sessions WHERE id = ?').bind(id).run()],
    [
      'has a session that is over',
      (_, { id }) => env.DB.prepare('UPDATE sessions SET expires_at = 1 WHERE id = ?').bind(id).run(),
    ],
  ]

  test.for(ENDS)('because she %s, is put out before the next word', async ([, end]) => {
    const { id } = await seedModerator({ paper: 'moderator' }, 'Chiku')
    const session = await seedSession(id)
    const amina = await watch(bearer(token))
    const chiku = await watch({ Cookie: session.cookie, Origin: CONSOLE.Origin })
    await amina.hears(() => expect(amina.present()).toEqual(['Amina', 'Chiku']))
    await end(id, session)
    await say('Not for everybody')
    await chiku.hears(() => expect(chiku.closed()).toBe(1008))
    expect(chiku.of('posted')).toEqual([])
    await amina.hears(() => expect(amina.of('posted')).toHaveLength(1))
    expect(amina.present()).toEqual(['Amina'])
  })

  test.for(['revoked_at = 1', 'expires_at = 1'])('by a token with %s, neither', async (end) => {
    const { id } = await seedModerator({ paper: 'moderator' }, 'Chiku')
    const seeded = await seedToken(id)
    const chiku = await watch(bearer(seeded.token))
    await chiku.hears(() => expect(chiku.present()).toEqual(['Chiku']))
    await env.DB.prepare(`UPDATE tokens SET ${end} WHERE id = ?`).bind(seeded.id).run()
    await say('Not for everybody')
    await chiku.hears(() => expect(chiku.closed()).toBe(1008))
    expect(chiku.of('posted')).toEqual([])
  })
})

test('a room that fails is in the log, and in no answer', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const broken = { ...bindings, SITE_ROOM: { getByName: () => ({ tell: () => Promise.reject(new Error('no room')) }) } }
  const { comment } = await post()
  const body = { commentIds: [comment.id], status: 'rejected' }
  const response = await admin('POST', '/decisions', body, token, broken as unknown as typeof bindings)
  expect(response.status).toBe(201)
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: 'no room' }))
  log.mockRestore()
})

test('with nobody there, the database is not asked', async () => {
  const { db, meter } = metered(env.DB)
  const room = roomOf(bindings, 'paper')
  await runInDurableObject(room, (instance) => Object.assign(instance, { env: { ...env, DB: db } }))
  await say('Hello')
  expect(meter.statements).toBe(0)
  const watcher = await watch(bearer(token))
  await say('Hello again')
  await watcher.hears(() => expect(watcher.of('posted')).toHaveLength(1))
  expect(meter.statements).toBeGreaterThan(0)
})
