import { html, nothing } from 'lit/html.js'
import { ApiError } from '../api.ts'
import type { Formats } from '../formats.ts'
import type { Messages } from '../locales/messages.ts'
import { remove } from '../own-comments.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { OwnComment } from '../storage.ts'
import type { Thread } from './comment-element.ts'

/**
 * What authors can do with a comment of theirs while it is new. It asks once before it deletes.
 *
 * @tagname baraza-own
 */
export class OwnElement extends ReactiveElement {
  static override properties = ['own', 'minutes', 'messages', 'formats', 'thread', 'isAsking', 'problem']

  declare own: OwnComment

  /** For how long. */
  declare minutes: number

  declare messages: Messages
  declare formats: Formats
  declare thread: Thread

  declare private isAsking: boolean
  declare private problem: string | undefined

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { messages, minutes, formats, problem } = this
    if (this.isAsking) {
      return html`<span>${messages.reallyDelete}</span>
        <button name="yes" @click=${this.#handleYes}>${messages.yes}</button>
        <button @click=${this.#handleKeep}>${messages.keep}</button>`
    }
    return html`<button name="edit" @click=${this.#handleEdit}>${messages.edit}</button>
      <button name="delete" @click=${this.#handleDelete}>${messages.delete}</button>
      <span class="quiet">${messages.changeable(minutes, formats.figure(minutes))}</span>
      ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}`
  }

  readonly #handleEdit = () => this.thread.openForm(this.own.comment.id, 'edit')

  readonly #handleDelete = () => {
    this.problem = undefined
    void this.#ask(true)
  }

  readonly #handleKeep = () => this.#ask(false)

  async #ask(isAsking: boolean) {
    this.isAsking = isAsking
    await this.updateComplete
    this.querySelector<HTMLElement>(isAsking ? '[name=yes]' : '[name=delete]')?.focus()
  }

  readonly #handleYes = async () => {
    const { comments, removed } = this.thread
    const { comment, token } = this.own
    try {
      await comments.api.delete(comment.id, token)
    } catch (error) {
      const type = error instanceof ApiError ? error.type : ''
      if (type !== 'comment-not-found') {
        const { problems, notChanged } = this.messages
        this.problem = problems[type as keyof typeof problems] ?? notChanged
        return this.#ask(false)
      }
    }
    remove(comments, comment.id)
    removed(comment.id)
  }
}
