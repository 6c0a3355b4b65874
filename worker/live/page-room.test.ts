import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PageChanges } from '../../shared/live-page.ts'
import { bearer, bindings, DRAFT, expectProblem, list, post, request } from '../testing/client.ts'
import { hangUp, listen } from '../testing/listening.ts'
import { metered } from '../testing/meter.ts'
import { openSite } from '../testing/posting.ts'
import { ORIGIN } from '../testing/seed.ts'
import { ask } from '../testing/watching.ts'
import type { PageRoom } from './page-room.ts'
import { pageRoomOf } from './tell.ts'

let token: string
let pageKey: string
let pages = 0

beforeEach(async () => {
  token = await openSite()
  // Rooms outlive the database that is emptied between tests.
  pageKey = `/ice/${++pages}`
})

afterEach(hangUp)

const json = { 'Content-Type': 'application/json' }
const say = async (body: string, draft: object = {}, env = bindings) => {
  const init = {
    method: 'POST',
    headers: { Origin: ORIGIN, ...json },
    body: JSON.stringify({ ...DRAFT, pageKey, body, ...draft }),
  }
  const response = await ask('/sites/paper/comments', init, env)
  expect(response.status).toBe(201)
  return response.json<Awaited<ReturnType<typeof post>>>()
}
const own = (method: string, { comment, authorToken }: Awaited<ReturnType<typeof say>>, body?: object) =>
  ask(`/sites/paper/comments/${comment.id}`, {
    method,
    headers: { Origin: ORIGIN, ...json, ...bearer(authorToken) },
    ...(body && { body: JSON.stringify(body) }),
  })
const admin = (method: string, path: string, body?: object) =>
  ask(`/admin/sites/paper${path}`, {
    method,
    headers: { ...bearer(token), ...(body && json) },
    ...(body && { body: JSON.stringify(body) }),
  })
const decide = (status: string, ...commentIds: string[]) => admin('POST', '/decisions', { commentIds, status })
const pageId = async () =>
  (await env.DB.prepare('SELECT id FROM pages WHERE page_key = ?').bind(pageKey).first<string>('id'))!
const room = async () => pageRoomOf(bindings, { id: await pageId() })
const changes = async (since: number) => {
  const query = new URLSearchParams({ pageKey, since: String(since) })
  return request(`/sites/paper/changes?${query}`)
}

