import { html, nothing } from 'lit/html.js'
import { ReactiveElement } from '../reactive-element.ts'
import type { Engagement } from './engagement.ts'

/**
 * How many comments are new since the last visit, and the way from one to the next.
 *
 * @tagname baraza-since
 */
export class SinceElement extends ReactiveElement {
  static override properties = ['ids', 'engagement']

  /** In the order of the page. */
  declare ids: string[]
  declare engagement: Engagement
  #last: string | undefined

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { ids, engagement } = this
    if (ids.length === 0) return nothing
    const { messages } = engagement
    const [count, since] = messages.fresh(ids.length, engagement.figure(ids.length))
    return html`<button name="next" title=${messages.nextNew} @click=${this.#handleNext}>
      <span class="dot"></span>${count} <span>${since}</span>
    </button>`
  }

  readonly #handleNext = () => {
    const { ids } = this
    this.#last = ids[(ids.indexOf(this.#last!) + 1) % ids.length]!
    this.engagement.goTo(this.#last)
  }
}
