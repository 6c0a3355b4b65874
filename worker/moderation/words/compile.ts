import { toEntries, type Entry } from './entry.ts'
import { writeAddress } from './digits.ts'
import { writeGate } from './gate.ts'
import { ENTRY, TAILS, toNodeUnits, writeCount } from './trie-text.ts'

/** Changes with every change of what is compiled, so that nothing older is misread. */
export const FORMAT = 'baraza-words-2\n'

export interface CompiledWords {
  readonly compiled: string
  /** Lines of which something is left to look for. */
  readonly entryCount: number
}

/** A word list, one entry per line, as `openWords` takes it: done once, when the list is changed. */
export const compileWords = (lines: string): string => compileList(lines).compiled

export const compileList = (lines: string): CompiledWords => {
  const whole = new Set<string>()
  const tails = new Map<string, Set<string>>()
  let entryCount = 0
  for (const line of lines.split(/[\r\n]+/)) {
    const entries = toEntries(line)
    if (entries.length > 0) entryCount++
    for (const entry of entries) add(entry, whole, tails)
  }
  // Without comparing function: twice as fast.
  const heads = [...new Set([...whole, ...tails.keys()])].sort()
  const start = FORMAT + writeGate(heads)
  return { compiled: start + new Writer(heads, whole, tails, start.length).write(), entryCount }
}

function add({ head, tail }: Entry, whole: Set<string>, tails: Map<string, Set<string>>): void {
  const text = toNodeUnits(head)
  if (tail.length === 0) {
    whole.add(text)
    return
  }
  const known = tails.get(text) ?? new Set()
  tails.set(text, known.add(tail.join('*')))
}

class Writer {
  /** Sorted, in the units of nodes. */
  readonly #heads: readonly string[]
  readonly #whole: ReadonlySet<string>
  readonly #tails: ReadonlyMap<string, ReadonlySet<string>>
  readonly #nodes: string[] = []
  #length: number

  constructor(
    heads: readonly string[],
    whole: ReadonlySet<string>,
    tails: ReadonlyMap<string, ReadonlySet<string>>,
    address: number,
  ) {
    this.#heads = heads
    this.#whole = whole
    this.#tails = tails
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
    if (first === undefined || last === undefined) return this.#push(writeCount(0) + writeCount(0))
    let end = depth
    while (end < first.length && first[end] === last[end]) end++
    const label = first.slice(depth, end)
    const own = first.length === end ? first : undefined
    let units = ''
    let addresses = ''
    let children = 0
    for (let from = own === undefined ? low : low + 1; from < high; children++) {
      const unit = this.#heads[from]?.[end] ?? ''
      let to = from + 1
      while (to < high && this.#heads[to]?.[end] === unit) to++
      units += unit
      addresses += writeAddress(this.#node(from, to, end + 1))
      from = to
    }
    const tails = own === undefined ? '' : [...(this.#tails.get(own) ?? [])].join('\n')
    const flags = (own !== undefined && this.#whole.has(own) ? ENTRY : 0) | (tails ? TAILS : 0)
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
