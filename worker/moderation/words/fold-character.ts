import { LOOK_ALIKES } from './look-alikes.ts'

const LATIN_FOR = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, characters]) => [...characters].map((character) => [character, latin])),
)

/** Blank Braille is a space to look at. */
const SPACE = /[\s\u2800]/

/** Invisible, or stretching a word: controls, zero widths, variation selectors, and the kashida. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u0640]/u

/**
 * Marks that people leave out or add without changing the word: accents, harakat, niqqud. Others are letters to those who
 * write them, such as the vowels of Devanagari and the voicing of kana.
 */
const DIACRITIC =
  /(?![\u3099\u309a])(?=[\p{Mn}\p{Me}])[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Halves of a pair and private use have no meaning of their own; what comes in their place cannot pair up again. */
const MEANINGLESS = /[\p{Surrogate}\p{Private_Use}]/u

const DIGIT = /\p{Decimal_Number}/u

/** Sixteen code points begin with a set of ten digits, or end with one: so Unicode lays out every script's. */
const digitOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  const row = code & ~15
  return String(code - (DIGIT.test(String.fromCodePoint(row)) ? row : row + 6))
}

const CASED = /\p{Changes_When_Casemapped}/u

/** One test in place of six for what most characters are: themselves. */
const CHANGES = new RegExp(
  [SPACE, UNSEEN, DIACRITIC, MEANINGLESS, DIGIT, CASED].map(({ source }) => source).join('|'),
  'u',
)

/** A few ligatures of Arabic are whole phrases: up to eighteen letters for one would make a long comment endless. */
const LONGEST = 4

/** The two blocks that nearly all Chinese characters are of, which fold to themselves: the longest way to learn nothing. */
const IDEOGRAPH = /[\u3400-\u9fff]/

const foldAnew = (character: string): string => {
  if (LATIN_FOR.has(character) || IDEOGRAPH.test(character)) return foldPart(character)
  const parts = [...character.normalize('NFKD')]
  return parts.length > LONGEST ? character : parts.map(foldPart).join('')
}

const foldPart = (part: string): string => {
  const latin = LATIN_FOR.get(part)
  if (latin !== undefined) return latin
  // Latin with accents is all of this, and need not wait for the patterns below to be made.
  if (part > ' ' && part < '\x7f') return part.toLowerCase()
  if (part >= '\u0300' && part <= '\u036f') return ''
  if (!CHANGES.test(part)) return part
  if (SPACE.test(part)) return ' '
  if (UNSEEN.test(part) || DIACRITIC.test(part)) return ''
  if (MEANINGLESS.test(part)) return '\ufffd'
  if (DIGIT.test(part)) return digitOf(part)
  // By way of capitals, small letters lose what only small letters have: ß becomes ss, and ς becomes σ.
  const small = part.toUpperCase().toLowerCase()
  return small === part ? part : [...small].map(foldAnew).join('')
}

/** Enough for the characters of any one language, and little memory for who sends all of Unicode. */
const MAX_KNOWN = 20_000
const known = new Map<string, string>()

/** What one character (a code point, or half of one) looks like: '' if it is not seen, else one or more characters. */
export const foldCharacter = (character: string): string => {
  let folded = known.get(character)
  if (folded === undefined) {
    folded = foldAnew(character)
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(character, folded)
  }
  return folded
}
