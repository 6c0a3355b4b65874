import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articles } from './articles/index.ts'
import { buildDemo } from './build.ts'
import { articlePage } from './templates/article.ts'

const origin = 'https://tidetable.example.org'
let outDir: string

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'demo-'))
  await buildDemo({ outDir, server: 'https://baraza.example.org', site: 'tide-table', origin })
})
afterAll(() => rm(outDir, { recursive: true }))

const read = (path: string): Promise<string> => readFile(join(outDir, path), 'utf8')
const occurrences = (text: string, part: string): number => text.split(part).length - 1

describe.for(articles.map((article) => [article.slug, article] as const))('the page of %s', ([slug, article]) => {
  test('has the tag that an owner pastes, once, the theme before everything that is painted, and parts that stand alone', async () => {
    const page = await read(`articles/${slug}/index.html`)
    const tag = '<script async src="https://baraza.example.org/embed.js" data-site="tide-table"></script>'
    expect(occurrences(page, tag)).toBe(1)
    expect(occurrences(page, 'embed.js')).toBe(1)
    for (const [, inside] of page.matchAll(/<baraza-(?:author|dont-miss|also-read)[^>]*>([^]*?)<\/baraza-/g))
      expect(inside).toContain('<a href=')
    const theme = page.indexOf('<script src="https://baraza.example.org/theme.js"></script>')
    expect(theme).toBeGreaterThan(0)
    expect(theme).toBeLessThan(page.indexOf('stylesheet'))
    expect(page).not.toContain('<baraza-comments')
  })

  test('says where it lives and what to show of it elsewhere', async () => {
    const page = await read(`articles/${slug}/index.html`)
    const url = `${origin}/articles/${slug}/`
    expect(occurrences(page, '<link rel="canonical"')).toBe(1)
    expect(page).toContain(`<link rel="canonical" href="${url}" />`)
    const properties = [...page.matchAll(/<meta property="([^"]+)" content="([^"]+)"/g)].map((match) => match[1])
    expect(properties).toEqual(
      expect.arrayContaining([
        'og:title',
        'og:description',
        'og:type',
        'og:url',
        'og:image',
        'og:image:width',
        'og:image:height',
        'og:image:alt',
        'article:published_time',
        'article:author',
        'article:section',
      ]),
    )
    const data = JSON.parse(/<script type="application\/ld\+json">([^<]+)<\/script>/.exec(page)![1]!)
    expect(data).toMatchObject({ '@type': 'NewsArticle', headline: article.title, mainEntityOfPage: url })
    expect(data.author).toMatchObject({ '@type': 'Person', name: expect.any(String), description: expect.any(String) })
    expect(await read(data.author.image.slice(origin.length))).not.toContain('light-dark')
  })

  test('can be served under a strict policy', async () => {
    const page = await read(`articles/${slug}/index.html`)
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/)
    expect(page.match(/<script(?![^>]*(src=|ld\+json))/)).toBeNull()
  })

  test('has a picture that other sites can draw, and leads to pages that exist', async () => {
    const page = await read(`articles/${slug}/index.html`)
    const image = /og:image" content="https:\/\/tidetable\.example\.org\/([^"]+)"/.exec(page)![1]!
    expect(await read(image)).not.toContain('light-dark')
    const links = new Set([...page.matchAll(/href="\/(articles\/[^"]+)"/g)].map((match) => match[1]!))
    for (const link of links) expect(await read(`${link}index.html`)).toContain('<h1>')
    expect(page).toContain('Also Read')
    expect(occurrences(page, '<article class="card"')).toBe(4)
  })
})

test('the front page has every article, and counts and latest comments, but no conversation', async () => {
  const front = await read('index.html')
  for (const { slug } of articles) expect(front).toContain(`href="/articles/${slug}/"`)
  expect(front).toContain('<script async src="https://baraza.example.org/embed.js"></script>')
  expect(occurrences(front, '<baraza-latest')).toBe(1)
  expect(front).not.toContain('data-site')
})

test('the sheet that the pages ask for is there', async () => {
  expect(await read('paper.css')).toContain('--baraza-accent')
})

test('a paper that Baraza itself serves asks for it by path', () => {
  const options = { server: '', site: 'tide-table', origin, edition: articles[0]!.publishedAt }
  expect(articlePage(articles[0]!, options)).toContain('<script async src="/embed.js" data-site="tide-table"></script>')
})

test('hostile characters are only characters', () => {
  const hostile = `"><script>alert('x')</script>&amp;</script><!--`
  const article = {
    ...articles[0]!,
    title: hostile,
    standfirst: hostile,
    teaser: hostile,
    slug: hostile,
    picture: { ...articles[0]!.picture, alt: hostile, caption: hostile },
    body: [hostile, `*${hostile}*`, { heading: hostile }, { list: [hostile] }, { pull: hostile, by: hostile }],
  }
  const page = articlePage(article, { server: hostile, site: hostile, origin, edition: article.publishedAt })
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('<!--')
  expect(page).toContain(
    '<h1>&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&lt;/script&gt;&lt;!--</h1>',
  )
  const data = JSON.parse(/<script type="application\/ld\+json">([^<]+)<\/script>/.exec(page)![1]!)
  expect(data.headline).toBe(hostile)
})

test('no two articles share an address', () => {
  const slugs = articles.map((article) => article.slug)
  expect(new Set(slugs).size).toBe(slugs.length)
  for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]+$/)
})
