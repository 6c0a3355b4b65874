import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ReadingProblem } from '../../shared/page-reading.ts'
import { bindings, decide, post, send } from '../testing/client.ts'
import { askedElsewhere, cards, listing, NEWSROOM, openNewsroom, read } from '../testing/newsroom.ts'
import { ASKING } from './fetch-own.ts'
import { readPages } from './read-pages.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let site: Awaited<ReturnType<typeof openNewsroom>>
beforeEach(async () => {
  site = await openNewsroom()
})

const stored = async () => JSON.stringify((await env.DB.prepare('SELECT * FROM page_facts').all()).results)

describe('a page with a published comment', () => {
  test('is read, by its key where that is its address, and says who asks', async () => {
    await post({ pageKey: `${NEWSROOM}/ice`, pageTitle: 'BUY PILLS' })
    expect(await read()).toBe(1)
    expect(await cards()).toMatchObject([
      {
        title: 'Ice',
        url: `${NEWSROOM}/ice`,
        image: { url: 'https://cdn.example/ice.jpg' },
        authors: ['Nuru'],
        commentCount: 1,
      },
    ])
    const { page, sources, reading } = await site.detail(`${NEWSROOM}/ice`)
    expect(page.title).toBe('Ice')
    expect(sources).toEqual({ title: 'read', url: 'read', image: 'read', authors: 'read' })
    expect(reading).toMatchObject({ problem: null })
  })

  test('is not read before anything on it is published', async () => {
    await send('PATCH', '/admin/sites/paper', { settings: { moderation: 'all' } }, site.headers)
    const { comment } = await post({ pageKey: `${NEWSROOM}/ice` })
    expect(await read()).toBe(0)
    await decide(site.headers.Authorization.slice(7), 'approved', comment.id)
    expect(await read()).toBe(1)
  })

  test.for(['/long', '/endless-body'])('is read as far as it has to be: %s', async (path) => {
    await post({ pageKey: NEWSROOM + path })
    await read()
    expect((await site.detail(NEWSROOM + path)).reading).toMatchObject({ problem: null })
    expect(await cards()).toHaveLength(1)
  })

  test('is found behind redirects within the site', async () => {
    await post({ pageKey: `${NEWSROOM}/moved-twice` })
    await read()
    // It is the page that it leads to which says what it is called.
    expect((await site.detail(`${NEWSROOM}/moved-twice`)).reading?.problem).toBe('other-page')
    await site.edit(`${NEWSROOM}/moved-twice`, { key: `${NEWSROOM}/ice`, url: `${NEWSROOM}/moved-twice` })
    await read()
    expect(await cards()).toMatchObject([{ title: 'Ice', url: `${NEWSROOM}/moved-twice` }])
  })

  test('with a key of its owner’s is found where a browser said it was, because the page has that key', async () => {
    await post({ pageKey: 'post-7', pageUrl: `${NEWSROOM}/keyed` })
    await read()
    expect(await cards()).toMatchObject([{ key: 'post-7', title: 'Keyed', url: `${NEWSROOM}/keyed` }])
  })

  test('does not become another page, whatever a browser says', async () => {
    await post({ pageKey: 'post-8', pageUrl: `${NEWSROOM}/keyed` })
    await post({ pageKey: '/ice-cream', pageUrl: `${NEWSROOM}/ice` })
    await read()
    expect(await cards()).toEqual([])
    expect((await site.detail('post-8')).reading?.problem).toBe('other-page')
  })

  test('is read on loopback where its owner has listed that', async () => {
    await listing('http://127.0.0.1:3000')
    await post({ pageKey: 'http://127.0.0.1:3000/ice' }).catch(() => {})
    await env.DB.prepare('UPDATE pages SET comment_count = 1 WHERE comment_count = 0').run()
    await env.DB.prepare(
      "INSERT OR IGNORE INTO pages (id, site_id, page_key, created_at) VALUES ('l', 'paper', 'http://127.0.0.1:3000/ice', 0)",
    ).run()
    await env.DB.prepare('INSERT OR IGNORE INTO page_readings (page_id, due_at) SELECT id, 0 FROM pages').run()
    await read()
    expect((await site.detail('http://127.0.0.1:3000/ice')).page.title).toBe('Ice')
  })
})

