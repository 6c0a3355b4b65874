import { toEntries, type Entry } from './entry.ts'
import { writeAddress } from './digits.ts'
import { writeGate } from './gate.ts'
import { ENTRY, TAILS, toNodeUnits, writeCount } from './trie-text.ts'

/** Changes with every change of what is compiled, so that nothing older is misread. */
export const FORMAT = 'baraza-words-2\n'

interface Head {
  /** In the units of nodes. */
  readonly text: string
  whole: boolean
  readonly tails: string[]
}

/** A word list, one entry per line, as `openWords` takes it: done once, when the list is changed. */
export const compileWords = (lines: string): string => {
  const entries = lines.split(/[\r\n]+/).flatMap(toEntries)
  const heads = toHeads(entries)
  const start = FORMAT + writeGate(heads.map(({ text }) => text))
  return start + new Writer(heads, start.length).write()
}

const toHeads = (entries: Entry[]): Head[] => {
  const heads = new Map<string, Head>()
  for (const { head, tail } of entries) {
    const text = toNodeUnits(head)
    const known = heads.get(text) ?? { text, whole: false, tails: [] }
    heads.set(text, known)
    if (tail.length === 0) known.whole = true
    else known.tails.push(tail.join('*'))
  }
  // Twice as fast as comparing heads.
  return [...heads.keys()].sort().flatMap((text) => heads.get(text) ?? [])
}

class Writer {
  readonly #heads: Head[]
  readonly #nodes: string[] = []
  #length: number

  constructor(heads: Head[], address: number) {
    this.#heads = heads
    this.#length = address
  }

  write(): string {
    const root = this.#node(0, this.#heads.length, 0)
    return this.#nodes.join('') + writeAddress(root)
  }

  /** Writes the node for heads `[low, high)`, which are the same up to `depth`, and returns its address. */
  #node(low: number, high: number, depth: number): number {
    const first = this.#heads[low]
    const last = this.#heads[high - 1]
    if (!first || !last) return this.#push(writeCount(0) + writeCount(0))
    let end = depth
    while (end < first.text.length && first.text[end] === last.text[end]) end++
    const label = first.text.slice(depth, end)
    const own = first.text.length === end ? first : undefined
    let units = ''
    let addresses = ''
    let children = 0
    for (let from = own ? low + 1 : low; from < high; children++) {
      const unit = this.#heads[from]?.text[end] ?? ''
      let to = from + 1
      while (to < high && this.#heads[to]?.text[end] === unit) to++
      units += unit
      addresses += writeAddress(this.#node(from, to, end + 1))
      from = to
    }
    const tails = own ? [...new Set(own.tails)].join('\n') : ''
    const flags = (own?.whole ? ENTRY : 0) | (tails ? TAILS : 0)
    return this.#push(
      writeCount(label.length) +
        label +
        writeCount(children * 4 + flags) +
        units +
        addresses +
        (tails ? writeCount(tails.length) + tails : ''),
    )
  }

  #push(node: string): number {
    const address = this.#length
    this.#nodes.push(node)
    this.#length += node.length
    return address
  }
}
