import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { app } from './app.ts'
import { SHARING } from './edge-cache.ts'
import { bearer, bindings, decide, DRAFT, post, request } from './testing/client.ts'
import { openSite } from './testing/posting.ts'
import { react } from './testing/reactions.ts'
import { ORIGIN } from './testing/seed.ts'

let token: string

beforeEach(async () => {
  token = await openSite()
})

const site = '/sites/paper'

describe('what Cloudflare’s cache may answer by itself', () => {
  test('is everything that is the same for all readers, and by what it is taken back', async () => {
    const { comment } = await post()
    await decide(token, 'approved', comment.id)
    const [tag] = [(await request(`${site}/comments?pageKey=/ice`)).headers.get('Cache-Tag')]
    expect(tag).toMatch(/^[\da-f-]{36}$/)
    for (const [path, expected] of [
      ['/comments?pageKey=/ice', tag],
      ['/comments?pageKey=/ice&sort=oldest&limit=3', tag],
      ['/comments?pageKey=/nobody, yet', 'paper%20%2Fnobody%2C%20yet'],
      [`/comments/${comment.id}`, tag],
      [`/comments/${comment.id}/replies`, tag],
      ['/comments/latest', null],
      ['/counts?pageKey=/ice', null],
      ['/pages?rank=latest', null],
      ['/page?pageKey=/ice', null],
      ['/reactions?pageKey=/ice', null],
    ] as const) {
      const { status, headers } = await request(site + path)
      expect([path, status]).toEqual([path, 200])
      expect([path, headers.get(SHARING)]).toEqual([
        path,
        'public, max-age=10, stale-while-revalidate=20, stale-if-error=600',
      ])
      expect([path, headers.get('Cache-Tag')]).toEqual([path, expected])
      // Browsers ask each time.
      expect([path, headers.get('Cache-Control')]).toEqual([path, 'no-cache'])
    }
  })

  test('is told with the answer that nothing has changed, too', async () => {
    await decide(token, 'approved', (await post()).comment.id)
    const first = await request(`${site}/comments?pageKey=/ice`)
    const again = await request(`${site}/comments?pageKey=/ice`, {
      headers: { 'If-None-Match': first.headers.get('ETag')! },
    })
    expect(again.status).toBe(304)
    for (const name of [SHARING, 'Cache-Tag', 'ETag']) expect(again.headers.get(name)).toBe(first.headers.get(name))
  })

  test('is nothing that is for one reader, for who has just written, for moderators, or refused', async () => {
    const { comment, authorToken } = await post()
    for (const [path, headers] of [
      [`${site}/comments/${comment.id}`, bearer(authorToken)],
      [`${site}/comments/votes?commentId=${comment.id}`, bearer(authorToken)],
      [`${site}/reactions?pageKey=/ice`, bearer(authorToken)],
      [`${site}/comments?pageKey=/ice&bookmark=of-a-write`, {}],
      [`${site}/counts?pageKey=/ice&bookmark=of-a-write`, {}],
      [`${site}/form?pageKey=/ice`, {}],
      [`${site}/changes?pageKey=/ice&since=0`, {}],
      [`${site}/comments/none`, {}],
      [`${site}/comments?pageKey=/ice&cursor=invented`, {}],
      [`${site}/comments?pageKey=`, {}],
      ['/sites/nobodys/comments?pageKey=/ice', {}],
      [`/admin${site}/comments`, bearer(token)],
      [`/admin${site}/comments`, {}],
      ['/nowhere', {}],
    ] as const) {
      const answer = await request(path, { headers })
      expect([path, answer.headers.get(SHARING)]).toEqual([path, 'no-store'])
      if (!answer.ok) expect([path, answer.headers.get('Cache-Control')]).toEqual([path, 'no-store'])
    }
  })
})

