import { ADDRESS_LENGTH, readAddress } from './digits.ts'
import { countLength, ENTRY, readCount, TAILS } from './trie-text.ts'

/** A trie as text, and the address of its root. */
export interface Trie {
  readonly text: string
  readonly root: number
}

/** Told of each head that stands in the text: where, and the node it is, with the tails that may follow. */
export interface Visitor {
  /** `false` ends the walk. */
  entry: (start: number, end: number, node: number) => boolean
  tails: (start: number, end: number, node: number, tails: () => string) => boolean
}

/** Follows the trie from one position of a folded text in node units, at most as deep as an entry is long. */
export const walk = ({ text, root }: Trie, folded: string, start: number, visitor: Visitor): boolean => {
  let node = root
  let end = start
  for (;;) {
    let at = node + countLength(text, node)
    for (const labelEnd = at + readCount(text, node); at < labelEnd; at++, end++) {
      if (end >= folded.length || text.charCodeAt(at) !== folded.charCodeAt(end)) return true
    }
    const head = readCount(text, at)
    const children = head >> 2
    const units = at + countLength(text, at)
    const addresses = units + children
    if (head & ENTRY && !visitor.entry(start, end, node)) return false
    const next = addresses + children * ADDRESS_LENGTH
    if (head & TAILS && !visitor.tails(start, end, node, () => readString(text, next))) return false
    if (end >= folded.length) return true
    const child = search(text, units, children, folded.charCodeAt(end))
    if (child < 0) return true
    node = readAddress(text, addresses + child * ADDRESS_LENGTH)
    end++
  }
}

const readString = (text: string, at: number) => {
  const from = at + countLength(text, at)
  return text.slice(from, from + readCount(text, at))
}

/** The index of a unit among sorted ones, or -1. */
const search = (text: string, from: number, count: number, unit: number): number => {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (text.charCodeAt(from + middle) < unit) low = middle + 1
    else high = middle
  }
  return low < count && text.charCodeAt(from + low) === unit ? low : -1
}
