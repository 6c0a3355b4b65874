import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { Cards, LatestComments, StatedPageAnswer } from '../../shared/cards.ts'
import type { PageFacts } from '../../shared/page-facts.ts'
import { bearer, decide, expectProblem, post, request, send } from '../testing/client.ts'
import { answerOf } from '../testing/moderate.ts'
import { openSite } from '../testing/posting.ts'
import { fileReport, putVote } from '../testing/readers.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import { bindings } from '../testing/client.ts'

let token: string
beforeEach(async () => {
  token = await openSite()
})

const push = (key: string, facts: PageFacts = {}) =>
  send(
    'PUT',
    `/admin/sites/paper/page?pageKey=${encodeURIComponent(key)}`,
    { title: `Title of ${key}`, url: `https://paper.example${key}`, ...facts },
    bearer(token),
  )
const edit = (key: string, change: object) =>
  send('PATCH', `/admin/sites/paper/page?pageKey=${encodeURIComponent(key)}`, change, bearer(token))
const cards = async (query = '') => (await answerOf(request(`/sites/paper/pages?${query}`), Cards)).pages
const keys = async (query = '') => (await cards(query)).map(({ key }) => key)
const comments = async (key: string, count: number) => {
  for (let i = 0; i < count; i++) await post({ pageKey: key })
}
const author = (name: string) => ({ name, url: null, image: null, bio: null, links: [] })

test('a card says what the page says, how many comments there are, and a line of the best one', async () => {
  await push('/ice', {
    image: { url: 'https://cdn.example/ice.jpg', alt: 'Ice', width: 800, height: 450 },
    teaser: 'It has moved.',
    section: 'Harbour',
    authors: [{ ...author('Nuru'), bio: 'Writes.' }, author('Tobias')],
    publishedAt: '2026-11-20T07:00:00+03:00',
  })
  await post({ pageKey: '/ice', body: '> Somebody else said this.\n\nI *say* this.' })
  expect(await cards()).toEqual([
    {
      key: '/ice',
      url: 'https://paper.example/ice',
      title: 'Title of /ice',
      image: { url: 'https://cdn.example/ice.jpg', alt: 'Ice', width: 800, height: 450 },
      teaser: 'It has moved.',
      section: 'Harbour',
      authors: ['Nuru', 'Tobias'],
      publishedAt: '2026-11-20T04:00:00.000Z',
      commentCount: 1,
      topComment: { authorName: 'Asha', excerpt: 'I say this.' },
    },
  ])
})

test('anybody may ask, keeps the answer, and is told when nothing has changed', async () => {
  await push('/ice')
  const response = await request('/sites/paper/pages?rank=latest')
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(response.headers.get('Cache-Control')).toBe('no-cache')
  const again = { headers: { 'If-None-Match': response.headers.get('ETag')! } }
  expect((await request('/sites/paper/pages?rank=latest', again)).status).toBe(304)
  await edit('/ice', { title: 'Ice' })
  expect((await request('/sites/paper/pages?rank=latest', again)).status).toBe(200)
})

describe('a page that only a reader’s browser has told of', () => {
  const claim = { pageKey: '/ice', pageUrl: 'https://paper.example/ice', pageTitle: 'BUY PILLS' }

  test('has no card, and its comments are not among the latest', async () => {
    await post(claim)
    for (const rank of ['discussed', 'trending', 'latest']) expect(await keys(`rank=${rank}`)).toEqual([])
    expect((await answerOf(request('/sites/paper/comments/latest'), LatestComments)).comments).toEqual([])
    expect((await answerOf(request('/sites/paper/page?pageKey=/ice'), StatedPageAnswer)).page).toMatchObject({
      title: null,
      url: null,
      commentCount: 1,
    })
  })

  test('has one when a moderator says title and address, and none when both are given back', async () => {
    await post(claim)
    await edit('/ice', { title: 'Ice' })
    expect(await keys()).toEqual([])
    await edit('/ice', { url: 'https://paper.example/ice' })
    expect(await cards()).toMatchObject([{ title: 'Ice' }])
    await edit('/ice', { title: null })
    expect(await keys()).toEqual([])
  })
})

