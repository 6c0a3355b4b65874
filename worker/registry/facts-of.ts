import { decodeHTMLStrict } from 'entities'
import type { ZodType } from 'zod'
import {
  MAX_BIO_LENGTH,
  MAX_LINKS_OF_AUTHOR,
  MAX_NAME_LENGTH,
  MAX_PAGE_AUTHORS,
  MAX_SECTION_LENGTH,
  MAX_TEASER_LENGTH,
  MAX_TITLE_LENGTH,
} from '../../shared/limits.ts'
import { PageKey } from '../../shared/page.ts'
import { pageKeyOf } from '../../shared/page-key.ts'
import { HttpUrl, PageAuthor, PageFacts, PageImage } from '../../shared/page-facts.ts'
import type { ReadingProblem } from '../../shared/page-reading.ts'
import { cut } from '../../shared/plain-text.ts'
import type { Stated } from './collect.ts'
import { addressOf, isNode, list, readGraph, resolve, textOf, type Graph, type Node } from './json-ld.ts'
import { isShowable, ownAddress } from './own-address.ts'

export interface Reading {
  facts: PageFacts
  /** Names that the page may go by. */
  keys: string[]
  problem: ReadingProblem | null
}

/**
 * What a page says of itself. Every value is somebody else's: what does not fit is left out, what is too long is cut, and
 * text stays text, whatever it looks like.
 */
export function factsOf(stated: Stated, url: URL, origins: readonly string[]): Reading {
  const { metas } = stated
  const graph = readGraph(stated.scripts)
  const address =
    [stated.canonical, metas.get('og:url')]
      .map((candidate) => candidate && ownAddress(candidate, origins, url))
      .find(Boolean) || url
  const article = articleAt(graph, address, url)
  const isArticle = article !== null || /^(?:article|blog)$/i.test(metas.get('og:type') ?? '')
  const meta = (...names: string[]) => names.map((name) => metas.get(name)).find(Boolean)
  const ld = (name: string) => textOf(article?.[name])

  const facts = validFacts({
    title: oneLine(ld('headline') ?? meta('og:title', 'twitter:title') ?? ld('name') ?? stated.title, MAX_TITLE_LENGTH),
    url: keep(HttpUrl, address.href),
    image: imageOf(stated, article, graph, url, origins),
    teaser: oneLine(meta('og:description') ?? ld('description') ?? meta('description'), MAX_TEASER_LENGTH),
    section: oneLine(ld('articleSection') ?? meta('article:section'), MAX_SECTION_LENGTH),
    authors: authorsOf(stated, article, graph, url, origins),
    publishedAt: timeOf(ld('datePublished') ?? meta('article:published_time')),
  })
  return { facts, keys: keysOf(stated, url), problem: problemOf(metas, isArticle, facts) }
}

function problemOf(metas: Stated['metas'], isArticle: boolean, facts: PageFacts): ReadingProblem | null {
  if (/\b(?:noindex|none)\b/i.test(metas.get('robots') ?? '')) return 'not-indexed'
  return isArticle && facts.title ? null : 'no-article'
}

/**
 * As the widget names it: the key that its owner gave, else the canonical link, wherever it leads, else the address. As it is
 * stored, and what is too long to be a key is none: nobody could ask for the page.
 */
function keysOf({ keys, isPlain, canonical }: Stated, url: URL): string[] {
  const href = canonical === null ? null : (URL.parse(canonical, url)?.href ?? null)
  const named = keys.length > 0 && !isPlain ? keys : [...keys, pageKeyOf(url.href, href)]
  return named.map((key) => keep(PageKey, key)).filter((key) => key !== undefined)
}

/** A page that names several articles is about the one that names it back. */
function articleAt({ articles }: Graph, ...addresses: URL[]): Node | null {
  if (articles.length === 1) return articles[0]!
  const isHere = (article: Node) =>
    ['mainEntityOfPage', 'url', '@id'].some((name) => {
      const named = addressOf(article[name])
      const found = named === undefined ? null : URL.parse(named, addresses[0])
      if (found) found.hash = ''
      return addresses.some(({ href }) => href === found?.href)
    })
  return articles.find(isHere) ?? null
}

