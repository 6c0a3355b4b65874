import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { AdminComment } from '../../../shared/admin.ts'
import { icon, PATHS } from '../icons.ts'
import { sayProblem } from '../locales/messages.ts'
import type { Setting } from '../view-element.ts'

/** Drafts by comment, for as long as the page is open: closing the field loses no word. */
const drafts = new Map<string, string>()

/**
 * An answer by the site's own people, written where the comment stands.
 *
 * @fires {Event} baraza-reply-done - It was published, or given up; a draft of it is kept.
 */
export class ReplyElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    comment: { attribute: false },
    send: { attribute: false },
    isBusy: { state: true },
    problem: { state: true },
  }

  declare setting: Setting
  declare comment: AdminComment
  /** Publishes it; with the same key it is published once. */
  declare send: (body: string, key: string) => Promise<void>
  declare protected isBusy: boolean
  declare protected problem: string | undefined

  #key = crypto.randomUUID()

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { reply } = this.setting.messages.queue
    return html`<form class="reply" @submit=${this.#handleSubmit} @keydown=${this.#handleKey}>
      <label
        ><span>${reply.label}</span>
        <textarea
          name="body"
          rows="3"
          dir="auto"
          required
          maxlength="5000"
          ?readonly=${this.isBusy}
          @input=${this.#handleInput}
        ></textarea>
      </label>
      <div role="alert">
        ${this.problem ? html`<p class="problem">${icon(PATHS.alert)}<span>${this.problem}</span></p>` : nothing}
      </div>
      <div class="buttons">
        <small class="quiet roomy">${reply.hint}</small>
        <button type="button" class="act bare" @click=${this.#done}>${this.setting.messages.cancel}</button>
        <button class="act yes" aria-disabled=${!!this.isBusy}>${this.isBusy ? reply.sending : reply.send}</button>
      </div>
    </form>`
  }

  protected override firstUpdated() {
    const field = this.renderRoot.querySelector('textarea')!
    field.value = drafts.get(this.comment.id) ?? ''
    field.focus()
  }

  readonly #done = () => this.dispatchEvent(new Event('baraza-reply-done'))

  readonly #handleInput = ({ target }: Event) => {
    // Other words are another request.
    this.#key = crypto.randomUUID()
    drafts.set(this.comment.id, (target as HTMLTextAreaElement).value)
  }

  readonly #handleKey = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
      this.renderRoot.querySelector('form')!.requestSubmit()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.#done()
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const body = drafts.get(this.comment.id)?.trim()
    if (!body || this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await this.send(body, this.#key)
      drafts.delete(this.comment.id)
      this.#done()
    } catch (error) {
      this.problem = sayProblem(this.setting.messages, error)
    } finally {
      this.isBusy = false
    }
  }
}
