export type BaitKind = 'phone' | 'link' | 'invitation' | 'address' | 'promise'

/** Something in a folded text that speaks for bait. */
export interface Clue {
  readonly kind: BaitKind
  /** Clues that say the same thing count once. */
  readonly family: string
  /** 2 is enough alone, 1 needs another family beside it. */
  readonly weight: 1 | 2
  readonly start: number
  readonly end: number
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Where something stands in a folded text. */
export type Finder = (text: string) => Stretch[]

/** Every pattern there is, for the test that none can be slow. */
export const PATTERNS: (() => RegExp)[] = []

/**
 * A pattern that is made when a text has one of its stems, for making all of them takes a new isolate longer than a whole
 * request may last. Every match must have a stem.
 */
export const finder = (stems: readonly string[], make: () => RegExp): Finder => {
  let pattern: RegExp | undefined
  PATTERNS.push(make)
  return (text) => {
    if (!stems.some((stem) => text.includes(stem))) return []
    pattern ??= make()
    return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }))
  }
}

/**
 * Finds phrases in folded text: small letters, no diacritics. A blank stands for a gap as people type it. Every repetition in a
 * phrase is bounded by a small number, so that no text makes the search more than a few times longer.
 */
export const phrases = (stems: readonly string[], ...alternatives: string[]): Finder =>
  finder(stems, () => {
    const source = alternatives.map((phrase) =>
      phrase.replace(/ (\??)/g, (_, optional) => (optional ? '[ ,:-]{0,2}' : '[ ,:-]{1,2}')),
    )
    return new RegExp(`(?<![a-z0-9])(?:${source.join('|')})(?![a-z0-9])`, 'g')
  })

export const all =
  (...finders: Finder[]): Finder =>
  (text) =>
    finders.flatMap((find) => find(text))
