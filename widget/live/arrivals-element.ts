import { html } from 'lit/html.js'
import { PATHS, icon } from '../icons.ts'
import { ReactiveElement } from '../reactive-element.ts'

const UP = 'M8 13V3M3.8 7.2L8 3l4.2 4.2'

/**
 * How many comments wait to be shown here.
 *
 * @tagname baraza-arrivals
 */
export class ArrivalsElement extends ReactiveElement {
  static override properties = ['label', 'isReply', 'show']

  declare label: string

  /** To the comment that it stands at. */
  declare isReply: boolean

  declare show: () => void

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    return html`<button @click=${() => this.show()}>${icon(this.isReply ? PATHS.turn : UP)}${this.label}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-arrivals': ArrivalsElement
  }
}
