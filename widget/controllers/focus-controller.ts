import type { ReactiveElement } from '../reactive-element.ts'
import type { CommentElement } from '../elements/comment-element.ts'

const FORM = 'baraza-comment-form'

/** Finds what the reader acts on next, once it is drawn, and moves focus there. */
export class FocusController {
  readonly #host: ReactiveElement

  constructor(host: ReactiveElement) {
    this.#host = host
  }

  get comments() {
    return [...this.#host.renderRoot.querySelectorAll<CommentElement>('baraza-comment')]
  }

  /** The first of these comments on the page, when it has drawn what is known. */
  async find(...ids: (string | undefined)[]) {
    await this.#host.updateComplete
    const element = this.comments.find(({ comment }) => ids.includes(comment.id))
    await element?.updateComplete
    return element
  }

  async moveTo(...ids: string[]) {
    const element = await this.find(...ids)
    element?.focus()
  }

  /** A click is never lost: the place is shown at once, and focus follows when the form has come. */
  async moveToForm(place: string, commentId?: string) {
    await this.find(commentId)
    const form = this.#host.renderRoot.querySelector<ReactiveElement>(place + FORM)
    form?.scrollIntoView({ block: 'nearest' })
    await customElements.whenDefined(FORM)
    await form?.updateComplete
    form?.focus()
  }
}