describe('what readers hear', () => {
  test('what is new, edited, voted for and deleted, with all that everybody may read of it', async () => {
    const first = await say('The first')
    const reader = await listen(pageKey)
    const { revision } = (await list(pageKey)).page
    await reader.hears(() => expect(reader.heard()).toEqual([{ type: 'hello', revision, readers: 1 }]))

    const reply = await say('An answer', { parentId: first.comment.id })
    await reader.hears(() => expect(reader.last(reply.comment.id)).toBeDefined())
    const [change] = reader.of('changed')
    expect(change).toMatchObject({ since: revision, newIds: [reply.comment.id], goneIds: [] })
    expect(change!.page).toEqual({ commentCount: 2, closedAt: null })
    // What it answers has one more reply, and says so.
    expect(reader.last(first.comment.id)).toMatchObject({ replyCount: 1 })
    expect(reader.last(reply.comment.id)).toEqual({ ...reply.comment, rootId: first.comment.id })

    await own('PATCH', reply, { body: 'Another answer' })
    await reader.hears(() => expect(JSON.stringify(reader.last(reply.comment.id))).toContain('Another answer'))
    expect(reader.of('changed').at(-1)!.newIds).toEqual([])
    await ask(`/sites/paper/comments/${reply.comment.id}/vote`, { method: 'PUT', headers: { Origin: ORIGIN } })
    await reader.hears(() => expect(reader.last(reply.comment.id)).toMatchObject({ voteCount: 1 }))
    await own('DELETE', reply)
    await reader.hears(() => expect(reader.of('changed').at(-1)!.goneIds).toEqual([reply.comment.id]))
    expect(reader.last(reply.comment.id)).toMatchObject({ author: null, content: [] })
    expect(reader.last(first.comment.id)).toMatchObject({ replyCount: 0 })
    expect(reader.of('changed').at(-1)!.revision).toBe((await list(pageKey)).page.revision)
  })

  test('many decisions in one message', async () => {
    await say('One to begin with')
    const ids = []
    for (let i = 0; i < 5; i++) ids.push((await say(`Number ${i}`)).comment.id)
    const reader = await listen(pageKey)
    await decide('rejected', ...ids)
    await reader.hears(() => expect(reader.of('changed')).toHaveLength(1))
    expect(reader.of('changed')[0]!.goneIds.sort()).toEqual([...ids].sort())
    await decide('approved', ...ids)
    await reader.hears(() => expect(reader.of('changed')).toHaveLength(2))
    expect(reader.of('changed')[1]!.newIds.sort()).toEqual([...ids].sort())
  })

  test('only that there is more than a message holds', async () => {
    await say('One to begin with')
    const ids = []
    for (let i = 0; i < 51; i++) ids.push((await say(`Number ${i}`)).comment.id)
    const reader = await listen(pageKey)
    const { revision } = (await list(pageKey)).page
    await decide('rejected', ...ids)
    await reader.hears(() => expect(reader.of('behind')).toHaveLength(1))
    expect(reader.of('changed')).toEqual([])
    const one = PageChanges.parse(await (await changes(revision)).json())
    expect(one).toMatchObject({ since: revision, hasMore: true })
    const two = PageChanges.parse(await (await changes(one.revision)).json())
    expect([...one.goneIds, ...two.goneIds].sort()).toEqual([...ids].sort())
    expect(two).toMatchObject({ revision: reader.of('behind')[0]!.revision, hasMore: false })
  })

  test('a page that is closed, and a comment that is pinned', async () => {
    const { comment } = await say('The first')
    const reader = await listen(pageKey)
    await admin('PUT', `/comments/${comment.id}/pin`)
    await reader.hears(() => expect(reader.last(comment.id)?.pinnedAt).toBeDefined())
    const closedAt = '2026-01-01T00:00:00.000Z'
    await admin('PATCH', `/page?${new URLSearchParams({ pageKey })}`, { closedAt })
    await reader.hears(() => expect(reader.of('changed').at(-1)).toMatchObject({ page: { closedAt }, comments: [] }))
  })

  test('the first comment of a page, and then that the page has another room', async () => {
    const reader = await listen(pageKey)
    await reader.hears(() => expect(reader.heard()).toEqual([{ type: 'hello', revision: 0, readers: 1 }]))
    const { comment } = await say('The first')
    await reader.hears(() => expect(reader.closed()).toMatchObject({ code: 1012 }))
    expect(reader.last(comment.id)).toEqual({ ...comment, rootId: comment.id })
    const again = await listen(pageKey)
    const second = await say('The second')
    await again.hears(() => expect(again.last(second.comment.id)).toBeDefined())
  })

  test('that a page was merged, by where they are sent', async () => {
    await say('On this page')
    await say('On the other', { pageKey: `${pageKey}/other` })
    const reader = await listen(pageKey)
    const other = await listen(`${pageKey}/other`)
    const { revision } = (await list(pageKey)).page
    await admin('POST', '/pages/merge', { from: pageKey, into: `${pageKey}/other` })
    await reader.hears(() => expect(reader.closed()).toMatchObject({ code: 1012 }))
    await other.hears(() => expect(other.of('behind')).toHaveLength(1))
    await expectProblem(await changes(revision), 'changes-unknown')
  })

  test('also after the room has slept, and after a word to it was lost', async () => {
    await say('The first')
    const reader = await listen(pageKey)
    await reader.hears(() => expect(reader.heard()).toHaveLength(1))
    await evictDurableObject(await room(), { webSockets: 'hibernate' })
    const lost = await post({ pageKey })
    const { comment } = await say('The third')
    await reader.hears(() => expect(reader.last(comment.id)).toBeDefined())
    expect(reader.last(lost.comment.id)).toBeDefined()
  })

  test('what was lost on the way to the room, when somebody comes', async () => {
    await say('The first')
    const reader = await listen(pageKey)
    const lost = await post({ pageKey })
    await listen(pageKey)
    await reader.hears(() => expect(reader.last(lost.comment.id)).toBeDefined())
  })
})

