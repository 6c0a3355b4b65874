import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CommentList } from '../../shared/comment.ts'
import { bearer, bindings, decide, expectProblem, post, request } from '../testing/client.ts'
import { seedCrowd } from '../testing/crowd.ts'
import { metered } from '../testing/meter.ts'
import { moderating } from '../testing/moderate.ts'
import { openSite } from '../testing/posting.ts'
import { ORIGIN } from '../testing/seed.ts'
import { ask } from '../testing/watching.ts'

let token: string

beforeEach(async () => {
  token = await openSite()
})

const PATH = '/sites/paper/comments?pageKey='

/** As a reader asks, with what it cost; what is kept is kept when this resolves. */
async function read(query: string, headers: Record<string, string> = {}) {
  const { db, meter } = metered(env.DB)
  const response = await ask(`${PATH}${query}`, { headers }, { ...bindings, DB: db })
  return { response, tag: response.headers.get('ETag')!, text: await response.text(), ...meter }
}

/** What the database says, whatever is kept. */
async function fresh(query: string) {
  const response = await request(`${PATH}${query}`, {}, { VERSION: { ...env.VERSION, id: crypto.randomUUID() } })
  return response.text()
}

describe('what has not changed', () => {
  test.for(['newest', 'oldest', 'best'])(
    'is read again for three rows, %s first, on every page of it',
    async (sort) => {
      await seedCrowd({ pageKey: '/crowd', comments: 400 })
      let cursor: string | null = null
      for (let page = 0; page < 4; page++) {
        const query: string = `/crowd&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`
        const first = await read(query)
        const again = await read(query)
        expect(again.text).toBe(first.text)
        expect(first.rowsRead).toBeGreaterThan(25)
        expect(again.rowsRead).toBeLessThanOrEqual(3)
        expect(again.roundTrips).toBe(1)
        cursor = (JSON.parse(first.text) as CommentList).nextCursor
        expect(cursor).not.toBeNull()
      }
    },
  )

  test('is not sent again to whoever has it', async () => {
    await seedCrowd({ pageKey: '/crowd', comments: 100 })
    const first = await read('/crowd')
    for (const tag of [first.tag, `W/${first.tag}`, `"other", ${first.tag}`]) {
      const { response, text, rowsRead } = await read('/crowd', { 'If-None-Match': tag })
      expect(response.status).toBe(304)
      expect(response.headers.get('ETag')).toBe(first.tag)
      expect(text).toBe('')
      expect(rowsRead).toBeLessThanOrEqual(3)
    }
    expect((await read('/crowd', { 'If-None-Match': '"other"' })).response.status).toBe(200)
  })

  test('is not read again for whoever has it, where nothing is kept', async () => {
    await seedCrowd({ pageKey: '/crowd', comments: 100 })
    // Without an execution context nothing is done after the answer.
    const { db, meter } = metered(env.DB)
    const tag = (await request(`${PATH}/crowd`)).headers.get('ETag')!
    const again = await request(`${PATH}/crowd`, { headers: { 'If-None-Match': tag } }, { DB: db })
    expect(again.status).toBe(304)
    expect(meter.rowsRead).toBeLessThanOrEqual(3)
  })

  test('is little where nobody has written', async () => {
    const { text, rowsRead, tag } = await read('/nobody')
    expect(JSON.parse(text)).toMatchObject({ page: { commentCount: 0, revision: 0 }, comments: [], nextCursor: null })
    expect(rowsRead).toBeLessThanOrEqual(2)
    expect((await read('/nobody', { 'If-None-Match': tag })).response.status).toBe(304)
  })

  test('and an unknown site is unknown', async () => {
    const response = await ask('/sites/nowhere/comments?pageKey=/ice')
    await expectProblem(response, 'site-not-found')
  })
})

test('what the site says of its pages is never kept', async () => {
  await post({ pageKey: '/ice' })
  const before = await read('/ice')
  await moderating(token).patch('', { settings: { editMinutes: 44, sort: 'oldest' } })
  const after = await read('/ice', { 'If-None-Match': before.tag })
  expect(after.response.status).toBe(200)
  expect((JSON.parse(after.text) as CommentList).page).toMatchObject({ editMinutes: 44, sort: 'oldest' })
})

test('a page that closes with the clock is another one', async () => {
  await post({ pageKey: '/ice' })
  const { tag } = await read('/ice')
  const closedAt = new Date(Date.now() - 1_000).toISOString()
  await moderating(token).patch('/page?pageKey=/ice', { closedAt })
  const { text } = await read('/ice', { 'If-None-Match': tag })
  expect((JSON.parse(text) as CommentList).page.closedAt).toBe(closedAt)
})

test('whatever happens to a page, everybody reads it as it is', async () => {
  const kinds = [
    'post',
    'reply',
    'edit',
    'delete',
    'vote',
    'pin',
    'close',
    'approved',
    'rejected',
    'spam',
    'read',
  ] as const
  const act = fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat() })
  const queries = ['', '&sort=newest', '&sort=oldest&limit=2']
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 16 }), async (acts) => {
      const pageKey = `/page-${++run}`
      const said = [await post({ pageKey })]
      for (const { kind, pick } of acts) {
        const { comment, authorToken } = said[pick % said.length]!
        const at = `/sites/paper/comments/${comment.id}`
        const own = { Origin: ORIGIN, 'Content-Type': 'application/json', ...bearer(authorToken) }
        const open = await request(at)
        if (kind === 'post') said.push(await post({ pageKey }))
        else if (kind === 'reply') {
          if (open.ok && (await open.json<{ comment: { author: unknown; closedAt?: string } }>()).comment.author)
            await request('/sites/paper/comments', {
              method: 'POST',
              headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
              body: JSON.stringify({
                pageKey,
                parentId: comment.id,
                name: 'Omar',
                email: 'o@example.org',
                body: `${pick}`,
              }),
            })
        } else if (kind === 'edit')
          await request(at, { method: 'PATCH', headers: own, body: `{"body":"Changed ${pick}"}` })
        else if (kind === 'delete') await request(at, { method: 'DELETE', headers: own })
        else if (kind === 'vote') await request(`${at}/vote`, { method: 'PUT', headers: { Origin: ORIGIN } })
        else if (kind === 'pin') await moderating(token).put(`/comments/${comment.id}/pin`)
        else if (kind === 'close') await moderating(token).put(`/comments/${comment.id}/closing`)
        else if (kind !== 'read') await decide(token, kind, comment.id)
        for (const query of queries) expect((await read(pageKey + query)).text).toBe(await fresh(pageKey + query))
      }
    }),
    { numRuns: 8 },
  )
})
