/** Arabic letters join, and two of them would read as a word. */
const JOINED = /\p{sc=Arab}/u

/**
 * What a reader takes for one letter: with its marks, or joined by U+200D; or a flag. `Intl.Segmenter` knows some more, and
 * costs a slow phone a quarter of a second before the first comment.
 */
const LETTER = /^.([\p{M}\p{EMod}\p{RI}]|\u200d.)*/u

/** The first letters of the first and the last word, in any script. */
export function initials(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/).map(firstLetter)
  return (JOINED.test(first) ? first : first + (rest.at(-1) ?? '')).toLocaleUpperCase()
}

/** Brackets and quotation marks are nobody's initial. */
const firstLetter = (word: string) => LETTER.exec(word.replace(/^[^\p{L}\p{N}]+/u, '') || word)?.[0] ?? ''

/** A colour's angle, always the same for the same author: one of eight, which can be told apart. An id ends at random. */
export const hue = (authorId: string): number => (authorId.charCodeAt(authorId.length - 1) & 7) * 45 + 20
