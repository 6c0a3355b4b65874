/** In seconds. */
const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
const MONTH = 30 * 86_400

/**
 * Figures and times in a reader's own language. `Intl` formats are dear to make, most of all the first: on a slow phone
 * a fifth of a second for all of them. Each is made when something asks for it, and what most readers see first asks for none.
 */
export class Formats {
  readonly #tag: string
  readonly #justNow: string
  #ago: Intl.RelativeTimeFormat | undefined

  constructor(tag: string, justNow: string) {
    this.#tag = tag
    this.#justNow = justNow
  }

  /** With separators, and in Arabic with its digits. What is written the same without `Intl` does without. */
  figure(count: number) {
    return count < 1000 && !this.#tag.startsWith('ar') ? `${count}` : count.toLocaleString(this.#tag)
  }

  /** The day, and `short` for the minute as well. In English that names no region the day stands before the month. */
  date(time: string | number, timeStyle?: 'short') {
    const tag = this.#tag === 'en' ? 'en-GB' : this.#tag
    return new Date(time).toLocaleString(tag, { dateStyle: 'long', timeStyle })
  }

  /** "5h ago"; the date once that says more. A clock that is slow, the reader's or the server's, reads as "just now". */
  ago(time: string | number) {
    const seconds = (Date.now() - +new Date(time)) / 1000
    if (seconds > MONTH) return this.date(time)
    const step = STEPS.find(([, size]) => seconds >= size)
    if (!step) return this.#justNow
    const [unit, size] = step
    const count = Math.floor(seconds / size)
    if (this.#tag.startsWith('en')) return `${count}${unit[0]} ago`
    this.#ago ??= new Intl.RelativeTimeFormat(this.#tag, { style: 'narrow' })
    return this.#ago.format(-count, unit)
  }
}
