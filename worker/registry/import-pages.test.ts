import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { Cards } from '../../shared/cards.ts'
import { PageList } from '../../shared/admin-pages.ts'
import { ImportAnswer } from '../../shared/page-reading.ts'
import { bindings, expectProblem, post, request } from '../testing/client.ts'
import { answerOf, moderating } from '../testing/moderate.ts'
import { openSite } from '../testing/posting.ts'
import { ORIGIN } from '../testing/seed.ts'
import { findSite } from '../db/sites.ts'
import { ASKING } from './fetch-own.ts'
import { importPages } from './import-pages.ts'
import { readPages } from './read-pages.ts'

const NEWSROOM = 'https://newsroom.example'

let site: ReturnType<typeof moderating>
beforeEach(async () => {
  site = moderating(await openSite())
  await env.DB.prepare('UPDATE sites SET origins = ?')
    .bind(JSON.stringify([NEWSROOM, ORIGIN]))
    .run()
  await fetch(`${NEWSROOM}/asked`)
})

const take = (path: string, cursor?: string) =>
  site.post('/pages/import', { url: path.startsWith('/') ? NEWSROOM + path : path, ...(cursor && { cursor }) })
const taken = (path: string, cursor?: string) => answerOf(take(path, cursor), ImportAnswer)
const pages = async () => (await answerOf(site.get('/pages?limit=100'), PageList)).pages
const cards = async () => (await answerOf(request('/sites/paper/pages?rank=latest&limit=12'), Cards)).pages
const count = () => env.DB.prepare('SELECT count(*) AS count FROM pages').first<number>('count')

describe('a feed', () => {
  test('says what its own pages are', async () => {
    expect(await taken('/feed')).toEqual({ found: 5, taken: 3, sitemaps: [], nextCursor: null })
    const [ice, entities] = ['/ice', '/entities'].map((path) => NEWSROOM + path)
    const found = new Map((await cards()).map((card) => [card.key, card]))
    expect(found.get(ice!)).toMatchObject({
      title: 'Ice & snow',
      url: ice,
      teaser: 'It has moved.',
      section: 'Harbour',
      authors: ['Nuru'],
      publishedAt: '2026-11-24T10:00:00.000Z',
      image: { url: 'https://cdn.example/ice.jpg' },
    })
    // What the document defines for itself is not looked up, an address of mail is no name, and http is no picture.
    expect(found.get(entities!)).toMatchObject({ title: '&lol;&file;', authors: [], image: null })
  })

  test('may be Atom, a news sitemap, in another encoding, or packed', async () => {
    await taken('/atom')
    expect(await cards()).toMatchObject([
      { title: 'Ice — again', key: `${NEWSROOM}/ice`, authors: ['Nuru'], section: 'Harbour' },
    ])
    await taken('/news-sitemap')
    expect(await cards()).toMatchObject([{ title: 'Ice', image: { url: `${NEWSROOM}/ice.jpg` }, authors: [] }])
    await taken('/latin')
    expect((await pages()).map(({ title }) => title)).toContain('Café')
    expect(await taken('/sitemap.gz')).toMatchObject({ found: 3, taken: 3 })
  })

  test('says nothing that the page, its owner or a moderator says otherwise', async () => {
    await post({ pageKey: `${NEWSROOM}/ice` })
    await readPages(bindings, { most: 1, now: Date.now() })
    await taken('/feed')
    const ice = (await cards()).find(({ key }) => key === `${NEWSROOM}/ice`)
    expect(ice).toMatchObject({ title: 'Ice', teaser: 'It has moved.', commentCount: 1 })
  })

  test('finds a page by its address, whatever its key', async () => {
    await post({ pageKey: 'post-1' })
    await site.patch('/page?pageKey=post-1', { url: `${NEWSROOM}/ice` })
    await taken('/feed')
    expect((await cards()).find(({ url }) => url === `${NEWSROOM}/ice`)?.key).toBe('post-1')
    expect(await count()).toBe(3)
  })

  test('gives way to the key that the page turns out to have', async () => {
    await post({ pageKey: 'post-7' })
    await taken('/feed')
    await readPages(bindings, { most: 8, now: Date.now() })
    const keyed = (await cards()).filter(({ url }) => url === `${NEWSROOM}/keyed`)
    expect(keyed).toMatchObject([{ key: 'post-7', commentCount: 1 }])
    expect((await pages()).map(({ key }) => key)).not.toContain(`${NEWSROOM}/keyed`)
  })

  test('brought twice changes nothing', async () => {
    await taken('/feed')
    const before = [await cards(), await count()]
    await taken('/feed')
    expect([await cards(), await count()]).toEqual(before)
  })
})

describe('a sitemap', () => {
  test('is taken a hundred pages at a time, each once', async () => {
    const answers = [await taken('/sitemap')]
    while (answers.at(-1)!.nextCursor) answers.push(await taken('/sitemap', answers.at(-1)!.nextCursor!))
    expect(answers.map(({ found, taken }) => [found, taken])).toEqual([
      [250, 100],
      [250, 100],
      [250, 50],
    ])
    expect(await count()).toBe(250)
    // It names addresses and no more: they are cards when they have been read.
    expect(await cards()).toEqual([])
  })

  test('of sitemaps names those of the site, to be sent in their turn', async () => {
    expect(await taken('/sitemap-index')).toEqual({
      found: 0,
      taken: 0,
      sitemaps: [`${NEWSROOM}/news-sitemap`],
      nextCursor: null,
    })
  })
})

test.for([
  ['/feed-leads-off', 'leads away'],
  ['https://evil.example/feed', 'leads away'],
  ['http://169.254.169.254/feed', 'leads away'],
  ['/leads-round', 'from one address to the next'],
  ['/nothing', 'nothing there'],
  ['/broken', 'with 200'],
  ['/html-feed', 'no XML'],
  ['/other-xml', 'no XML'],
  ['/endless-feed', '5 MB'],
  ['/bomb.gz', '5 MB'],
  ['/no.gz', 'no answer'],
])('%s is refused: %s', async ([path, why]) => {
  // However busy this machine is.
  const asking = { ...ASKING, timeoutMs: 60_000 }
  const record = (await findSite(env.DB, 'paper'))!
  const url = path!.startsWith('/') ? NEWSROOM + path : path!
  const error = await importPages(env.DB, record, { url }, Date.now(), asking).catch((error: unknown) => error)
  expect(error).toMatchObject({ type: 'not-readable', details: { detail: expect.stringContaining(why!) } })
  expect(await count()).toBe(0)
  expect(await (await fetch(`${NEWSROOM}/asked`)).json()).toEqual([])
})

test('what cannot be read is a problem with a name', async () => {
  const { detail } = await expectProblem(await take('/nothing'), 'not-readable')
  expect(detail).toBe('There is nothing there.')
})

test('of a feed that breaks off, what it has said by then is taken', async () => {
  expect(await taken('/broken-feed')).toMatchObject({ found: 1, taken: 1 })
})

test.for([
  [{}],
  [{ url: 'feed' }],
  [{ url: 'javascript:alert(1)' }],
  [{ url: NEWSROOM, more: 1 }],
  [{ url: `${NEWSROOM}/feed`, cursor: 'x' }],
])('%o is no valid request', async ([body]) => {
  await expectProblem(await site.post('/pages/import', body), 'invalid-request')
})