/** Whatever a page does, what was known of it stays, and nobody but the newsroom is asked. */
const HOSTILE: [path: string, problem: ReadingProblem][] = [
  ['/leads-off', 'not-own'],
  ['/leads-off-relative', 'not-own'],
  ['/leads-to-metadata', 'not-own'],
  ['/leads-to-localhost', 'not-own'],
  ['/leads-to-file', 'not-own'],
  ['/leads-to-data', 'not-own'],
  ['/leads-with-password', 'not-own'],
  ['/leads-round', 'too-many-redirects'],
  ['/leads-on', 'too-many-redirects'],
  ['/refreshes', 'no-article'],
  ['/huge-head', 'no-article'],
  ['/endless-head', 'no-article'],
  ['/endless-script', 'no-article'],
  ['/packed', 'no-article'],
  ['/breaks-off', 'unreachable'],
  ['/forbidden', 'refused'],
  ['/broken', 'refused'],
  ['/json', 'wrong-type'],
  ['/picture', 'wrong-type'],
  ['/untyped', 'wrong-type'],
  ['/empty', 'no-article'],
  ['/no-article', 'no-article'],
  ['/no-title', 'no-article'],
  ['/not-indexed', 'not-indexed'],
  ['/other-page', 'other-page'],
  ['/other-key', 'other-page'],
]

test.for(HOSTILE)('%s changes nothing and leaks nothing: %s', async ([path, problem]) => {
  const key = NEWSROOM + path
  await post({ pageKey: key })
  const { id } = (await site.detail(key)).page
  await env.DB.prepare(`INSERT INTO page_facts VALUES (?, 'read', '{"title":"Before","url":"${key}"}')`).bind(id).run()
  const before = [await stored(), await cards()]
  await read()
  expect([await stored(), await cards()]).toEqual(before)
  expect((await site.detail(key)).reading).toMatchObject({ problem, readAt: null })
  expect(await askedElsewhere()).toEqual([])
})

test.for(['/silent', '/hangs'])('%s is waited for as long as is fair', async (path) => {
  await post({ pageKey: NEWSROOM + path })
  await read(Date.now(), 100)
  expect((await site.detail(NEWSROOM + path)).reading).toMatchObject({ problem: 'unreachable' })
  expect(await stored()).toBe('[]')
})

test.for([
  ['an address of a network', 'http://10.0.0.7', '/ice'],
  ['the metadata of a cloud', 'http://169.254.169.254', '/latest/meta-data'],
  ['the same, otherwise written', 'http://[::ffff:a9fe:a9fe]', '/latest'],
])('%s is never asked, even where it is listed', async ([, origin, path]) => {
  await listing(origin!)
  await env.DB.prepare("INSERT INTO pages (id, site_id, page_key, created_at) VALUES ('p', 'paper', ?, 0)")
    .bind(origin! + path!)
    .run()
  await env.DB.prepare("INSERT INTO page_readings (page_id, due_at) VALUES ('p', 0)").run()
  await read()
  expect((await site.detail(origin! + path!)).reading).toMatchObject({ problem: 'address-unknown' })
  expect(await askedElsewhere()).toEqual([])
})

describe('a page that is not there any more', () => {
  test('has no card, until it is there again', async () => {
    const key = `${NEWSROOM}/gone`
    await post({ pageKey: key })
    const { id } = (await site.detail(key)).page
    await env.DB.prepare(`INSERT INTO page_facts VALUES (?, 'read', '{"title":"Before","url":"${key}"}')`)
      .bind(id)
      .run()
    await env.DB.prepare('UPDATE page_readings SET read_at = 1').run()
    expect(await cards()).toHaveLength(1)
    const now = Date.now()
    await readPages(bindings, { pageIds: [id], most: 1, now })
    expect(await cards()).toEqual([])
    expect((await site.detail(key)).reading).toMatchObject({ problem: 'gone', readAt: null })
    expect(await read(now)).toBe(0)
    expect(await read(now + HOUR)).toBe(1)
  })

  test('keeps what people say of it', async () => {
    const key = `${NEWSROOM}/gone`
    await post({ pageKey: key })
    await site.edit(key, { title: 'Still here', url: `${NEWSROOM}/gone` })
    await read()
    expect(await cards()).toMatchObject([{ title: 'Still here' }])
  })
})

