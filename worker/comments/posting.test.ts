import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hashFoldedEmail } from '../crypto/fold-email.ts'
import { bearer, decide, expectProblem, list, post, request } from '../testing/client.ts'
import { moderating } from '../testing/moderate.ts'
import { accept, countStored, openSite, say, SECRET, verdictOn } from '../testing/posting.ts'

const HOUR = 60 * 60 * 1000

let moderator: string

beforeEach(async () => {
  moderator = await openSite()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('said before', () => {
  test('is so under every key of the page, and under no other', async () => {
    const site = moderating(moderator)
    await accept({ body: 'Once.', pageKey: '/old' })
    await site.patch('/page?pageKey=/old', { key: '/new' })
    for (const pageKey of ['/old', '/new'])
      await expectProblem(await say({ body: 'Once.', pageKey }), 'duplicate-comment')
    await accept({ body: 'Once.', pageKey: '/other' })
    await accept({ body: 'Twice.', pageKey: '/other' })
    await site.post('/pages/merge', { from: '/other', into: '/new' })
    for (const pageKey of ['/old', '/new', '/other'])
      await expectProblem(await say({ body: 'Twice.', pageKey }), 'duplicate-comment')
    await accept({ body: 'Twice.', pageKey: '/elsewhere' })
  })

  test('by the same sender on the same page is refused, and kept once', async () => {
    await accept({ body: 'Once.' })
    await expectProblem(await say({ body: 'Once.' }), 'duplicate-comment')
    await expectProblem(await say({ body: 'Once.', email: 'Asha+again@Example.org' }), 'duplicate-comment')
    expect(await countStored()).toBe(1)
    await accept({ body: 'Once.', pageKey: '/bread' })
    const { comment } = await accept({ body: 'Once.', email: 'omar@example.org' })
    await accept({ body: 'Once.', parentId: comment.id })
  })

  test('and rejected may be said again', async () => {
    const { comment } = await accept({ body: 'Once.' })
    await decide(moderator, 'rejected', comment.id)
    await accept({ body: 'Once.' })
  })
})

describe('too much', () => {
  test('by one address within seconds is refused, with the time to wait', async () => {
    await openSite({ floodSeconds: 10 })
    await accept({ body: 'One.' })
    const response = await say({ body: 'Two.' })
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(response.headers.get('Retry-After'))).toBeLessThanOrEqual(10)
    await expectProblem(response, 'too-many-requests')
    await accept({ body: 'Two.', email: 'omar@example.org' })
  })

  test('by one address in an hour is refused', async () => {
    await openSite({ hourlyPerEmail: 3 })
    for (const n of [1, 2, 3]) await accept({ body: `${n}` })
    await expectProblem(await say({ body: '4' }), 'too-many-requests')
    vi.useFakeTimers({ now: Date.now() + HOUR, toFake: ['Date'] })
    await accept({ body: '4' })
  })

  test('from one address of the network in an hour is refused, and nobody else is', async () => {
    await openSite({ hourlyPerIp: 3 })
    const from = (ip: string) => ({ 'CF-Connecting-IP': ip })
    for (const n of [1, 2, 3]) await accept({ body: `${n}`, email: `r${n}@example.org` }, from('203.0.113.7'))
    await expectProblem(await say({ body: '4', email: 'r4@example.org' }, from('203.0.113.7')), 'too-many-requests')
    await accept({ body: '4', email: 'r4@example.org' }, from('203.0.113.8'))
    vi.useFakeTimers({ now: Date.now() + HOUR, toFake: ['Date'] })
    await accept({ body: '5', email: 'r5@example.org' }, from('203.0.113.7'))
  })

  test('on the whole site in a minute is held', async () => {
    await openSite({ perMinute: 2 })
    for (const n of [1, 2]) await accept({ body: `${n}`, email: `r${n}@example.org` })
    const { comment } = await accept({ body: '3', email: 'r3@example.org' })
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'pending', check: 'site-flood' })
  })
})

describe('names', () => {
  test.for(['Amina', ' amina ', 'ＡＭＩＮＡ', 'Аmіna', 'Ámina'])(
    'of moderators cannot be borrowed: %s',
    async (name) => {
      await expectProblem(await say({ name }), 'name-reserved')
      expect(await countStored()).toBe(0)
    },
  )

  test('can be reserved', async () => {
    await openSite({ reservedNames: ['The Editor'] })
    await expectProblem(await say({ name: 'the editor' }), 'name-reserved')
    await accept({ name: 'The Editor of another paper' })
  })
})

