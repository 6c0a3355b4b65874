import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { app } from '../app.ts'
import { signBookmark } from '../crypto/bookmark.ts'
import { bearer, bindings, DRAFT, post, request } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import { openSite } from '../testing/posting.ts'
import { visits } from '../testing/public-routes.ts'
import { ORIGIN, seedSite } from '../testing/seed.ts'

const LIST = '/sites/paper/comments?pageKey=/ice'

/** Waits for what was kept. */
async function ask(path: string, init: RequestInit = {}) {
  const { db, asked, meter } = metered(env.DB)
  const context = createExecutionContext()
  const response = await app.request(`/v1${path}`, init, { ...bindings, DB: db }, context)
  await waitOnExecutionContext(context)
  return { response, meter, from: [...new Set(asked.map(({ from }) => from))] }
}

const write = (body = 'Hello', siteId = 'paper') => ({
  path: `/sites/${siteId}/comments`,
  init: {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...DRAFT, body }),
  },
})
const bookmarkOf = async (siteId = 'paper') => {
  const { path, init } = write('Hello', siteId)
  return (await ask(path, init)).response.headers.get('Baraza-Bookmark')!
}

beforeEach(async () => void (await openSite()))

/** What a reader gets that follows a write of anybody at once. */
const PRIMARY = ['GET /v1/sites/:siteId/changes', 'GET /v1/sites/:siteId/live']
const reads = Object.keys(visits('')).filter((name) => name.startsWith('GET /v1'))

describe('a read', () => {
  test.for(reads)('%s is answered by whatever database is near, or after the bookmark', async (name) => {
    const { comment } = await post()
    const { path } = visits(comment.id)[name]![0]!
    const isPrimary = PRIMARY.includes(name)
    expect((await ask(path)).from).toEqual([isPrimary ? null : 'first-unconstrained'])
    const bookmark = await bookmarkOf()
    const [d1] = bookmark.split('.')
    const separator = path.includes('?') ? '&' : '?'
    const after = await ask(`${path}${separator}bookmark=${bookmark}`)
    expect(after.from).toEqual([isPrimary ? null : d1])
    expect(after.response.headers.has('Baraza-Bookmark')).toBe(false)
  })

  test('the page of a shared comment is read nearby', async () => {
    const { comment } = await post()
    const { db, asked } = metered(env.DB)
    await app.request(`/c/${comment.id}`, {}, { ...bindings, DB: db })
    expect(asked.map(({ from }) => from)).toEqual(['first-unconstrained'])
  })

  test.for([
    'first-primary',
    'first-unconstrained',
    '',
    'x'.repeat(5_000),
    '00000085-0000024c-00004c6d-8e61117bf38d7adb71b934ebbf891683',
    'ffffffff-ffffffff-ffffffff-ffffffffffffffffffffffffffffffff.AAAAAAAAAAA',
    '%00.%0a',
  ])('with a bookmark that is not ours, %s, asks the primary', async (bookmark) => {
    const { response, from } = await ask(`${LIST}&bookmark=${bookmark}`)
    expect(response.status).toBe(200)
    expect(from).toEqual(['first-primary'])
  })

  test('with a bookmark of another site asks the primary', async () => {
    await seedSite({ id: 'other', moderation: 'none' })
    const bookmark = await bookmarkOf('other')
    expect((await ask(`/sites/other/comments?pageKey=/ice&bookmark=${bookmark}`)).from).toEqual([
      bookmark.split('.')[0],
    ])
    expect((await ask(`${LIST}&bookmark=${bookmark}`)).from).toEqual(['first-primary'])
  })

  test('of one’s own without a bookmark asks the primary: it may have been written on another page a moment ago', async () => {
    const { comment, authorToken } = await post()
    const headers = bearer(authorToken)
    for (const path of ['/authors/me', '/authors/me/export', `/comments/${comment.id}`])
      expect((await ask(`/sites/paper${path}`, { headers })).from, path).toEqual(['first-primary'])
    // A mark that comes late is no more than that.
    for (const path of [`/comments/votes?commentId=${comment.id}`, '/reactions?pageKey=/ice'])
      expect((await ask(`/sites/paper${path}`, { headers })).from, path).toEqual(['first-unconstrained'])
  })

  test('has the same tag and the same kept conversations with a bookmark and without', async () => {
    await post()
    const plain = await ask(LIST)
    const bookmark = await bookmarkOf()
    const fresh = await ask(LIST)
    expect(fresh.meter.statements).toBeGreaterThan(2)
    const kept = await ask(`${LIST}&bookmark=${bookmark}`)
    expect(kept.meter.statements).toBe(2)
    expect(kept.response.headers.get('ETag')).toBe(fresh.response.headers.get('ETag'))
    expect(kept.response.headers.get('ETag')).not.toBe(plain.response.headers.get('ETag'))
    expect(await kept.response.text()).toBe(await fresh.response.text())
    const known = { 'If-None-Match': fresh.response.headers.get('ETag')! }
    expect((await ask(`${LIST}&bookmark=${bookmark}`, { headers: known })).response.status).toBe(304)
  })

  test('with something else that it does not know is refused, with and without a bookmark', async () => {
    for (const more of ['&other=1', `&other=1&bookmark=${await bookmarkOf()}`])
      expect((await request(`${LIST}${more}`)).status).toBe(400)
  })
})

describe('a write', () => {
  test('begins with the primary, and says where D1 stands after it', async () => {
    const { path, init } = write()
    const { response, from } = await ask(path, init)
    expect(response.status).toBe(201)
    expect(from).toEqual(['first-primary'])
    const signed = response.headers.get('Baraza-Bookmark')!
    expect(signed).toMatch(/^[\da-f]{8}-[\da-f]{8}-[\da-f]{8}-[\da-f]{32}\.[\w-]{11}$/)
    expect(signed).toBe(await signBookmark(bindings.SECRET, 'paper', signed.split('.')[0]!))
    expect(response.headers.get('Access-Control-Expose-Headers')?.split(',')).toContain('Baraza-Bookmark')
  })

  test('each kind of them', async () => {
    const { comment, authorToken } = await post()
    const json = { 'Content-Type': 'application/json' }
    for (const [method, path, body] of [
      ['PUT', `/comments/${comment.id}/vote`],
      ['DELETE', `/comments/${comment.id}/vote`],
      ['POST', `/comments/${comment.id}/reports`, { reason: 'abuse' }],
      ['PUT', '/reactions/moving?pageKey=/ice'],
      ['DELETE', '/reactions/moving?pageKey=/ice'],
      ['PATCH', `/comments/${comment.id}`, { body: 'Mended' }],
      ['POST', '/authors/me/confirmation', {}],
      ['DELETE', `/comments/${comment.id}`],
      ['DELETE', '/authors/me', { confirm: true }],
    ] as const) {
      const isReader = /vote|reports|reactions/.test(path)
      const headers = { Origin: ORIGIN, ...(body && json), ...(!isReader && bearer(authorToken)) }
      const { response, from } = await ask(`/sites/paper${path}`, {
        ...{ method, headers, ...(body && { body: JSON.stringify(body) }) },
      })
      expect(response.ok, `${method} ${path}`).toBe(true)
      expect(response.headers.has('Baraza-Bookmark'), `${method} ${path}`).toBe(true)
      expect(from).toEqual(['first-primary'])
    }
  })

  test('that is refused says nothing of it', async () => {
    const { path, init } = write('')
    const { response } = await ask(path, init)
    expect(response.status).toBe(400)
    expect(response.headers.has('Baraza-Bookmark')).toBe(false)
  })
})
