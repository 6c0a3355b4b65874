import { fold, foldToLatin } from './fold.ts'

/** Units of an entry, folded, that are looked at. It bounds what one position of a text can cost. */
export const MAX_ENTRY_LENGTH = 100

/** What is looked for: a head, and after it what the wildcards stand between, in the order of the entry. */
export interface Entry {
  readonly head: string
  readonly tail: readonly string[]
}

const IDLE = new Set([' ', '*'])

/**
 * One line of a word list as it is looked for; none if nothing is left of it, which must never match everything. A word of
 * another script than Latin is looked for as it is, and as it looks in Latin letters, which is how a mixture is read.
 */
export const toEntries = (line: string): Entry[] => {
  // Nearly every line of most lists; a tenth of the work of folding it.
  if (!/[^ -~]/.test(line)) {
    const entry = toEntry(line.toLowerCase().replace(/ {2,}/g, ' '))
    return entry ? [entry] : []
  }
  const own = fold(line).text
  // Letters that look like Latin ones are the only ones that the two tell apart.
  const texts = /[^ -~]/.test(own) ? new Set([own, foldToLatin(line).text]) : [own]
  return [...texts].flatMap((text) => toEntry(text) ?? [])
}

const toEntry = (text: string): Entry | undefined => {
  const folded = cut(text)
  let start = 0
  let end = folded.length
  // By hand: a pattern for what ends a string is quadratic on a long line of stars and blanks.
  while (start < end && IDLE.has(folded.charAt(start))) start++
  while (start < end && IDLE.has(folded.charAt(end - 1))) end--
  const [head, ...tail] = folded
    .slice(start, end)
    .split('*')
    .filter((piece) => piece !== '')
  return head === undefined ? undefined : { head, tail }
}

/** Never between the halves of a pair. */
const cut = (folded: string) =>
  folded.length <= MAX_ENTRY_LENGTH ? folded : folded.slice(0, MAX_ENTRY_LENGTH).replace(/[\ud800-\udbff]$/, '')
