import { foldCharacter, foldOwnCharacter } from './fold-character.ts'
import { findOwnWords } from './own-words.ts'

/** A text as it looks, and the way back to the text as it was typed. */
export interface Folded {
  readonly text: string
  /** The stretch of the original that is seen as `[start, end)` of `text`; it ends with the marks of its last letter. */
  readonly original: (start: number, end: number) => { start: number; end: number }
}

type FoldCharacter = (character: string) => string

const foldAll = (characters: string, foldOne: FoldCharacter) => {
  let folded = ''
  for (const character of characters) folded += foldOne(character)
  return folded
}

const foldCharacters = (characters: string) => foldAll(characters, foldCharacter)

/** Pieces of a text, and how each is folded: words that are wholly of one script other than Latin mean what they say. */
function* piecesOf(source: string): Generator<[piece: string, foldOne: FoldCharacter]> {
  let end = 0
  for (const word of findOwnWords(source)) {
    yield [source.slice(end, word.index), foldCharacter]
    yield [word[0], foldOwnCharacter]
    end = word.index + word[0].length
  }
  yield [source.slice(end), foldCharacter]
}

/**
 * What a text looks like, for matching: small letters without diacritics, look-alikes as the Latin letters they are taken
 * for, digits of all scripts as 0 to 9, nothing invisible, one blank for any white space. A word that is wholly Cyrillic,
 * Greek or of another such script is taken for no Latin one. Folding twice changes nothing.
 */
export const fold = (source: string): Folded => toFolded(source, [...piecesOf(source)])

/** The same, but what looks like Latin letters is taken for them even in a word of another script. */
export const foldToLatin = (source: string): Folded => toFolded(source, [[source, foldCharacter]])

const toFolded = (source: string, pieces: [string, FoldCharacter][]): Folded => {
  // By the engine's own loops, which need no warming up in a new isolate: ASCII is most of most comments.
  const text = pieces
    .map(([piece, foldOne]) =>
      foldOne === foldCharacter ? piece.replace(/[^ -~]+/g, foldCharacters) : foldAll(piece, foldOne),
    )
    .join('')
    .toLowerCase()
    .replace(/ {2,}/g, ' ')
  // Most texts match nothing and never need the way back.
  let origins: Uint32Array | undefined
  return { text, original: (start, end) => stretch((origins ??= trace(source, pieces, text.length)), start, end) }
}

/** Where each unit of the folded text comes from, and its end. One character may become several units, and several one. */
const trace = (source: string, pieces: [string, FoldCharacter][], length: number): Uint32Array => {
  const origins = new Uint32Array(length + 1)
  let at = 0
  let origin = 0
  let blank = false
  for (const [piece, foldOne] of pieces) {
    for (const character of piece) {
      for (const unit of foldOne(character).split('')) {
        if (unit !== ' ' || !blank) origins[at++] = origin
        blank = unit === ' '
      }
      origin += character.length
    }
  }
  origins[length] = source.length
  return origins
}

const stretch = (origins: Uint32Array, start: number, end: number) => {
  const last = origins.length - 1
  const at = (index: number) => origins[Math.min(index, last)] ?? 0
  if (end <= start) return { start: at(start), end: at(start) }
  // The rest of a letter that became several is the same letter.
  let after = end
  while (after < last && at(after) === at(end - 1)) after++
  return { start: at(start), end: at(after) }
}
