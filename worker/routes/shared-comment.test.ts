import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { app } from '../app.ts'
import { bearer, bindings, decide, post } from '../testing/client.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

let token: string

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  ;({ token } = await seedModerator())
})

const open = (id: string, headers: Record<string, string> = {}) =>
  app.request(`https://comments.example/c/${id}`, { headers }, bindings)

const HERE = { pageKey: '/ice', pageUrl: `${ORIGIN}/ice?a=1&b=2#old`, pageTitle: 'Ice in the bay' }
const write = async (draft: Parameters<typeof post>[0] = {}) => (await post({ ...HERE, ...draft })).comment.id

interface Read {
  meta: Record<string, string>
  text: string
  scripts: number
}

/** What a program makes of the page: by a parser, as theirs, not by looking for strings. */
async function read(response: Response): Promise<Read> {
  const found: Read = { meta: {}, text: '', scripts: 0 }
  await new HTMLRewriter()
    .on('meta', {
      element(meta) {
        const name = meta.getAttribute('property') ?? meta.getAttribute('name')
        if (name) found.meta[name] = unescape(meta.getAttribute('content')!)
      },
    })
    .on('script, img, svg, iframe, base, [onerror]', { element: () => void found.scripts++ })
    .on('main', { text: ({ text }) => void (found.text += text) })
    .transform(response)
    .text()
  found.text = unescape(found.text)
  return found
}

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

test('has the words and the tags, and leads to the comment in the article', async () => {
  const id = await write({ name: 'Asha', body: 'The *quarrels* have moved.\n\nAnd so has the clock.' })
  const response = await open(id)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
  expect(response.headers.get('Refresh')).toBe(`0; url=${ORIGIN}/ice?a=1&b=2#comment-${id}`)
  const { meta, text, scripts } = await read(response)
  expect(meta).toMatchObject({
    robots: 'noindex',
    'og:title': 'Ice in the bay',
    'og:site_name': 'The Paper',
    'og:description': 'Asha: The quarrels have moved. And so has the clock.',
    'og:url': `https://comments.example/c/${id}`,
    'article:author': 'Asha',
    'twitter:card': 'summary',
  })
  expect(text).toContain('The quarrels have moved.\nAnd so has the clock.')
  expect(scripts).toBe(0)
})

test('has the article’s picture, as the article describes it', async () => {
  const id = await write()
  const image = { url: `${ORIGIN}/ice.jpg?a=1&b=2`, alt: 'A "stall"', width: 1200, height: 630 }
  const say = (image: object) =>
    app.request(
      '/v1/admin/sites/paper/page?pageKey=/ice',
      {
        method: 'PATCH',
        headers: { ...bearer(token), 'Content-Type': 'application/json' },
        body: JSON.stringify({ image }),
      },
      bindings,
    )
  expect((await say(image)).status).toBe(200)
  const { meta, scripts } = await read(await open(id))
  expect(meta).toMatchObject({
    'og:image': image.url,
    'og:image:alt': 'A "stall"',
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
  })
  expect(scripts).toBe(0)
  await say({ url: `${ORIGIN}/ice.jpg`, alt: null, width: null, height: null })
  const plain = await read(await open(id))
  expect(plain.meta['og:image']).toBe(`${ORIGIN}/ice.jpg`)
  expect(plain.meta).not.toHaveProperty('og:image:alt')
  expect(plain.meta).not.toHaveProperty('og:image:width')
})

test('a long comment is an excerpt in the tags and whole on the page', async () => {
  const body = 'word '.repeat(300).trim()
  const { meta, text } = await read(await open(await write({ name: 'Asha', body })))
  expect(meta['og:description']!.length).toBeLessThanOrEqual('Asha: '.length + 200)
  expect(meta['og:description']).toMatch(/…$/)
  expect(text).toContain(body)
})

test('hostile names, titles, words and addresses are only characters', async () => {
  const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;`
  const id = await write({ name: hostile, body: `\`${hostile}\``, pageTitle: hostile, pageUrl: `${ORIGIN}/"><script>` })
  const response = await open(id)
  expect(response.headers.get('Refresh')).toBe(`0; url=${ORIGIN}/%22%3E%3Cscript%3E#comment-${id}`)
  const { meta, text, scripts } = await read(response)
  expect(scripts).toBe(0)
  expect(meta['og:title']).toBe(hostile)
  expect(meta['article:author']).toBe(hostile)
  expect(text).toContain(hostile)
})

test('may draw its own sheet and nothing else, and is kept for a minute', async () => {
  const response = await open(await write())
  const { headers } = response
  const sheet = /<style>([\s\S]*?)<\/style>/.exec(await response.text())![1]!
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sheet)))
  expect(headers.get('Content-Security-Policy')).toBe(
    `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...digest))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  expect(headers.get('Cache-Control')).toBe('public, max-age=60, must-revalidate')
  expect(headers.get('Vary')).toBe('Accept-Language')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('X-Robots-Tag')).toBe('noindex')
})

test('speaks the reader’s language', async () => {
  const id = await write()
  for (const [wanted, language, words] of [
    ['sw-KE,en;q=0.5', 'sw', 'Soma makala na majibu'],
    ['fr, ar;q=0.8, en;q=0.9', 'en', 'Read the article'],
    ['ar', 'ar" dir="rtl', 'اقرأ المقال'],
    ['*', 'en', 'Read the article'],
  ] as const) {
    const page = await (await open(id, { 'Accept-Language': wanted })).text()
    expect(page).toContain(`<html lang="${language}`)
    expect(page).toContain(words)
  }
})

test('what is not published, unknown, or on no page of the site is one calm 404', async () => {
  const ids: string[] = []
  for (const status of ['pending', 'rejected', 'spam'] as const) {
    const id = await write()
    await decide(token, status, id)
    ids.push(id)
  }
  const deleted = await write()
  await env.DB.prepare('UPDATE comments SET deleted_at = 1 WHERE id = ?').bind(deleted).run()
  const elsewhere = await write({ pageKey: '/elsewhere' })
  const move = (url: string | null) =>
    env.DB.prepare("UPDATE pages SET url = ? WHERE page_key = '/elsewhere'").bind(url).run()
  const pages = new Set<string>()
  const visit = async (id: string) => {
    const response = await open(id)
    expect(response.status).toBe(404)
    expect(response.headers.get('Refresh')).toBeNull()
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    pages.add(await response.text())
  }
  for (const id of [...ids, deleted, 'x', '0', `${ids[0]}%27--`, '%ff', '<b>'.repeat(200)]) await visit(id)
  for (const url of [null, 'https://evil.example/', 'javascript:alert(1)', 'nonsense', `${ORIGIN}.evil.example/`]) {
    await move(url)
    await visit(elsewhere)
  }
  expect(pages.size).toBe(1)
  expect([...pages][0]).toContain('This comment is not here')
  expect([...pages][0]).toContain('content="comment-not-found"')
})
