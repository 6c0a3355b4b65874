import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { AdminCommentList } from '../../../shared/admin.ts'
import { app } from '../../app.ts'
import { signReaderToken } from '../../crypto/reader-token.ts'
import { findDue } from '../../db/search-dirty.ts'
import { runHourly } from '../../jobs/index.ts'
import { drain } from '../../search/drain.ts'
import { bearer, bindings, decide, DRAFT, expectProblem, post, request, send } from '../../testing/client.ts'
import { metered } from '../../testing/meter.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { openSite } from '../../testing/posting.ts'
import { ORIGIN, seedModerator, seedSite } from '../../testing/seed.ts'

let token: string
let site: ReturnType<typeof moderating>

beforeEach(async () => {
  token = await openSite()
  site = moderating(token)
})

const index = () => drain(bindings, 100)
const search = (q: string, more = '') =>
  answerOf(site.get(`/comments?q=${encodeURIComponent(q)}${more}`), AdminCommentList)
const found = async (q: string, more = '') => (await search(q, more)).comments.map(({ id }) => id)
const say = async (body: string, draft: object = {}) => (await post({ body, ...draft })).comment.id
const rebuild = () => answerOf(site.post('/search/rebuild', {}), z.strictObject({ isDone: z.boolean() }))
const documents = async () =>
  (await env.SEARCH_DB.prepare('SELECT count(*) AS n FROM documents').first<number>('n')) ?? NaN
const dirty = async () => (await findDue(env.DB, 1000)).found.length

/** A request to its very end, with all that is done after the answer. */
async function write(method: string, path: string, body?: object, headers: object = {}, installation = bindings) {
  const context = createExecutionContext()
  const init = { method, headers: { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers } }
  const request = { ...init, ...(body && { body: JSON.stringify(body) }) }
  const response = await app.request(`/v1${path}`, request, installation, context)
  await waitOnExecutionContext(context)
  expect(response.ok).toBe(true)
}

describe('words', () => {
  test('are found in text, name and title, in any order, without diacritics, the last one by its beginning', async () => {
    const ice = await say('The quarrels about the *crème* brûlée have moved', { name: 'Zoë Mfaume' })
    await site.patch('/page?pageKey=/ice', { title: 'Melting ice' })
    const other = await say('Nothing of the kind', { pageKey: '/bread' })
    await index()
    for (const q of ['moved quarrels', 'creme', 'BRULEE', 'zoe', 'melting', 'mfaume quarr', 'ice moved', 'quarrel'])
      expect(await found(q), q).toEqual([ice])
    expect(await found('the')).toEqual([other, ice])
    expect(await found('quarr moved')).toEqual([])
    expect(await found('kind quarrels')).toEqual([])
  })

  test.for([
    ['我在北京大学学习汉语', ['北京', '大学', '学习汉语', '"京大"', '语'], ['上海', '学大', '京北', '汉学']],
    ['昨日はロシア語の本を読みました', ['ロシア', '語の本', '読み', '"シア語"'], ['英語', '本語', 'アシ']],
    ['ผมชอบอ่านหนังสือพิมพ์ทุกวัน', ['หนังสือ', 'พิมพ์', 'ทุกวัน', 'อ่าน'], ['โรงเรียน', 'วันทุก']],
    ['iPhone15を買う', ['iphone15', '買う', 'を買'], ['phone15', '売る']],
  ] as const)('are found anywhere in %s', async ([text, inIt, notInIt]) => {
    const id = await say(text)
    await say('Nothing of the kind')
    await index()
    for (const q of inIt) expect(await found(q), q).toEqual([id])
    for (const q of notInIt) expect(await found(q), q).toEqual([])
  })

  test('in quotes are found as they stand', async () => {
    const a = await say('the ice melts')
    await say('ice: the end melts')
    await index()
    expect(await found('"the ice"')).toEqual([a])
    expect(await found('melts "the ice"')).toEqual([a])
  })

  test('of every script, and what means something to SQLite', async () => {
    const ids = [await say('نورة السالم'), await say('ключ от дома'), await say('O’Neill NEAR(x) AND* -- "y')]
    await index()
    expect(await found('السالم')).toEqual([ids[0]])
    expect(await found('Дома')).toEqual([ids[1]])
    expect(await found('NEAR(x) AND*')).toEqual([ids[2]])
    for (const q of ['*', '"', '(((', 'AND', '☃', "';--", '\\']) expect((await search(q)).nextCursor).toBeNull()
  })

  test('are found on their own site only', async () => {
    await seedSite({ id: 'paper-2', moderation: 'none' })
    const theirs = moderating((await seedModerator({ 'paper-2': 'owner' }, 'Eve')).token, 'paper-2')
    await say('secret')
    await index()
    expect((await answerOf(theirs.get('/comments?q=secret'), AdminCommentList)).comments).toEqual([])
  })

  test('that are an address find who wrote with it, however it is spelled', async () => {
    const mine = await say('x', { email: 'a.sha@gmail.com' })
    await say('asha@gmail.com says hello', { email: 'other@example.org' })
    await index()
    expect(await found('Asha+news@googlemail.com')).toEqual([mine])
    expect(await found('asha@gmail.com', '&email=other@example.org')).toEqual([])
  })
})

