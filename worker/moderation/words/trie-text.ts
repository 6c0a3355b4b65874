import { ADDRESS_LENGTH, readAddress, writeAddress } from './digits.ts'

/**
 * A trie as one string, which is walked where it lies: a new isolate neither parses nor copies it. Each node is
 *
 *     count of label · label · number of children × 4 + flags · first units of children, sorted · their addresses
 *     · if `TAILS`: length of tails · tails, one per line
 *
 * Children stand before their parents; the last address is the root's. The label begins after the unit that chose the node.
 */
/** An entry ends here. */
export const ENTRY = 1
/** Entries with wildcards have this as their head. */
export const TAILS = 2

const COUNT_0 = 32
const LONG = 126

/** Nearly all counts are small: one unit, else five. */
export const writeCount = (count: number): string =>
  count < LONG - COUNT_0 ? String.fromCharCode(COUNT_0 + count) : String.fromCharCode(LONG) + writeAddress(count)

export const readCount = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code === LONG ? readAddress(text, at + 1) : code - COUNT_0
}

export const countLength = (text: string, at: number): number => (text.charCodeAt(at) === LONG ? 1 + ADDRESS_LENGTH : 1)

const HALF = /[\ud800-\udfff]/

/**
 * A text as nodes have it. Nodes part words between any two units, and half a pair would not survive UTF-8: halves move up to
 * where private use was, which no folded text has. Length and order of units stay.
 */
export const toNodeUnits = (folded: string): string =>
  HALF.test(folded)
    ? folded.replace(/[\ud800-\udfff]/g, (half) => String.fromCharCode(half.charCodeAt(0) + 0x800))
    : folded
