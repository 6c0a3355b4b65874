import type { Sort } from '../../../shared/site.ts'
import { listUrl, siteUrl } from '../../list-url.ts'

export const FONTS = { serif: "Georgia, 'Times New Roman', serif", sans: 'system-ui, sans-serif' } as const
export const WIDTHS = ['640', '760'] as const
export const LANGUAGES = ['en', 'sw', 'ar'] as const
export const SORTS = ['best', 'newest', 'oldest'] as const satisfies readonly Sort[]
export const THEMES = ['light', 'dark'] as const

/** How the widget is to look on a site's pages; what is null is as the page or the site has it. */
export interface Look {
  /** `#rrggbb` */
  accent: string | null
  words: keyof typeof FONTS | null
  width: (typeof WIDTHS)[number] | null
  lang: (typeof LANGUAGES)[number] | null
  sort: Sort | null
  theme: (typeof THEMES)[number] | null
  key: string | null
}

const among = <Value extends string>(values: readonly Value[], value: string | null) =>
  values.find((each) => each === value) ?? null

/** Of what somebody typed: `0B6B5D`, `#0b6b5d` and `#06d` are colours. */
export function readColor(typed: string): string | null {
  const digits = /^\s*#?([\da-f]{3}|[\da-f]{6})\s*$/i.exec(typed)?.[1]?.toLowerCase()
  if (!digits) return null
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`
}

export const readLook = (query: URLSearchParams): Look => ({
  accent: readColor(query.get('accent') ?? ''),
  words: among(Object.keys(FONTS) as (keyof typeof FONTS)[], query.get('words')),
  width: among(WIDTHS, query.get('width')),
  lang: among(LANGUAGES, query.get('lang')),
  sort: among(SORTS, query.get('sort')),
  theme: among(THEMES, query.get('theme')),
  key: query.get('key') || null,
})

export const writeLook = (look: Look) =>
  new URLSearchParams(
    Object.entries(look).flatMap(([name, value]) => (value ? [[name, `${value}`.replace(/^#/, '')]] : [])),
  )

/** The custom properties that the look sets: the same for the preview and the snippet. */
export function propertiesOf({ accent, words }: Look): [string, string][] {
  return [
    ...(accent ? [['--baraza-accent', accent] as [string, string]] : []),
    ...(words ? [['--baraza-font-words', FONTS[words]] as [string, string]] : []),
  ]
}

/** HTML 13.3: inside quotes, no more can end an attribute or begin a character reference; `<` and `>` for less careful tools. */
const escape = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Stands in the address of the comments where a template puts its page's key. */
const YOUR_PAGE = 'YOUR-PAGE'

/**
 * Two lines for the head, by which code and data set out with the page: docs/embed.md, Sooner. The browser takes what it has
 * loaded for what the widget asks for only where both addresses are the same to the letter.
 * @param code - the path of the code, as `embed.js` has it
 */
export function writeHeadLines(server: string, siteId: string, code: string, { key, sort }: Look): string {
  const list = listUrl(siteUrl(server, siteId), { pageKey: key ?? YOUR_PAGE, sort })
  return [
    `<link rel="modulepreload" href="${escape(`${server}/${code}`)}">`,
    `<link rel="preload" as="fetch" crossorigin href="${escape(list)}">`,
  ].join('\n')
}

/** What an owner pastes under an article. */
export function writeSnippet(server: string, siteId: string, look: Look): string {
  const { width, lang, sort, theme, key } = look
  const rules = [
    ...propertiesOf(look).map(([name, value]) => `${name}: ${value};`),
    ...(width ? [`max-inline-size: ${width}px;`, 'margin-inline: auto;'] : []),
  ]
  const style = rules.length
    ? `<style>\n  baraza-comments {\n${rules.map((rule) => `    ${rule}\n`).join('')}  }\n</style>\n`
    : ''
  const attributes = Object.entries({ site: siteId, 'page-key': key, lang, sort, theme })
    .filter(([, value]) => value)
    .map(([name, value]) => ` data-${name}="${escape(`${value}`)}"`)
  return `${style}<script async src="${escape(server)}/embed.js"${attributes.join('')}></script>`
}
