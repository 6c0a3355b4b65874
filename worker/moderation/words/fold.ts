import { foldCharacter } from './fold-character.ts'

/** A text as it looks, and the way back to the text as it was typed. */
export interface Folded {
  readonly text: string
  /** The stretch of the original that is seen as `[start, end)` of `text`; it ends with the marks of its last letter. */
  readonly original: (start: number, end: number) => { start: number; end: number }
}

const foldCharacters = (characters: string) => {
  let folded = ''
  for (const character of characters) folded += foldCharacter(character)
  return folded
}

/**
 * What a text looks like, for matching: small letters without diacritics, look-alikes as the Latin letters they are taken
 * for, digits of all scripts as 0 to 9, nothing invisible, one blank for any white space. Folding twice changes nothing.
 */
export const fold = (source: string): Folded => {
  // By the engine's own loops, which need no warming up in a new isolate: ASCII is most of most comments.
  const text = source
    .replace(/[^ -~]+/g, foldCharacters)
    .toLowerCase()
    .replace(/ {2,}/g, ' ')
  // Most texts match nothing and never need the way back.
  let origins: Uint32Array | undefined
  return { text, original: (start, end) => stretch((origins ??= trace(source, text.length)), start, end) }
}

/** Where each unit of the folded text comes from, and its end. One character may become several units, and several one. */
const trace = (source: string, length: number): Uint32Array => {
  const origins = new Uint32Array(length + 1)
  let at = 0
  let origin = 0
  let blank = false
  for (const character of source) {
    for (const unit of foldCharacter(character).split('')) {
      if (unit !== ' ' || !blank) origins[at++] = origin
      blank = unit === ' '
    }
    origin += character.length
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
