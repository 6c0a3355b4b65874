import { html } from 'lit/html.js'
import { countOf } from './counts.ts'
import { MARKUPS, type Markup } from './foreign-counts.ts'
import { PartElement } from './part-element.ts'

/**
 * How many comments a page has, in words or as a bare figure. What stands inside is shown until the answer is here, and
 * stays where none comes.
 *
 * @tagname baraza-count
 * @attr page-key - The page; without it, the page that the element is on.
 * @attr {'words' | 'number'} format - `87 comments`, or `87`.
 * @attr zero-text - What is said of a page without comments.
 * @attr {'disqus' | 'coral' | 'remark42' | 'cusdis'} reads - Draws nothing, and fills in the counts that the page has
 *   marked up for these systems, separated by spaces.
 */
export default class CountElement extends PartElement {
  static override attributes = [...PartElement.attributes, 'format', 'zero-text', 'reads']
  static override properties = ['count']

  declare format: string | null
  declare zeroText: string | null
  declare reads: string | null
  declare protected count: number | undefined
  #asked: string | undefined

  constructor() {
    super()
    this.whileConnected((signal) => {
      if (!this.reads) return
      // Lists grow as readers scroll.
      const observer = new MutationObserver(() => this.#fill())
      observer.observe(document.body, { childList: true, subtree: true })
      signal.addEventListener('abort', () => observer.disconnect())
    })
  }

  protected override willUpdate() {
    const asked = `${this.base} ${this.key}`
    if (this.reads) this.#fill()
    else if (asked !== this.#asked) {
      this.#asked = asked
      void countOf(this.base, this.key).then(
        (count) => asked === this.#asked && (this.count = count),
        () => asked === this.#asked && (this.count = undefined),
      )
    }
  }

  protected override render() {
    const { count, format, zeroText, messages, formats } = this
    if (count === undefined) return html`<slot></slot>`
    if (count === 0 && zeroText !== null) return zeroText
    const figure = formats.figure(count)
    return format === 'number' ? figure : messages.comments(count, figure)
  }

  #fill() {
    for (const name of this.reads?.split(' ') ?? []) {
      for (const { element, pageKey, write } of MARKUPS[name as Markup]?.() ?? []) {
        void countOf(this.base, pageKey).then(
          (count) => {
            if (!element.isConnected) return
            write(this.formats.figure(count), this.messages.comments(count, this.formats.figure(count)))
          },
          () => {},
        )
      }
    }
  }
}
