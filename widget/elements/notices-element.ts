import { html, nothing } from 'lit/html.js'
import { loadRareMessages } from '../form/language.ts'
import { icon, PATHS } from '../icons.ts'
import type { RareMessages } from '../locales/rare-messages.ts'
import { memberName } from '../member-name.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { Setting } from './comment-form-element.ts'

/** The longest that a timer of a browser can wait. */
const LONGEST = 2 ** 31 - 1

/**
 * What few forms have above their fields: that far more people write than usual, while they do, and whom the owner's site
 * says that one is.
 *
 * @tagname baraza-notices
 */
export class NoticesElement extends ReactiveElement {
  static override properties = ['setting']

  declare setting: Setting

  #messages!: RareMessages
  #timer: number | undefined

  constructor() {
    super()
    this.whileConnected(() => () => clearTimeout(this.#timer))
  }

  protected override createRenderRoot() {
    return this
  }

  protected override async scheduleUpdate() {
    this.#messages = await loadRareMessages(this.setting.locale)
    super.scheduleUpdate()
  }

  /** Goes away by itself when the time is over. */
  #isSurge() {
    clearTimeout(this.#timer)
    const left = Date.parse(this.setting.surgeUntil ?? '') - Date.now()
    if (!(left > 0)) return false
    this.#timer = setTimeout(() => this.requestUpdate(), Math.min(left, LONGEST))
    return true
  }

  protected override render() {
    const { surge, commentingAs } = this.#messages
    const { memberToken } = this.setting
    const name = memberToken && memberName(memberToken)
    return html`<div role="status">
        ${this.#isSurge() ? html`<p class="strip">${icon(PATHS.clock)}<span>${surge}</span></p>` : nothing}
      </div>
      ${
        name
          ? html`<p class="note">
              ${commentingAs} <strong><bdi>${name}</bdi></strong>
            </p>`
          : nothing
      }`
  }
}
