import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_LISTENERS_OF_NETWORK } from '../../shared/limits.ts'
import { bindings, expectProblem, list, request } from '../testing/client.ts'
import { hangUp, listen } from '../testing/listening.ts'
import { openSite } from '../testing/posting.ts'
import { ORIGIN } from '../testing/seed.ts'
import { coarse } from './coarse.ts'

let pageKey: string
let pages = 0

beforeEach(async () => {
  await openSite()
  // Rooms outlive the database that is emptied between tests.
  pageKey = `/listened/${++pages}`
})

afterEach(hangUp)

describe('who may listen', () => {
  test('the pages of the site, and no others', async () => {
    const origins = ['https://evil.example', 'http://paper.example', 'null']
    for (const Origin of origins) {
      const other = await listen(pageKey, { headers: { Origin } })
      await other.hears(() => expect(other.closed()).toEqual({ code: 1008, reason: 'Not an origin of this site' }))
      expect(other.heard()).toEqual([])
    }
  })

  test('nobody where the owner does not want it, and the page says so', async () => {
    await env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.live', json('false'))").run()
    const reader = await listen(pageKey)
    await reader.hears(() => expect(reader.closed()).toEqual({ code: 1008, reason: 'This site is not live' }))
    expect((await list(pageKey)).page.live).toBe(false)
  })

  test('so many of one network, and others all the same', async () => {
    const headers = { 'CF-Connecting-IP': '203.0.113.77' }
    // Without Cloudflare's own fence, which they would not come through so quickly.
    const env = { ...bindings, WRITES: undefined } as unknown as typeof bindings
    const comeIn = () => listen(pageKey, { headers, env })
    const all = await Promise.all(Array.from({ length: MAX_LISTENERS_OF_NETWORK }, comeIn))
    const more = await comeIn()
    await more.hears(() => expect(more.closed()).toMatchObject({ code: 1013 }))
    const other = await listen(pageKey, { headers: { 'CF-Connecting-IP': '198.51.100.1' } })
    await other.hears(() => expect(other.of('hello')).toHaveLength(1))
    expect(all.every(({ closed }) => closed() === null)).toBe(true)
  })

  test('an answer to a ping, and the end to anything else', async () => {
    const reader = await listen(pageKey)
    reader.socket.send('ping')
    await reader.hears(() => expect(reader.text()).toContain('pong'))
    reader.socket.send('x'.repeat(100_000))
    await reader.hears(() => expect(reader.closed()).toMatchObject({ code: 1003 }))
  })

  test('what is asked wrongly is refused by name', async () => {
    const headers = { Upgrade: 'websocket', Origin: ORIGIN }
    await expectProblem(await request('/sites/paper/live', { headers }), 'invalid-request')
    await expectProblem(await request('/sites/none/live?pageKey=/ice', { headers }), 'site-not-found')
    const plain = await request('/sites/paper/live?pageKey=/ice')
    expect(plain.headers.get('Upgrade')).toBe('websocket')
    await expectProblem(plain, 'upgrade-required')
    await expectProblem(await request('/sites/paper/changes?pageKey=/ice&since=-1'), 'invalid-request')
    await expectProblem(await request('/sites/paper/changes?pageKey=/nowhere&since=0'), 'page-not-found')
  })
})

test('few are counted exactly, many as one would say it', () => {
  const counts = [0, 1, 2, 19, 20, 24, 99, 100, 149, 999, 1_000, 4_999]
  expect(counts.map(coarse)).toEqual([0, 1, 2, 19, 20, 20, 95, 100, 100, 950, 1_000, 4_500])
})
