const graphemes = new Intl.Segmenter()

/** Arabic letters join, and two of them would read as a word. */
const JOINED = /\p{Script=Arabic}/u

/** The first letters of the first and the last word, in any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = firstLetter(words[0])
  return words.length < 2 || JOINED.test(first) ? first : first + firstLetter(words.at(-1))
}

const firstLetter = (word = '') => {
  // Brackets and quotation marks are nobody's initial.
  const letters = word.replace(/^[^\p{L}\p{N}]+/u, '') || word
  return (graphemes.segment(letters).containing(0)?.segment ?? '').toLocaleUpperCase()
}

/** One of eight colours, always the same for the same author. */
export function hue(authorId: string): number {
  let hash = 0
  for (const character of authorId) hash = (hash * 31 + character.charCodeAt(0)) | 0
  return hash & 7
}
