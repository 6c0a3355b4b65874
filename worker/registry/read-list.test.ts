import { expect, test } from 'vitest'
import { readList } from './read-list.ts'

const PAPER = 'https://paper.example'

async function read(xml: string) {
  async function* chunks() {
    yield new TextEncoder().encode(xml)
  }
  const { found, pages, sitemaps, isList } = await readList(chunks(), new TextDecoder(), [PAPER], { from: 0, to: 100 })
  return { found, pages: pages.map(({ url, title }) => [url?.replace(PAPER, ''), title]), sitemaps, isList }
}

/** Elements that are entries in other lists, and stand for something else in this one. */
const OTHERS = ['item', 'entry', 'url', 'sitemap']

test.for([
  ['rss', 'item', '<rss><channel>%</channel></rss>', `<title>Ice</title><link>${PAPER}/ice</link>`],
  ['rdf:RDF', 'item', '<rdf:RDF><channel/>%</rdf:RDF>', `<title>Ice</title><link>${PAPER}/ice</link>`],
  ['feed', 'entry', '<feed>%</feed>', `<title>Ice</title><link href="${PAPER}/ice"/>`],
  ['urlset', 'url', '<urlset>%</urlset>', `<loc>${PAPER}/ice</loc><news:title>Ice</news:title>`],
])('of %s each %s is an entry, and nothing else is', async ([, name, list, inside]) => {
  const others = OTHERS.filter((other) => other !== name).map((other) => `<${other}>${PAPER}/logo.png</${other}>`)
  const entry = `<${name}>${others.join('')}${inside}</${name}>`
  const xml = list!.replace('%', others.join('') + entry + others.join(''))
  expect(await read(xml)).toEqual({ found: 1, pages: [['/ice', 'Ice']], sitemaps: [], isList: true })
})

test('a channel’s picture is no page of the site', async () => {
  const picture = `<image><url>${PAPER}/logo.png</url><title>The Paper</title><link>${PAPER}/</link></image>`
  const xml = `<rss><channel>${picture}<item><title>Ice</title><link>${PAPER}/ice</link></item></channel></rss>`
  expect(await read(xml)).toMatchObject({ found: 1, pages: [['/ice', 'Ice']] })
})

test('of a sitemap of sitemaps each is named, and none is an entry', async () => {
  const xml = `<sitemapindex><sitemap><loc>${PAPER}/news.xml</loc></sitemap><url><loc>${PAPER}/ice</loc></url></sitemapindex>`
  expect(await read(xml)).toEqual({ found: 0, pages: [], sitemaps: [`${PAPER}/news.xml`], isList: true })
})

test('a feed that stands inside of something else is none', async () => {
  const xml = `<catalogue><rss><item><link>${PAPER}/ice</link></item></rss></catalogue>`
  expect(await read(xml)).toEqual({ found: 0, pages: [], sitemaps: [], isList: false })
})