describe('what has changed', () => {
  /** What Cloudflare was asked to purge. */
  let purged: string[][]
  let success: boolean
  let waits: { delay: number; pass: () => void }[]
  let contexts: ExecutionContext[]
  let hours = 0

  beforeEach(() => {
    purged = []
    success = true
    waits = []
    contexts = []
    // Each test in an hour of its own: what one has purged holds up no other.
    vi.useFakeTimers({ now: Date.now() + ++hours * 3_600_000, toFake: ['Date'] })
    vi.spyOn(scheduler, 'wait').mockImplementation(
      (delay) => new Promise<void>((pass) => waits.push({ delay: Number(delay), pass })),
    )
  })

  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  /** Asks where Cloudflare's cache is in front, and leaves open what happens after the answer. */
  async function act(method: string, path: string, { body, headers }: { body?: unknown; headers?: object } = {}) {
    const context = createExecutionContext()
    const purge = async ({ tags }: { tags: string[] }) => {
      purged.push(tags.sort())
      return { success, errors: [] }
    }
    Object.defineProperty(context, 'cache', { value: { purge } })
    contexts.push(context)
    const init = { method, headers: { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers } }
    const response = await app.request(
      `/v1${path}`,
      { ...init, ...(body !== undefined && { body: JSON.stringify(body) }) },
      bindings,
      context,
    )
    expect(response.ok).toBe(true)
  }

  /** Lets the time pass that is waited for, and all happen that is still to come. Resolves to the waits. */
  async function pass() {
    const passed = await vi.waitFor(() => {
      if (waits.length === 0) throw new Error('Nothing waits.')
      return waits.splice(0)
    })
    vi.setSystemTime(Date.now() + Math.max(...passed.map(({ delay }) => delay)))
    for (const wait of passed) wait.pass()
    for (const context of contexts.splice(0)) await waitOnExecutionContext(context)
    return passed.map(({ delay }) => delay)
  }

  const vote = (id: string) => act('PUT', `${site}/comments/${id}/vote`)

  const publish = async (pageKey: string) => {
    const { comment } = await post({ pageKey })
    await decide(token, 'approved', comment.id)
    const tag = (await request(`${site}/comments?pageKey=${pageKey}`)).headers.get('Cache-Tag')!
    return { id: comment.id, tag }
  }

  test('is purged at once, and what follows together, five times a minute at most', async () => {
    const [ice, salt] = [await publish('/ice'), await publish('/salt')]
    await vote(ice.id)
    expect(await pass()).toEqual([200])
    expect(purged).toEqual([[ice.tag]])
    await vote(ice.id)
    await vote(salt.id)
    await vote(ice.id)
    expect(await pass()).toEqual([12_000])
    expect(purged.slice(1)).toEqual([[ice.tag, salt.tag].sort()])
  })

  test('is purged on each page where it was seen', async () => {
    const [ice, salt] = [await publish('/ice'), await publish('/salt')]
    const body = { commentIds: [ice.id, salt.id], status: 'rejected' }
    await act('POST', `/admin${site}/decisions`, { body, headers: bearer(token) })
    await pass()
    expect(purged).toEqual([[ice.tag, salt.tag].sort()])
  })

  test('is purged of a page that nobody had commented on', async () => {
    const tag = (await request(`${site}/comments?pageKey=/new`)).headers.get('Cache-Tag')
    await act('POST', `${site}/comments`, { body: { ...DRAFT, pageKey: '/new' } })
    await pass()
    expect(purged).toEqual([[tag]])
  })

  test('is purged of a page that somebody had only reacted to, as it was before and since', async () => {
    const tagOf = async () => (await request(`${site}/comments?pageKey=/new`)).headers.get('Cache-Tag')
    const before = await tagOf()
    await react('moving', undefined, '/new')
    await act('POST', `${site}/comments`, { body: { ...DRAFT, pageKey: '/new' } })
    await pass()
    expect(purged).toEqual([[before, await tagOf()].sort()])
  })

  test('ends by itself for a minute where Cloudflare has refused', async () => {
    const { id } = await publish('/ice')
    success = false
    await vote(id)
    await pass()
    await vote(id)
    expect(waits).toEqual([])
    success = true
    vi.setSystemTime(Date.now() + 50_000)
    await vote(id)
    expect(await pass()).toEqual([10_000])
    expect(purged).toHaveLength(2)
  })

  test('is taken on by the next request where one was cut short', async () => {
    const [ice, salt] = [await publish('/ice'), await publish('/salt')]
    await vote(ice.id)
    waits.length = contexts.length = 0
    vi.setSystemTime(Date.now() + 30_000)
    await vote(salt.id)
    await pass()
    expect(purged).toEqual([[ice.tag, salt.tag].sort()])
  })
})
