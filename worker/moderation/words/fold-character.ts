import { LOOK_ALIKES } from './look-alikes.ts'

const LATIN_FOR = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, characters]) => [...characters].map((character) => [character, latin])),
)

/** Of the scripts from which letters are borrowed to disguise a Latin word. */
const LOCAL =
  /[\u00b5\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Canadian_Aboriginal}]/u

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

/** ™ and ℠: what a word bears is no part of it, so that a rule for a whole word finds it there as well. */
const BORNE = /[\u2120\u2122]/

/** The two blocks that nearly all Chinese characters are of, which fold to themselves: the longest way to learn nothing. */
const IDEOGRAPH = /[\u3400-\u9fff]/

/** What a letter is taken for: a Latin one that it looks like, or none other. */
type LookUp = (letter: string) => string | undefined

const foldAnew = (character: string, latinFor: LookUp): string => {
  if (BORNE.test(character)) return character
  if (latinFor(character) !== undefined || IDEOGRAPH.test(character)) return foldPart(character, latinFor)
  const parts = [...character.normalize('NFKD')]
  return parts.length > LONGEST ? character : parts.map((part) => foldPart(part, latinFor)).join('')
}

const foldPart = (part: string, latinFor: LookUp): string => {
  const latin = latinFor(part)
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
  return small === part ? part : [...small].map((letter) => foldAnew(letter, latinFor)).join('')
}

/** Enough for the characters of any one language, and little memory for who sends all of Unicode. */
const MAX_KNOWN = 20_000

const remembering = (latinFor: LookUp) => {
  const known = new Map<string, string>()
  return (character: string): string => {
    let folded = known.get(character)
    if (folded === undefined) {
      folded = foldAnew(character, latinFor)
      if (known.size >= MAX_KNOWN) known.clear()
      known.set(character, folded)
    }
    return folded
  }
}

/** What one character (a code point, or half of one) looks like: '' if it is not seen, else one or more characters. */
export const foldCharacter = remembering((letter) => LATIN_FOR.get(letter))

/** The same, for a letter that is taken for itself, in a word of its own script. */
export const foldOwnCharacter = remembering((letter) => (LOCAL.test(letter) ? undefined : LATIN_FOR.get(letter)))
