import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { MergeAnswer, PageList } from '../../../shared/admin-pages.ts'
import { Counts } from '../../../shared/page.ts'
import { PageDetail } from '../../../shared/page-reading.ts'
import { bearer, decide, expectProblem, list, post, request, send } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { openSite } from '../../testing/posting.ts'
import { recount } from '../../testing/recount.ts'
import { seedModerator, seedSite } from '../../testing/seed.ts'

let token: string
let site: ReturnType<typeof moderating>

beforeEach(async () => {
  token = await openSite()
  site = moderating(token)
})

const pages = (query: string) => answerOf(site.get(`/pages?${query}`), PageList)
const keys = async (query: string) => (await pages(query)).pages.map(({ key }) => key)
const patch = (pageKey: string, change: object) => site.patch(`/page?pageKey=${pageKey}`, change)
const merge = (from: string, into: string) => site.post('/pages/merge', { from, into })
const count = async (pageKey: string) =>
  (await answerOf(request(`/sites/paper/counts?pageKey=${pageKey}`), Counts)).counts[0]!.commentCount
const actions = async () =>
  (
    await env.DB.prepare('SELECT action, before, after FROM changes ORDER BY seq').all<{
      action: string
      before: string
    }>()
  ).results
const expectTrueCounters = async () => {
  const counted = await recount()
  expect(counted.stored).toEqual(counted.true)
}

describe('the list of pages', () => {
  test('is walked by each rank, each page once', async () => {
    for (const [key, comments] of [
      ['/a', 1],
      ['/b', 3],
      ['/c', 1],
      ['/d', 0],
    ] as const) {
      if (comments === 0) await patch(key, { closedAt: null })
      for (let i = 0; i < comments; i++) await post({ pageKey: key })
      await env.DB.prepare('UPDATE pages SET id = ?1 WHERE page_key = ?1 AND comment_count = 0').bind(key).run()
    }
    await patch('/a', { closedAt: '2026-01-02T00:00:00Z' })
    await patch('/c', { closedAt: '2026-01-01T00:00:00Z' })
    expect(await keys('rank=discussed')).toEqual(['/b', '/c', '/a', '/d'])
    expect(await keys('rank=closed')).toEqual(['/a', '/c'])
    for (const rank of ['recent', 'discussed', 'closed']) {
      const walked: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: PageList = await pages(`rank=${rank}&limit=1${cursor && `&cursor=${cursor}`}`)
        walked.push(...page.pages.map(({ key }) => key))
        cursor = page.nextCursor
      }
      expect(walked).toEqual(await keys(`rank=${rank}`))
    }
  })

  test.for(['rank=best', 'cursor=x', 'limit=0', 'x=1'])('refuses %s', async (query) => {
    await expectProblem(await site.get(`/pages?${query}`), 'invalid-request')
  })

  test('takes no cursor of another rank', async () => {
    for (const pageKey of ['/a', '/b']) await post({ pageKey })
    const { nextCursor } = await pages('rank=recent&limit=1')
    await expectProblem(await site.get(`/pages?rank=discussed&cursor=${nextCursor}`), 'invalid-request')
  })
})

describe('a page that gets another key', () => {
  test('is found by both, for reading, writing, counting and moderating', async () => {
    const { comment } = await post({ pageKey: '/old' })
    const { page } = await answerOf(patch('/old', { key: '/new', title: 'New' }), PageDetail)
    expect(page).toMatchObject({ key: '/new', title: 'New', commentCount: 1 })
    await post({ pageKey: '/old', parentId: comment.id })
    await post({ pageKey: '/new' })
    for (const key of ['/old', '/new']) {
      expect((await list(key)).page).toMatchObject({ key, commentCount: 3, title: 'New' })
      expect((await list(key)).comments).toHaveLength(2)
      expect(await count(key)).toBe(3)
      expect((await answerOf(site.get(`/page?pageKey=${key}`), PageDetail)).page.id).toBe(page.id)
      expect((await site.get(`/comments?pageKey=${key}`)).status).toBe(200)
    }
    await patch('/old', { closedAt: '2026-01-01T00:00:00Z' })
    expect((await list('/new')).page.closedAt).not.toBeNull()
    expect(await keys('')).toEqual(['/new'])
    expect((await actions()).map(({ action }) => action)).toEqual(['page-renamed', 'page-changed', 'page-changed'])
    await expectTrueCounters()
  })

  test('may get its old one back, but not another page’s', async () => {
    await post({ pageKey: '/a' })
    await post({ pageKey: '/b' })
    await expectProblem(await patch('/a', { key: '/b', title: 'X' }), 'page-exists')
    expect((await list('/a')).page.title).toBeNull()
    await answerOf(patch('/a', { key: '/c' }), PageDetail)
    await expectProblem(await patch('/b', { key: '/a' }), 'page-exists')
    await answerOf(patch('/c', { key: '/a' }), PageDetail)
    expect((await answerOf(site.get('/page?pageKey=/c'), PageDetail)).page.key).toBe('/a')
    await expectProblem(await patch('/nowhere', { key: '/x' }), 'page-not-found')
  })

  test('keeps to its site', async () => {
    await seedSite({ id: 'other', moderation: 'none' })
    await post({ pageKey: '/b' }, { siteId: 'other' })
    await post({ pageKey: '/a' })
    await answerOf(patch('/a', { key: '/b' }), PageDetail)
    expect((await list('/b')).comments).toHaveLength(1)
  })
})

