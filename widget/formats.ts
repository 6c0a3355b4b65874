/** In seconds. */
const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
const MONTH = 30 * 86_400

/**
 * Figures and times in a reader's own language. `Intl` formats are dear to make, most of all the first: on a slow phone
 * a tenth of a second for all of them. Each is made when something asks for it, and what most readers see first asks
 * for none but figures.
 */
export class Formats {
  readonly #tag: string
  readonly #justNow: string
  #ago: Intl.RelativeTimeFormat | undefined

  constructor(tag: string, justNow: string) {
    this.#tag = tag
    this.#justNow = justNow
  }

  figure(count: number) {
    return count.toLocaleString(this.#tag)
  }

  date(iso: string) {
    return dateOf(iso, this.#tag, { dateStyle: 'long' })
  }

  exact(iso: string) {
    return dateOf(iso, this.#tag, { dateStyle: 'long', timeStyle: 'short' })
  }

  /** "5h ago"; the date once that says more. A clock that is slow, the reader's or the server's, reads as "just now". */
  ago(iso: string) {
    const seconds = (Date.now() - Date.parse(iso)) / 1000
    if (seconds > MONTH) return this.date(iso)
    const step = STEPS.find(([, size]) => seconds >= size)
    if (!step) return this.#justNow
    const [unit, size] = step
    const count = Math.floor(seconds / size)
    if (this.#tag.startsWith('en')) return `${count}${unit[0]} ago`
    this.#ago ??= new Intl.RelativeTimeFormat(this.#tag, { style: 'narrow' })
    return this.#ago.format(-count, unit)
  }
}

/** English that names no region: the day before the month, as most of the world writes it. */
const dateOf = (iso: string, tag: string, options: Intl.DateTimeFormatOptions) =>
  new Date(iso).toLocaleString(tag === 'en' ? 'en-GB' : tag, options)