describe('blocks', () => {
  const block = async (kind: string, value: string, expiresAt: number | null = null) => {
    const { id } = (await env.DB.prepare('SELECT id FROM moderators').first<{ id: string }>())!
    await env.DB.prepare(
      `INSERT INTO blocks (id, site_id, kind, value, moderator_id, expires_at, created_at)
       VALUES (?, 'paper', ?, ?, ?, ?, 0)`,
    )
      .bind(crypto.randomUUID(), kind, value, id, expiresAt)
      .run()
  }

  test('send to spam without a word', async () => {
    await block('email-domain', 'bad.example')
    const { comment } = await accept({ email: 'a@mail.bad.example' })
    expect(comment.status).toBe('pending')
    expect(await verdictOn(comment.id)).toEqual({
      status: 'spam',
      check: 'blocked',
      facts: ['The email’s domain is blocked'],
    })
  })

  test('hold for every spelling of an address', async () => {
    await block('email', await hashFoldedEmail(SECRET, 'paper', 'eve@example.org'))
    const { comment } = await accept({ email: 'Eve+new@Example.org' })
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'spam', check: 'blocked' })
  })

  test('hold for the domain of a website and of links in the text', async () => {
    await block('website-domain', 'bad.example')
    const { comment } = await accept({ website: 'https://www.bad.example/x' })
    const other = await accept({ body: 'See https://shop.bad.example/now' })
    for (const { id } of [comment, other.comment])
      expect(await verdictOn(id)).toMatchObject({ status: 'spam', check: 'blocked' })
  })

  test('end', async () => {
    await block('email-domain', 'bad.example', Date.now() - 1)
    const { comment } = await accept({ email: 'a@bad.example' })
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'approved' })
  })
})

describe('a surge', () => {
  test('holds and slows strangers, tells readers, and passes by itself', async () => {
    await openSite({ floodSeconds: 1, surge: true })
    const regular = await post({ email: 'regular@example.org' })
    for (let n = 0; n < 20; n++) await accept({ body: `Flood ${n}`, email: `f${n}@example.org` })
    const { comment } = await accept({ body: 'One more', email: 'stranger@example.org' })
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'pending', check: 'surge' })
    expect((await list()).page.surgeUntil).not.toBeNull()
    const again = await say({ body: 'And another', email: 'stranger@example.org' })
    expect(Number(again.headers.get('Retry-After'))).toBeGreaterThan(10)

    await env.DB.prepare('UPDATE comments SET created_at = created_at - 5000').run()
    const known = await accept({ body: 'As always', email: 'regular@example.org' }, bearer(regular.authorToken))
    expect(known.comment.status).toBe('approved')

    await env.DB.batch([
      env.DB.prepare('UPDATE arrivals SET slot = slot - 10'),
      env.DB.prepare('UPDATE pages SET surge_until = surge_until - 7200000'),
    ])
    expect((await list()).page.surgeUntil).toBeNull()
    expect((await accept({ body: 'Later', email: 'later@example.org' })).comment.status).toBe('approved')
  })
})

test('addresses of networks are stored as hashes only, and trusted nowhere', async () => {
  await accept({}, { 'CF-Connecting-IP': '203.0.113.77' })
  const row = await env.DB.prepare('SELECT ip_hash, network_hash FROM comments').first<Record<string, string>>()
  for (const hash of Object.values(row!)) expect(hash).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(row)).not.toContain('203.0')
})

test('a closed conversation takes no replies anywhere below, and the page goes on', async () => {
  const root = await accept({ body: 'Root' })
  const reply = await accept({ body: 'Reply', parentId: root.comment.id })
  const put = (method: string) =>
    request(`/admin/sites/paper/comments/${root.comment.id}/closing`, { method, headers: bearer(moderator) })
  expect((await put('PUT')).status).toBe(200)
  await expectProblem(await say({ body: 'Below', parentId: reply.comment.id }), 'conversation-closed')
  await accept({ body: 'Elsewhere' })
  await put('DELETE')
  await accept({ body: 'Below', parentId: reply.comment.id })
})