describe('a page that is merged into another', () => {
  test('brings its conversations, and its key leads there', async () => {
    const root = await post({ pageKey: '/from' })
    const reply = await post({ pageKey: '/from', parentId: root.comment.id })
    await post({ pageKey: '/from', parentId: reply.comment.id })
    await patch('/from', { key: '/renamed', title: 'Title' })
    await post({ pageKey: '/into' })
    await decide(token, 'spam', reply.comment.id)
    const revisions = await Promise.all(['/from', '/into'].map(async (key) => (await list(key)).page.revision))

    const { page } = await answerOf(merge('/renamed', '/into'), MergeAnswer)
    expect(page).toMatchObject({ key: '/into', commentCount: 3, title: 'Title' })
    for (const key of ['/from', '/renamed', '/into']) {
      const { page: shown, comments } = await list(key)
      expect(shown.commentCount).toBe(3)
      expect(shown.revision).toBeGreaterThan(Math.max(...revisions))
      expect(comments).toHaveLength(2)
    }
    for (const pageKey of ['/from', '/renamed', '/into']) await post({ pageKey, parentId: root.comment.id })
    await decide(token, 'approved', reply.comment.id)
    expect(await count('/from')).toBe(7)
    expect(await keys('')).toEqual(['/into'])
    expect((await actions()).at(-1)).toMatchObject({
      action: 'page-merged',
      before: '{"key":"/renamed","commentCount":2}',
    })
    await expectTrueCounters()
  })

  test('once, by two moderators at once', async () => {
    for (const pageKey of ['/a', '/a', '/b', '/c']) await post({ pageKey })
    const answers = await Promise.all([merge('/a', '/b'), merge('/a', '/b'), merge('/b', '/c'), merge('/c', '/b')])
    for (const { status } of answers) expect([200, 400, 404]).toContain(status)
    for (const key of ['/a', '/b', '/c']) expect((await list(key)).page.commentCount).toBeGreaterThan(0)
    await expectTrueCounters()
  })

  test('is refused with itself, with none and with another site’s, and nothing is stored', async () => {
    await seedSite({ id: 'other', moderation: 'none' })
    const other = await seedModerator({ other: 'owner' }, 'Eve')
    await post({ pageKey: '/theirs' }, { siteId: 'other' })
    await post({ pageKey: '/a' })
    await answerOf(patch('/a', { key: '/b' }), PageDetail)
    await expectProblem(await merge('/a', '/b'), 'invalid-request')
    await expectProblem(await merge('/a', '/nowhere'), 'page-not-found')
    await expectProblem(await merge('/a', '/theirs'), 'page-not-found')
    await expectProblem(
      await moderating(other.token, 'other').post('/pages/merge', { from: '/a', into: '/theirs' }),
      'page-not-found',
    )
    await expectProblem(await site.post('/pages/merge', { from: '/a' }), 'invalid-request')
    expect((await list('/b')).comments).toHaveLength(1)
  })
})

describe('what is said of a page', () => {
  const REFUSED: [what: string, facts: object, path: string][] = [
    ['a page elsewhere', { url: 'https://evil.example/' }, 'url'],
    ['a scripted page', { url: 'javascript:alert(1)' }, 'url'],
    ['a scripted picture', { image: { url: 'javascript:alert(1)' } }, 'image.url'],
    ['a picture by data', { image: { url: 'data:image/png;base64,AA' } }, 'image.url'],
    ['a picture by http from elsewhere', { image: { url: 'http://cdn.example/a.jpg' } }, 'image.url'],
    [
      'a portrait by http from elsewhere',
      { authors: [{ name: 'A', image: 'http://cdn.example/a.jpg' }] },
      'authors.0.image',
    ],
    ['a picture of no width', { image: { url: 'https://cdn.example/a.jpg', width: 0 } }, 'image.width'],
    ['a picture without an address', { image: {} }, 'image.url'],
    ['an empty title', { title: ' ' }, 'title'],
    ['a title that is too long', { title: 'x'.repeat(301) }, 'title'],
    ['no authors in a list', { authors: [] }, 'authors'],
    ['too many authors', { authors: Array.from({ length: 11 }, () => ({ name: 'A' })) }, 'authors'],
    ['an author without a name', { authors: [{ bio: 'x' }] }, 'authors.0.name'],
    ['a scripted link of an author', { authors: [{ name: 'A', links: ['javascript:alert(1)'] }] }, 'authors.0.links.0'],
    ['an address of mail', { authors: [{ name: 'A', email: 'a@b.example' }] }, 'authors.0.email'],
    ['a day that is none', { publishedAt: 'yesterday' }, 'publishedAt'],
    ['what nobody knows', { colour: 'red' }, 'colour'],
  ]

  test.for(REFUSED)('%s is refused by name, and nothing is stored', async ([, facts, path]) => {
    const put = (body: object) => send('PUT', '/admin/sites/paper/page?pageKey=/ice', body, bearer(token))
    const { errors } = await expectProblem(await put({ title: 'Ice', ...facts }), 'invalid-request')
    expect(errors?.map((error) => error.path)).toContain(path)
    expect(await env.DB.prepare('SELECT 1 FROM pages').first()).toBeNull()
  })

  test('stands in the trail when a moderator says it, fact by fact', async () => {
    await patch('/ice', { title: 'Ice', section: 'Harbour' })
    await patch('/ice', { section: null })
    const [first, second] = await actions()
    expect(first).toMatchObject({ action: 'page-changed', before: null })
    expect(JSON.parse(second!.before)).toEqual({ section: 'Harbour' })
  })

  test('by two moderators at once is all there', async () => {
    await patch('/ice', { title: 'Ice' })
    await Promise.all([patch('/ice', { section: 'Harbour' }), patch('/ice', { teaser: 'It has moved.' })])
    const { page } = await answerOf(site.get('/page?pageKey=/ice'), PageDetail)
    expect(page).toMatchObject({ title: 'Ice', section: 'Harbour', teaser: 'It has moved.' })
  })
})