describe('a search', () => {
  test('is combined with other filters, newest first, and walked by its cursor', async () => {
    const ids: string[] = []
    for (let i = 0; i < 60; i++) ids.unshift(await say(`word ${i}`, { pageKey: `/${i % 2}` }))
    const pending = ids.filter((_, i) => i % 7 === 0)
    await decide(token, 'pending', ...pending)
    await index()
    const walk = async (more: string) => {
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: AdminCommentList = await search('word', `${more}${cursor && `&cursor=${cursor}`}`)
        seen.push(...page.comments.map(({ id }) => id))
        cursor = page.nextCursor
      }
      return seen
    }
    expect(await walk('')).toEqual(ids)
    expect(await walk('&limit=7')).toEqual(ids)
    expect(await walk('&status=pending')).toEqual(pending)
    expect(await walk('&pageKey=/1&status=approved')).toEqual(
      ids.filter((id, i) => i % 2 === 0 && !pending.includes(id)),
    )
    expect(await walk('&to=2020-01-01')).toEqual([])
    expect(await walk(`&from=${new Date(Date.now() - 3_600_000).toISOString()}`)).toEqual(ids)
  })

  test('has no deleted or changed comment, from the moment on', async () => {
    const gone = await post({ body: 'melting away' })
    const edited = await post({ body: 'melting' })
    await index()
    expect(await found('melting')).toHaveLength(2)
    const at = (id: string) => `/sites/paper/comments/${id}`
    await request(at(gone.comment.id), { method: 'DELETE', headers: { Origin: ORIGIN, ...bearer(gone.authorToken) } })
    await send('PATCH', at(edited.comment.id), { body: 'freezing' }, bearer(edited.authorToken))
    expect(await found('melting')).toEqual([])
    await index()
    expect(await found('melting')).toEqual([])
    expect(await found('freezing')).toEqual([edited.comment.id])
    expect(await env.SEARCH_DB.prepare('SELECT count(*) AS n FROM documents').first('n')).toBe(1)
  })

  test('reads little of the main database', async () => {
    for (let i = 0; i < 30; i++) await say(`word ${i}`)
    await index()
    const { db, meter } = metered(env.DB)
    const path = '/v1/admin/sites/paper/comments?q=word&status=approved'
    const response = await app.request(path, { headers: bearer(token) }, { ...bindings, DB: db })
    expect(((await response.json()) as AdminCommentList).comments).toHaveLength(22)
    expect(meter.rowsRead).toBeLessThanOrEqual(150)
  })

  test.for(['cursor=x', `q=${'x'.repeat(201)}`, 'q=', 'q=%20'])('refuses %s', async (query) => {
    await expectProblem(await site.get(`/comments?q=a&${query}`.replace('q=a&q', 'q')), 'invalid-request')
  })
})

