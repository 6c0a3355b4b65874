import { Parser } from 'htmlparser2'
import { MAX_NAME_LENGTH, MAX_SECTION_LENGTH, MAX_TEASER_LENGTH, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import type { PageFacts } from '../../shared/page-facts.ts'
import { oneLine, timeOf, validFacts } from './facts-of.ts'
import { UnreadableError } from './fetch-own.ts'
import { isShowable, ownAddress } from './own-address.ts'

/** What a feed or a sitemap says of one page, by the names of its own elements. */
type Entry = Record<string, string>

/** Where what is wanted stands in RSS, Atom and news sitemaps. */
const NAMES = {
  title: ['news:title', 'title'],
  url: ['loc', 'link', 'guid'],
  teaser: ['description', 'summary'],
  section: ['category'],
  author: ['dc:creator', 'name', 'author'],
  publishedAt: ['news:publication_date', 'pubdate', 'published', 'dc:date'],
  image: ['image:loc', 'media:content', 'media:thumbnail', 'enclosure'],
}
const WANTED = new Set(Object.values(NAMES).flat())
/** By a document's outermost element, what an entry is called in it. Elsewhere the same name means something else. */
const ENTRY_IN = new Map([
  ['rss', 'item'],
  ['rdf:rdf', 'item'],
  ['feed', 'entry'],
  ['urlset', 'url'],
  ['sitemapindex', 'sitemap'],
])
const MOST_SITEMAPS = 1_000
/** UTF-16 units of one element: an article in full is not wanted. */
const MOST_TEXT = 5_000

/** As many as a sitemap may have (sitemaps.org). */
const MOST_ENTRIES = 50_000

export interface ReadList {
  /** Entries in all of it. */
  found: number
  /** Of those in the range that is asked for, pages of the site's own origins. */
  pages: PageFacts[]
  /** What a sitemap of sitemaps names. */
  sitemaps: string[]
  /** Whether it was a feed or a sitemap at all. */
  isList: boolean
}

/** Reads RSS, Atom, sitemaps, news sitemaps and sitemaps of sitemaps, as they come. Entities of a document's own are not expanded. */
export async function readList(
  chunks: AsyncIterable<Uint8Array>,
  decoder: TextDecoder,
  origins: readonly string[],
  { from, to }: { from: number; to: number },
): Promise<ReadList> {
  const read: ReadList = { found: 0, pages: [], sitemaps: [], isList: false }
  let root: string | undefined
  let entryName: string | undefined
  let entry: Entry | null = null
  let element = ''
  let text = ''

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        name = name.toLowerCase()
        if (root === undefined) {
          root = name
          entryName = ENTRY_IN.get(root)
          read.isList = entryName !== undefined
        }
        if (name === entryName) entry = {}
        element = WANTED.has(name) ? name : ''
        text = ''
        if (entry && element) note(entry, element, attributed(element, attributes))
      },
      ontext(data) {
        if (entry && element && text.length < MOST_TEXT) text += data
      },
      onclosetag(name) {
        name = name.toLowerCase()
        if (entry && name === element) note(entry, element, text.trim())
        element = ''
        if (!entry || name !== entryName) return
        if (name === 'sitemap') {
          const url = ownAddress(entry['loc'] ?? '', origins)
          if (url && read.sitemaps.length < MOST_SITEMAPS) read.sitemaps.push(url.href)
        } else {
          const facts = read.found >= from && read.found < to ? factsOf(entry, origins) : null
          if (facts) read.pages.push(facts)
          if (++read.found > MOST_ENTRIES) throw new UnreadableError('too-large')
        }
        entry = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }))
  parser.end(decoder.decode())
  return read
}

/** The first of a name counts. */
function note(entry: Entry, name: string, value: string | undefined) {
  if (value && !Object.hasOwn(entry, name)) entry[name] = value
}

function attributed(name: string, { href, rel, url, type, medium, term, isPermaLink }: Record<string, string>) {
  if (name === 'link') return rel === undefined || rel === 'alternate' ? href : undefined
  if (name === 'category') return term
  // A guid that is no address is not one of ours either.
  if (name === 'guid') return isPermaLink === 'false' ? 'none' : undefined
  const isPicture = name === 'media:thumbnail' || medium === 'image' || type?.startsWith('image/')
  return isPicture ? url : undefined
}

function factsOf(entry: Entry, origins: readonly string[]): PageFacts | null {
  const first = (names: string[]) => names.map((name) => entry[name]).find(Boolean)
  const url = ownAddress(first(NAMES.url) ?? '', origins)
  if (!url) return null
  const author = oneLine(first(NAMES.author), MAX_NAME_LENGTH)
  const picture = URL.parse(first(NAMES.image) ?? '', url)
  return validFacts({
    title: oneLine(plain(first(NAMES.title)), MAX_TITLE_LENGTH),
    url: url.href,
    teaser: oneLine(plain(first(NAMES.teaser)), MAX_TEASER_LENGTH),
    section: oneLine(first(NAMES.section), MAX_SECTION_LENGTH),
    // RSS has an address of mail in `author`.
    authors: author && !author.includes('@') ? [{ name: author }] : undefined,
    publishedAt: timeOf(first(NAMES.publishedAt)),
    image: picture && isShowable(picture, origins) ? { url: picture.href } : undefined,
  })
}

/** Feeds write HTML into text. */
function plain(html: string | undefined): string | undefined {
  if (html === undefined || !/[<&]/.test(html)) return html
  let text = ''
  const parser = new Parser({ ontext: (data) => void (text += data), onopentagname: () => void (text += ' ') })
  parser.end(html)
  return text
}