describe('the order', () => {
  test('is by comments, by what happens now, or by publication', async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 9, n)).toISOString()
    await push('/a', { publishedAt: day(1) })
    await push('/b', { publishedAt: day(3) })
    await push('/c', { publishedAt: day(2) })
    await push('/tomorrow', { publishedAt: '2099-01-01T00:00:00Z' })
    await comments('/a', 2)
    await comments('/c', 1)
    expect(await keys('rank=discussed')).toEqual(['/a', '/c'])
    expect(await keys('rank=trending')).toEqual(['/a', '/c'])
    expect(await keys('rank=latest')).toEqual(['/b', '/c', '/a'])
    const { comment } = await post({ pageKey: '/c' })
    for (let i = 0; i < 8; i++)
      await putVote(comment.id, await signReaderToken(bindings.SECRET, 'paper', `device-${i}`))
    expect(await keys('rank=trending')).toEqual(['/c', '/a'])
    await decide(token, 'rejected', comment.id)
    expect(await keys('rank=trending')).toEqual(['/a', '/c'])
  })

  test('never has the page that is read, by whatever name, nor one address twice', async () => {
    for (const key of ['/a', '/b', '/c']) {
      await push(key)
      await comments(key, 1)
    }
    await edit('/a', { key: '/new' })
    await push('/b-print', { url: 'https://paper.example/b' })
    await comments('/b-print', 3)
    const four = async (exclude: string) => (await keys(`exclude=${encodeURIComponent(exclude)}`)).sort()
    expect(await four('/a')).toEqual(['/b-print', '/c'])
    expect(await four('/new')).toEqual(['/b-print', '/c'])
    expect(await four('/b')).toEqual(['/c', '/new'])
    expect(await four('https://paper.example/c')).toEqual(['/b-print', '/new'])
  })

  test('is of one author or one section, whatever their case', async () => {
    await push('/a', { section: 'Harbour', authors: [author('Nuru'), author('Tobias')] })
    await push('/b', { section: 'Town', authors: [author('Tobias')] })
    expect(await keys('rank=latest&author=nuru')).toEqual(['/a'])
    expect((await keys('rank=latest&author=Tobias')).sort()).toEqual(['/a', '/b'])
    expect(await keys('rank=latest&section=harbour')).toEqual(['/a'])
    expect(await keys('rank=latest&section=Nuru')).toEqual([])
    await edit('/a', { authors: [author('Halima')] })
    expect(await keys('rank=latest&author=Nuru')).toEqual([])
    expect(await keys('rank=latest&author=Halima')).toEqual(['/a'])
  })

  test('has closed pages, and merged ones once with all their comments', async () => {
    await push('/a')
    await push('/b')
    await comments('/a', 1)
    await comments('/b', 2)
    await edit('/a', { closedAt: '2026-01-01T00:00:00Z' })
    expect(await keys()).toEqual(['/b', '/a'])
    await send('POST', '/admin/sites/paper/pages/merge', { from: '/b', into: '/a' }, bearer(token))
    expect(await cards()).toMatchObject([{ key: '/a', title: 'Title of /a', commentCount: 3 }])
    expect(await keys('exclude=/b')).toEqual([])
  })

  test('takes what the page that goes says where nobody says anything of the one that stays', async () => {
    await push('/b', { teaser: 'Of b' })
    await comments('/a', 1)
    await comments('/b', 1)
    await send('POST', '/admin/sites/paper/pages/merge', { from: '/b', into: '/a' }, bearer(token))
    expect(await cards()).toMatchObject([{ key: '/a', teaser: 'Of b', commentCount: 2 }])
  })
})