function pictureAt(value: string | undefined, base: URL, origins: readonly string[]): string | undefined {
  const url = value === undefined ? null : URL.parse(value, base)
  return url && isShowable(url, origins) ? url.href : undefined
}

function imageOf({ metas }: Stated, article: Node | null, graph: Graph, base: URL, origins: readonly string[]) {
  const shared = pictureAt(metas.get('og:image:secure_url') ?? metas.get('og:image'), base, origins)
  if (shared)
    return keep(PageImage, {
      url: shared,
      alt: oneLine(metas.get('og:image:alt'), MAX_TITLE_LENGTH) ?? null,
      width: pixels(metas.get('og:image:width')),
      height: pixels(metas.get('og:image:height')),
    })
  const image = resolve(list(article?.['image'])[0], graph)
  const { width, height, caption } = isNode(image) ? image : {}
  const url = pictureAt(addressOf(image), base, origins)
  if (!url) return keep(PageImage, { url: pictureAt(metas.get('twitter:image'), base, origins) })
  return keep(PageImage, {
    ...{ url, width: pixels(width), height: pixels(height) },
    alt: oneLine(textOf(caption), MAX_TITLE_LENGTH) ?? null,
  })
}

const pixels = (value: unknown) => keep(PageImage.shape.width, Number.parseInt(String(value), 10)) ?? null

function authorsOf({ metas }: Stated, article: Node | null, graph: Graph, base: URL, origins: readonly string[]) {
  const stated = list(article?.['author']).slice(0, MAX_PAGE_AUTHORS)
  // Open Graph has a profile's address in the same place, which is no name.
  const names = [metas.get('author'), metas.get('article:author')].filter((name) => name && !URL.canParse(name))
  const authors = (stated.length > 0 ? stated : names.slice(0, 1))
    .map((value) => authorOf(resolve(value, graph), graph, base, origins))
    .filter((author) => author !== undefined)
  return authors.length > 0 ? authors : undefined
}

function authorOf(value: unknown, graph: Graph, base: URL, origins: readonly string[]): PageAuthor | undefined {
  const node = isNode(value) ? value : {}
  const web = (address: string | undefined) =>
    address === undefined ? undefined : keep(HttpUrl, URL.parse(address, base)?.href)
  return keep(PageAuthor, {
    name: oneLine(textOf(value), MAX_NAME_LENGTH),
    url: web(textOf(node['url'])) ?? null,
    image: pictureAt(addressOf(resolve(list(node['image'])[0], graph)), base, origins) ?? null,
    bio: oneLine(textOf(node['description']), MAX_BIO_LENGTH) ?? null,
    links: list(node['sameAs'])
      .map((link) => web(textOf(link)))
      .filter((link) => link !== undefined)
      .slice(0, MAX_LINKS_OF_AUTHOR),
  })
}

/** Zoned or not, to the day or to the second: what JavaScript takes for a time of our era. */
export function timeOf(value: string | undefined): string | undefined {
  const time = value !== undefined && /^\d{4}-\d\d-\d\d|^\w{3}, \d/.test(value.trim()) ? Date.parse(value.trim()) : NaN
  return time >= 0 && time < 4_102_444_800_000 ? new Date(time).toISOString() : undefined
}

/** Publishing systems write entities into JSON, where they are none. */
export const oneLine = (value: string | undefined, most: number) =>
  value === undefined ? undefined : cut(decodeHTMLStrict(value), most) || undefined

const keep = <T>(schema: ZodType<T>, value: unknown): T | undefined => schema.safeParse(value).data

/** Nothing is said where nothing was found, and no line is empty once its invisible characters are gone. */
export function validFacts(found: Record<keyof PageFacts, unknown>): PageFacts {
  const entries = Object.entries(found) as [keyof PageFacts, unknown][]
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name, keep<unknown>(PageFacts.shape[name], value)])
      .filter(([, value]) => value !== undefined && value !== null),
  ) as PageFacts
}
