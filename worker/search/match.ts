import { spread } from './spread.ts'

/** What people can look for at once. */
const MOST_TERMS = 20

/** What FTS5's unicode61 makes words of: a term without any would match nothing at all. */
const WORD = /[\p{L}\p{N}\p{Co}]/u

/**
 * A moderator's words as an FTS5 expression, or null when there is no word among them. Each term is a quoted string, in
 * which nothing has a meaning, so that no input is an error: words in any order, "phrases" as they stand, the last word as
 * the beginning of one.
 */
export function toMatch(siteId: string, query: string): string | null {
  const terms = [...query.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)("?)|([^\s"]+)/gu)]
    .map(([, phrase, end, word]) => ({ text: phrase ?? word ?? '', isWhole: end === '"' }))
    .filter(({ text }) => WORD.test(text))
    .slice(0, MOST_TERMS)
  if (terms.length === 0) return null
  const strings = terms.map(
    ({ text, isWhole }, i) =>
      `"${spread(text).replace(/ {2,}/g, ' ').trim()}"${i === terms.length - 1 && !isWhole ? ' *' : ''}`,
  )
  return `site : "${siteWord(siteId)}" AND {name title body} : (${strings.join(' AND ')})`
}

/** One word for each site: an id itself may be several. */
export const siteWord = (siteId: string): string =>
  `s${[...new TextEncoder().encode(siteId)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
