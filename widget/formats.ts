const MINUTE = 60
const STEPS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const
const MONTH = 30 * STEPS[0][1]

/** Figures and times in a reader's own language. `Intl` formats are dear to make: there is one of these per language. */
export class Formats {
  readonly #ago: Intl.RelativeTimeFormat
  readonly #date: Intl.DateTimeFormat
  readonly #exact: Intl.DateTimeFormat
  readonly #figure: Intl.NumberFormat

  readonly #justNow: string

  constructor(tag: string, justNow: string) {
    this.#justNow = justNow
    // English that names no region: the day before the month, as most of the world writes it.
    const dates = tag === 'en' ? 'en-GB' : tag
    this.#ago = new Intl.RelativeTimeFormat(tag, { style: 'narrow' })
    this.#date = new Intl.DateTimeFormat(dates, { dateStyle: 'long' })
    this.#exact = new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeStyle: 'short' })
    this.#figure = new Intl.NumberFormat(tag)
  }

  figure(count: number) {
    return this.#figure.format(count)
  }

  date(iso: string) {
    return this.#date.format(new Date(iso))
  }

  exact(iso: string) {
    return this.#exact.format(new Date(iso))
  }

  /** "5h ago"; the date once that says more. A clock that is slow, the reader's or the server's, reads as "just now". */
  ago(iso: string) {
    const seconds = (Date.now() - Date.parse(iso)) / 1000
    if (seconds > MONTH) return this.date(iso)
    const step = STEPS.find(([, size]) => seconds >= size)
    return step ? this.#ago.format(-Math.floor(seconds / step[1]), step[0]) : this.#justNow
  }
}
