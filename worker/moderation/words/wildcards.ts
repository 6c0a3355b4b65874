/** What may be spent on wildcards in one field, about a unit of text looked at: enough for twenty that begin in every word. */
const COST_PER_UNIT = 20
const COST_OF_AN_ATTEMPT = 8
const MIN_BUDGET = 20_000

/** What has to follow a head: pieces, with no white space before any of them. */
interface Tail {
  readonly text: string
  found: boolean
  /** The end of the last run of characters without white space in which it did not follow. */
  failedUntil: number
}

/**
 * Looks for what follows the heads of entries with wildcards, each entry once in each run of characters without white
 * space: where it fails from an earlier place in the run, it fails from a later one.
 */
export class Wildcards {
  readonly #folded: string
  readonly #heads = new Map<number, Tail[]>()
  #budget: number

  constructor(folded: string) {
    this.#folded = folded
    this.#budget = MIN_BUDGET + folded.length * COST_PER_UNIT
  }

  /** The tails that follow a head ending at `from`, and where they end; none that was found before. */
  *find(node: number, tails: () => string, from: number): Generator<{ tail: string; end: number }> {
    const open = this.#heads.get(node) ?? this.#open(tails())
    this.#heads.set(node, open)
    for (const tail of open) {
      this.#budget -= COST_OF_AN_ATTEMPT
      if (this.#budget < 0) return
      if (tail.found || from <= tail.failedUntil) continue
      const end = this.#follow(tail, from)
      if (end === undefined) continue
      tail.found = true
      yield { tail: tail.text, end }
    }
  }

  /** No more of them than can be tried. */
  #open(tails: string): Tail[] {
    const most = Math.max(0, this.#budget / COST_OF_AN_ATTEMPT)
    return tails.split('\n', most).map((text) => ({ text, found: false, failedUntil: -1 }))
  }

  #follow(tail: Tail, from: number): number | undefined {
    let end = from
    for (const piece of tail.text.split('*')) {
      const runEnd = this.#runEnd(end)
      const offset = this.#folded.slice(end, runEnd + piece.length).indexOf(piece)
      this.#budget -= offset < 0 ? runEnd - end : offset
      if (offset < 0) {
        tail.failedUntil = this.#runEnd(from)
        return undefined
      }
      end += offset + piece.length
    }
    return end
  }

  #runEnd(from: number): number {
    const blank = this.#folded.indexOf(' ', from)
    return blank < 0 ? this.#folded.length : blank
  }
}
