import { html, nothing } from 'lit/html.js'
import { ApiError } from '../answer.ts'
import { request } from '../api.ts'
import { loadRareMessages } from '../form/language.ts'
import type { RareMessages } from '../locales/rare-messages.ts'
import { remove } from '../own-comments.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { OwnComment } from '../storage.ts'
import type { View } from './comment-element.ts'

/**
 * What authors can do with a comment of theirs while it is new. It asks once before it deletes.
 *
 * @tagname baraza-own
 */
export class OwnElement extends ReactiveElement {
  static override properties = ['own', 'minutes', 'view', 'isAsking', 'problem']

  declare own: OwnComment

  /** For how long. */
  declare minutes: number

  declare view: View

  declare private isAsking: boolean
  declare private problem: string | undefined

  #messages!: RareMessages

  protected override createRenderRoot() {
    return this
  }

  protected override async scheduleUpdate() {
    this.#messages = await loadRareMessages(this.view.root.setting.locale)
    super.scheduleUpdate()
  }

  protected override render() {
    const { minutes, problem, view } = this
    const messages = this.#messages
    if (this.isAsking) {
      return html`<span>${messages.reallyDelete}</span>
        <button name="yes" @click=${this.#handleYes}>${messages.yes}</button>
        <button @click=${this.#handleKeep}>${messages.keep}</button>`
    }
    return html`<button name="edit" @click=${this.#handleEdit}>${messages.edit}</button>
      <button name="delete" @click=${this.#handleDelete}>${messages.delete}</button>
      <span class="quiet">${messages.changeable(minutes, view.formats.figure(minutes))}</span>
      ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}`
  }

  readonly #handleEdit = () => this.view.root.openForm(this.own.comment.id, 'edit')

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
    const { root } = this.view
    const acts = root.acts!
    const { comment, token } = this.own
    try {
      await request(`${root.setting.base}/${comment.id}`, { method: 'DELETE', token })
    } catch (error) {
      const type = error instanceof ApiError ? error.type : ''
      if (type !== 'comment-not-found') {
        const { problems, notChanged } = this.#messages
        this.problem = type in problems ? problems[type as keyof typeof problems] : notChanged
        return this.#ask(false)
      }
    }
    void remove(root, acts, comment.id)
  }
}