describe('the best comment', () => {
  const top = async () => (await cards())[0]!.topComment?.excerpt ?? null

  beforeEach(async () => void (await push('/ice')))

  test('is pinned, or has most votes, is published, and nobody has reported it', async () => {
    const first = await post({ pageKey: '/ice', body: 'First' })
    const second = await post({ pageKey: '/ice', body: 'Second' })
    const reader = await signReaderToken(bindings.SECRET, 'paper', 'device')
    await putVote(first.comment.id, reader)
    expect(await top()).toBe('First')
    const pin = `/admin/sites/paper/comments/${second.comment.id}/pin`
    await request(pin, { method: 'PUT', headers: bearer(token) })
    expect(await top()).toBe('Second')
    await fileReport(second.comment.id, reader)
    expect(await top()).toBe('First')
    await decide(token, 'spam', first.comment.id)
    expect(await top()).toBeNull()
  })

  test('is cut at 140 characters, and is never a stone or only a quote', async () => {
    const root = await post({ pageKey: '/ice', body: `${'word '.repeat(60)}` })
    expect((await top())!.length).toBeLessThanOrEqual(140)
    expect(await top()).toMatch(/word…$/)
    await post({ pageKey: '/ice', parentId: root.comment.id })
    await decide(token, 'rejected', root.comment.id)
    expect(await top()).toBeNull()
    await post({ pageKey: '/ice', body: '> Only what somebody else said' })
    expect(await top()).toBeNull()
  })
})

test('the author box is told of the authors all that the page states', async () => {
  const nuru = {
    ...author('Nuru'),
    url: 'https://paper.example/nuru',
    image: 'https://cdn.example/nuru.jpg',
    bio: 'Writes about the harbour.',
    links: ['https://social.example/@nuru'],
  }
  await push('/ice', { authors: [nuru] })
  const { page } = await answerOf(request('/sites/paper/page?pageKey=/ice'), StatedPageAnswer)
  expect(page).toMatchObject({ key: '/ice', title: 'Title of /ice', authors: [nuru], commentCount: 0 })
  const unknown = await answerOf(request('/sites/paper/page?pageKey=/nowhere'), StatedPageAnswer)
  expect(unknown.page).toMatchObject({ key: '/nowhere', title: null, authors: [], commentCount: 0 })
})

test('the latest comments come with their page, newest first, published only', async () => {
  await push('/a')
  const { comment } = await post({ pageKey: '/a', body: 'One' })
  await post({ pageKey: '/a', body: '> One\n\nTwo', parentId: comment.id })
  const { comment: gone } = await post({ pageKey: '/a', body: 'Three' })
  await decide(token, 'rejected', gone.id)
  await post({ pageKey: '/unknown' })
  const answer = await answerOf(request('/sites/paper/comments/latest'), LatestComments)
  expect(answer.comments.map(({ excerpt }) => excerpt)).toEqual(['Two', 'One'])
  expect(answer.comments[0]!.page).toEqual({ key: '/a', title: 'Title of /a', url: 'https://paper.example/a' })
  const one = await answerOf(request('/sites/paper/comments/latest?limit=1'), LatestComments)
  expect(one.comments).toHaveLength(1)
})

test.for([
  ['pages?rank=best', 'rank'],
  ['pages?rank=', 'rank'],
  ['pages?limit=0', 'limit'],
  ['pages?limit=13', 'limit'],
  ['pages?limit=x', 'limit'],
  ['pages?limit=1.5', 'limit'],
  ['pages?exclude=', 'exclude'],
  ['pages?author=', 'author'],
  ['pages?author=a&section=b', 'section'],
  [`pages?section=${'x'.repeat(101)}`, 'section'],
  ['pages?kind=card', 'kind'],
  ['page', 'pageKey'],
  ['page?pageKey=a&x=1', 'x'],
  ['comments/latest?limit=21', 'limit'],
  ['comments/latest?limit=-1', 'limit'],
  ['comments/latest?sort=best', 'sort'],
])('%s is refused by name', async ([path, field]) => {
  const { errors } = await expectProblem(await request(`/sites/paper/${path}`), 'invalid-request')
  expect(errors?.map(({ path }) => path)).toContain(field)
})

test('pages of another site are not shown', async () => {
  await push('/ice')
  await env.DB.prepare("INSERT INTO sites SELECT 'other', name, origins, settings, 0 FROM sites").run()
  const { pages } = await answerOf(request('/sites/other/pages?rank=latest'), Cards)
  expect(pages).toEqual([])
})