describe('what they never hear', () => {
  test('what waits, was refused or is spam, and whose it is', async () => {
    const { comment } = await say('Everybody may read this')
    await env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.moderation', 'all')").run()
    const reader = await listen(pageKey)
    const secret = { email: 'secret-mail@example.org', name: 'Secretname' }
    const waits = await say('secretword one', secret)
    const spam = await say('secretword two', { ...secret, fax: '1' })
    await decide('spam', waits.comment.id)
    await decide('pending', spam.comment.id)
    await own('PATCH', waits, { body: 'secretword three' })
    await decide('rejected', comment.id)
    await reader.hears(() => expect(reader.of('changed')).toHaveLength(1))
    for (const word of ['secret', waits.comment.id, spam.comment.id, '203.0.113', 'may read'])
      expect(reader.text()).not.toContain(word)
    const since = await (await changes(0)).text()
    for (const word of ['secret', waits.comment.id, spam.comment.id, 'may read']) expect(since).not.toContain(word)
  })

  test('what was held after it had been read', async () => {
    const { comment } = await say('secretword')
    const reader = await listen(pageKey)
    await decide('pending', comment.id)
    await reader.hears(() => expect(reader.of('changed')[0]?.goneIds).toEqual([comment.id]))
    expect(reader.text()).not.toMatch(/secretword|Asha/)
  })

  test('who else is there: sockets hold nothing that tells', async () => {
    await say('The first')
    await listen(pageKey, { headers: { 'CF-Connecting-IP': '203.0.113.77', 'User-Agent': 'Tells who' } })
    const kept = await runInDurableObject(await room(), async (_, state) => {
      const sockets = state.getWebSockets()
      const held = sockets.map((socket) => [socket.deserializeAttachment(), state.getTags(socket)])
      return JSON.stringify([held, [...(await state.storage.list())], [...state.storage.kv.list()]])
    })
    expect(kept).not.toMatch(/203\.0\.113|Tells/)
  })
})

describe('how many read', () => {
  const count = async () => runDurableObjectAlarm(await room())

  test('is told to who comes, and to the others once for all who came meanwhile', async () => {
    await say('The first')
    const first = await listen(pageKey)
    const others = []
    for (let i = 0; i < 22; i++) others.push(await listen(pageKey))
    const [last] = others.slice(-1)
    await last!.hears(() => expect(last!.of('hello')).toMatchObject([{ readers: 20 }]))
    expect(first.of('readers')).toEqual([])
    expect(await count()).toBe(true)
    await first.hears(() => expect(first.of('readers')).toEqual([{ type: 'readers', readers: 20 }]))
    for (const { socket } of others.slice(0, 21)) socket.close(1000)
    await vi.waitFor(async () => expect(await count()).toBe(true), { timeout: 30_000 })
    await vi.waitFor(
      async () => {
        await count()
        expect(first.of('readers').at(-1)).toEqual({ type: 'readers', readers: 2 })
      },
      { timeout: 30_000 },
    )
  })

  test('is not told to one alone', async () => {
    await say('The first')
    await listen(pageKey)
    expect(await count()).toBe(false)
  })
})

describe('what it costs', () => {
  test('a room that fails is in the log, and in no answer', async () => {
    await say('The first')
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const fail = () => Promise.reject(new Error('no room'))
    const broken = { ...bindings, PAGE_ROOM: { getByName: () => ({ tell: fail, move: fail }) } }
    await say('Hello', {}, broken as unknown as typeof bindings)
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: 'no room' }))
    log.mockRestore()
  })

  test('one call to the room for a write, none for what nobody sees, and no statement with nobody there', async () => {
    await say('The first')
    const { db, meter } = metered(env.DB)
    const calls: string[] = []
    await runInDurableObject(await room(), (instance) => Object.assign(instance, { env: { ...env, DB: db } }))
    const counting = {
      ...bindings,
      PAGE_ROOM: { getByName: (name: string) => (calls.push(name), bindings.PAGE_ROOM.getByName(name)) },
    } as unknown as typeof bindings
    await say('Hello', {}, counting)
    expect(calls).toEqual([await pageId()])
    await say('spam', { fax: '1' }, counting)
    expect(calls).toHaveLength(1)
    expect(meter.statements).toBe(0)
    const reader = await listen(pageKey)
    await say('Hello again')
    await reader.hears(() => expect(reader.of('changed')).toHaveLength(1))
    expect(meter.statements).toBeGreaterThan(0)
  })

  test('one look for all that happens at once', async () => {
    await say('The first')
    const reader = await listen(pageKey)
    await reader.hears(() => expect(reader.of('hello')).toHaveLength(1))
    const said = [await post({ pageKey }), await post({ pageKey }), await post({ pageKey })]
    const { db, meter } = metered(env.DB)
    const id = await pageId()
    await runInDurableObject(await room(), async (instance) => {
      Object.assign(instance, { env: { ...env, DB: db } })
      await Promise.all(Array.from({ length: 50 }, () => (instance as PageRoom).tell(id, 'paper')))
    })
    expect(meter.roundTrips).toBe(1)
    await reader.hears(() => expect(reader.of('changed')).toHaveLength(1))
    for (const { comment } of said) expect(reader.last(comment.id)).toBeDefined()
  })
})
