import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWidgetAnew, WIDGET } from '../assets.ts'
import { Failure } from '../failure.ts'
import { partOf, scripts, weigh } from '../sizes.ts'

/** What each file of the built widget weighs, in bytes: as it is, and as it travels. */
export interface BytesReport {
  files: { name: string; purpose: string; raw: number; gzip: number; brotli: number }[]
}

/** What each is for, and when it is loaded. A file without a word here fails the bench. */
const PURPOSES: Record<string, string> = {
  embed: 'the loader: finds the tag, asks for data and code',
  comments: 'Lit, the list, its sheet and its English: all until the first comments',
  acts: 'the form, drafts, posting: a tenth of a second after the list’s, drawn after it',
  afterwards: 'what nobody waits for, and the way to it',
  theme: 'before the first paint: light or dark as the reader has chosen',
  engage: 'votes, sharing, muting, collapsing, keys: when idle',
  report: 'reporting, when somebody does',
  quote: 'quoting, when somebody has selected words',
  live: 'the socket, while the page is looked at',
  news: 'what has come meanwhile, when something has',
  own: 'a reader’s own comments: where there are some',
  beyond: 'more of the list, and permalinks to what it lacks',
  answer: 'answers of the API, shared by the parts',
  notices: 'members and surges, above the form',
  asks: 'what a site asks of strangers',
  proof: 'proof of work, where a site asks for it',
  turnstile: 'Turnstile, where a site asks for it',
  'in-place': 'moderating on the article, for moderators',
  parts: 'finds the parts of a page',
  'part-element': 'Lit and what all parts share',
  'reactions-element': 'reactions',
  'share-element': 'sharing',
  'listing-element': 'what lists share',
  'also-read-element': '“Also read”',
  'author-element': 'the author’s box',
  'dont-miss-element': '“Don’t miss”',
  'latest-element': 'latest comments',
  'count-element': 'counts',
  'theme-toggle-element': 'the choice of light or dark',
  counts: 'one request for all counts of a page',
  frame: 'what the parts’ roots share',
  tokens: 'colours and sizes, for the parts',
}

/** Of a language, one of its files: `sw-form`. */
const LANGUAGES: Record<string, string> = { en: 'English', sw: 'Swahili', ar: 'Arabic' }

function purposeOf(name: string): string {
  const [language, ...rest] = name.split('-')
  const purpose = LANGUAGES[language!]
    ? [LANGUAGES[language!], rest.join('-')].filter(Boolean).join(', ')
    : PURPOSES[name]
  if (!purpose) throw new Failure(`What is ${name} for? Say so in tools/bench/bytes.ts.`)
  return purpose
}

export async function measureBytes(): Promise<BytesReport> {
  await buildWidgetAnew()
  const files = scripts(WIDGET).map((file) => {
    const code = readFileSync(join(WIDGET, file))
    const name = partOf(file)
    return {
      name,
      purpose: purposeOf(name),
      raw: code.length,
      gzip: gzipSync(code, { level: 9 }).length,
      brotli: weigh(code),
    }
  })
  return { files: files.sort((a, b) => b.brotli - a.brotli) }
}
