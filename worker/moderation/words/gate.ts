import { codeOfDigit, readDigit, writeDigit } from './digits.ts'

/**
 * A Bloom filter of how heads begin: a glance at a position of a text, before the trie is walked from it. It lets everything
 * pass that is in the list, and few places more. Without it a new isolate, whose code is not compiled yet, takes three times as long.
 */
export interface Gate {
  readonly text: string
  /** Where its digits begin: 64 × 2^`scale` of them. */
  readonly at: number
  readonly mask: number
  /** Bit `n` is set if a head has `n` units, or more if `n` is `KEY_LENGTH`. */
  readonly lengths: number
}

/** Units of a head that are looked at. */
const KEY_LENGTH = 6

/** Two or more of the six bits of a digit: the higher half of a hash chooses. */
const PATTERNS = [3, 5, 6, 9, 10, 12, 17, 18, 20, 24, 33, 34, 36, 40, 48, 7]
const pattern = (hash: number) => PATTERNS[hash >>> 28] ?? 0

const mix = (hash: number, unit: number) => {
  const mixed = Math.imul(hash ^ unit, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
/** The second opinion, asked where the first lets pass. */
const again = (hash: number) => mix(hash, 0x5bd1)

const HEADER_LENGTH = 3

/** The gate as text: its scale, the lengths of heads in two digits, its bits. */
export const writeGate = (heads: readonly string[]): string => {
  let scale = 0
  while (64 << scale < heads.length * 2) scale++
  const digits = new Uint8Array(64 << scale)
  const mask = digits.length - 1
  let lengths = 0
  for (const head of heads) {
    const length = Math.min(head.length, KEY_LENGTH)
    lengths |= 1 << length
    let hash = 0
    for (let i = 0; i < length; i++) hash = mix(hash, head.charCodeAt(i))
    for (const one of [hash, again(hash)]) digits[one & mask] = (digits[one & mask] ?? 0) | pattern(one)
  }
  const header = writeDigit(scale) + writeDigit(lengths >> 6) + writeDigit(lengths & 63)
  return header + new TextDecoder().decode(digits.map(codeOfDigit))
}

export const readGate = (text: string, at: number): Gate => ({
  text,
  at: at + HEADER_LENGTH,
  mask: (64 << readDigit(text, at)) - 1,
  lengths: (readDigit(text, at + 1) << 6) | readDigit(text, at + 2),
})

/** The first position of a folded text in node units, from `start` on, where a head may begin; its length if there is none. */
export const nextBeginning = ({ text, at, mask, lengths }: Gate, folded: string, start: number): number => {
  for (let position = start; position < folded.length; position++) {
    const end = Math.min(position + KEY_LENGTH, folded.length)
    let hash = 0
    for (let i = position, bit = 2; i < end; i++, bit <<= 1) {
      hash = mix(hash, folded.charCodeAt(i))
      if ((lengths & bit) === 0) continue
      const first = pattern(hash)
      if ((readDigit(text, at + (hash & mask)) & first) !== first) continue
      const other = again(hash)
      const second = pattern(other)
      if ((readDigit(text, at + (other & mask)) & second) === second) return position
    }
  }
  return folded.length
}