describe('reading again', () => {
  const key = `${NEWSROOM}/ice`

  test('happens when a card is old and shown, and not before', async () => {
    await post({ pageKey: key })
    const now = Date.now()
    await read(now)
    const { id } = (await site.detail(key)).page
    const again = (time: number) => readPages(bindings, { pageIds: [id], most: 2, now: time })
    expect(await read(now + 30 * DAY)).toBe(0)
    expect(await again(now + 23 * HOUR)).toBe(0)
    expect(await again(now + 25 * HOUR)).toBe(1)
    expect(await again(now + 25 * HOUR)).toBe(0)
  })

  test('is put off after each failure, and given up', async () => {
    await post({ pageKey: `${NEWSROOM}/broken` })
    let now = Date.now()
    const waits: number[] = []
    for (let reads = 0; reads < 8; reads++) {
      expect(await read(now)).toBe(1)
      expect(await read(now)).toBe(0)
      const due = Date.parse((await site.detail(`${NEWSROOM}/broken`)).reading!.dueAt)
      waits.push(due - now)
      now = due
    }
    expect(waits.slice(0, 3).map((wait) => wait / 60_000)).toEqual([10, 40, 160])
    expect(waits.at(-1)).toBe(7 * DAY)
    expect(await read(now + 365 * DAY)).toBe(0)
  })

  test('is asked for by a moderator, who is told what came of it', async () => {
    await post({ pageKey: `${NEWSROOM}/no-article` })
    expect((await site.readNow(`${NEWSROOM}/no-article`)).reading).toMatchObject({ problem: 'no-article' })
    await post({ pageKey: key })
    expect(await site.readNow(key)).toMatchObject({ page: { title: 'Ice' }, sources: { title: 'read' } })
  })

  test('is done by one of many at once', async () => {
    for (const path of ['/ice', '/long', '/moved']) await post({ pageKey: NEWSROOM + path })
    let count = 0
    const asking = {
      ...ASKING,
      fetch: (url: string, init: RequestInit) => {
        if (!url.endsWith('/ice')) return fetch(url, init)
        count++
        return fetch(url, init)
      },
    }
    const now = Date.now()
    const runs = await Promise.all(Array.from({ length: 10 }, () => readPages(bindings, { most: 8, now, asking })))
    expect(runs.reduce((sum, claimed) => sum + claimed)).toBe(3)
    // `/moved` leads there too.
    expect(count).toBe(2)
  })

  test('goes on a minute later where a run was cut short', async () => {
    await post({ pageKey: key })
    const now = Date.now()
    await env.DB.prepare('UPDATE page_readings SET busy_until = ?')
      .bind(now + 60_000)
      .run()
    expect(await read(now + 59_000)).toBe(0)
    expect(await read(now + 60_000)).toBe(1)
  })

  test('is not forgotten when somebody asks for it meanwhile', async () => {
    await post({ pageKey: key })
    const now = Date.now()
    let edits = 0
    const fetchAndEdit = async (url: string, init: RequestInit) => {
      if (edits++ === 0) await site.push(key, { title: 'Pushed', url: key })
      await env.DB.prepare('UPDATE page_readings SET due_at = 1').run()
      return fetch(url, init)
    }
    await readPages(bindings, { most: 1, now, asking: { ...ASKING, fetch: fetchAndEdit } })
    const { id } = (await site.detail(key)).page
    expect(await readPages(bindings, { pageIds: [id], most: 1, now })).toBe(1)
  })
})