describe('the index', () => {
  test('is told of a new comment by whoever searches, and each hour', async () => {
    const first = await say('searched')
    expect(await documents()).toBe(0)
    expect(await found('searched')).toEqual([first])
    await say('hourly')
    expect(await documents()).toBe(1)
    await runHourly(bindings, Date.now())
    expect(await documents()).toBe(2)
    expect(await dirty()).toBe(0)
  })

  test('is told of sixteen new comments at once, after the answer to one of them', async () => {
    const known: number[] = []
    for (let i = 0; i < 32; i++) {
      await write('POST', '/sites/paper/comments', { ...DRAFT, body: `The ${i}th time` })
      known.push(await documents())
    }
    const steps = [...new Set(known)]
    expect(steps).toHaveLength(3)
    expect(steps[0]).toBe(0)
    expect(steps[2]! - steps[1]!).toBe(16)
    expect(await dirty()).toBe(32 - steps[2]!)
  })

  test('is told at once of words that have changed or gone', async () => {
    const { comment, authorToken } = await post({ body: 'first' })
    await index()
    const count = async (word: string) =>
      env.SEARCH_DB.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?').bind(word).first('n')
    await write('PATCH', `/sites/paper/comments/${comment.id}`, { body: 'second' }, bearer(authorToken))
    expect([await count('first'), await count('second')]).toEqual([0, 1])
    await write('DELETE', `/sites/paper/comments/${comment.id}`, undefined, bearer(authorToken))
    expect(await count('second')).toBe(0)
  })

  test('is asked nothing by votes, reports, reactions and decisions', async () => {
    const { comment } = await post({ body: 'one' })
    const reader = bearer(await signReaderToken(bindings.SECRET, 'paper', 'device'))
    const { db, meter } = metered(env.SEARCH_DB)
    const main = metered(env.DB)
    const installation = { ...bindings, DB: main.db, SEARCH_DB: db }
    const of = `/sites/paper/comments/${comment.id}`
    await write('PUT', `${of}/vote`, undefined, reader, installation)
    await write('POST', `${of}/reports`, { reason: 'spam' }, reader, installation)
    await write('PUT', '/sites/paper/reactions/moving?pageKey=/ice', undefined, reader, installation)
    const decisions = { commentIds: [comment.id], status: 'spam' }
    await write('POST', '/admin/sites/paper/decisions', decisions, bearer(token), installation)
    expect(meter.statements).toBe(0)
    expect(main.asked.filter(({ sql }) => sql.includes('FROM search_'))).toEqual([])
    expect(await dirty()).toBe(1)
  })

  test('follows a title through all comments of the page, and a merge', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.unshift(await say(`x ${i}`, { pageKey: '/a' }))
    ids.unshift(await say('y', { pageKey: '/b' }))
    await site.patch('/page?pageKey=/a', { title: 'Glaciers' })
    await index()
    expect(await found('glaciers')).toEqual(ids.slice(1))
    await site.patch('/page?pageKey=/b', { title: 'Bread' })
    await site.post('/pages/merge', { from: '/a', into: '/b' })
    await index()
    expect(await found('bread')).toEqual(ids)
    expect(await found('glaciers')).toEqual([])
  })

  test('takes nothing for told that has changed while it was told', async () => {
    const { comment, authorToken } = await post({ body: 'first' })
    const { found: read } = await findDue(env.DB, 10)
    await send('PATCH', `/sites/paper/comments/${comment.id}`, { body: 'second' }, bearer(authorToken))
    const { settle } = await import('../../db/search-dirty.ts')
    await settle(env.DB, read)
    expect(await dirty()).toBe(1)
    await index()
    // Somebody who was slow tells what it had read before: it is told once more.
    await settle(env.DB, read)
    expect(await dirty()).toBe(1)
    await index()
    expect(await found('second')).toEqual([comment.id])
  })

  test('keeps two comments of one millisecond apart', async () => {
    const base = { siteId: 'paper', name: 'A', title: null, body: 'same', createdAt: 0 }
    const { writeDocuments } = await import('../../db/search-index.ts')
    const ids = ['a', 'b', 'c'].map((end) => `01a20aa9-ab71-7501-bfb4-216c5043421${end}`)
    await writeDocuments(
      env.SEARCH_DB,
      ids.map((id) => ({ ...base, id })),
    )
    expect(await env.SEARCH_DB.prepare("SELECT count(*) AS n FROM words WHERE words MATCH 'same'").first('n')).toBe(3)
  })

  test('is made anew by an owner, request by request', async () => {
    const { comment } = await post()
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
       INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, created_at)
       SELECT printf('c%05d', i), site_id, page_id, 'c', author_id, 'x', 'reader', 'rebuilt', '[]', i FROM n, comments WHERE id = ?`,
    )
      .bind(comment.id)
      .run()
    await env.DB.prepare('DELETE FROM search_dirty').run()
    expect(await found('rebuilt')).toEqual([])
    let requests = 1
    while (!(await rebuild()).isDone) requests++
    expect(requests).toBeGreaterThan(1)
    expect(requests).toBeLessThan(10)
    expect(await env.SEARCH_DB.prepare('SELECT count(*) AS n FROM documents').first('n')).toBe(1201)
    expect((await found('rebuilt'))[0]).toBe('c01200')
    const moderator = await seedModerator({ paper: 'moderator' })
    await expectProblem(await moderating(moderator.token).post('/search/rebuild', {}), 'not-allowed')
  })

  test('that cannot be written loses nothing, and no answer', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const { comment, authorToken } = await post()
    const broken = { ...bindings, SEARCH_DB: {} as D1Database }
    await write('PATCH', `/sites/paper/comments/${comment.id}`, { body: 'second' }, bearer(authorToken), broken)
    expect(log).toHaveBeenCalledOnce()
    expect(await dirty()).toBe(1)
    vi.restoreAllMocks()
  })
})

test('the main database has no virtual tables, which D1 would not export', async () => {
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'").all()
  expect(results).toEqual([])
  const words = await env.SEARCH_DB.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'").all()
  expect(words.results).toEqual([{ name: 'words' }])
})
