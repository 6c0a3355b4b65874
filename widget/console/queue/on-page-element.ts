import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import type { AdminComment } from '../../../shared/admin.ts'
import { sayProblem } from '../locales/messages.ts'
import type { Setting } from '../view-element.ts'
import { hasPage, moderateOnPage } from './hand-over.ts'

/**
 * A button to the comment on its page, where it can be moderated among what readers see; nothing where the page has no address.
 *
 * @tagname baraza-on-page
 */
export class OnPageElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    comment: { attribute: false },
    look: {},
    problem: { state: true },
  }

  declare setting: Setting
  declare comment: AdminComment
  /** The classes of the button. */
  declare look: string
  declare protected problem: string | undefined

  #isBusy = false

  protected override createRenderRoot() {
    return this
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('comment') && changed.get('comment')?.id !== this.comment.id) this.problem = undefined
  }

  protected override render() {
    if (!hasPage(this.comment)) return nothing
    return html`<button class=${this.look} @click=${this.#handleClick}>${this.setting.messages.queue.onPage}</button>
      ${this.problem ? html`<small class="problem" role="alert">${this.problem}</small>` : nothing}`
  }

  readonly #handleClick = async () => {
    if (this.#isBusy) return
    this.#isBusy = true
    this.problem = undefined
    try {
      await moderateOnPage(this.setting.site.id, this.comment)
    } catch (error) {
      this.problem = sayProblem(this.setting.messages, error)
    }
    this.#isBusy = false
  }
}
