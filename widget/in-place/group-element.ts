import { html, nothing } from 'lit/html.js'
import type { Comment, CommentStatus } from '../../shared/comment.ts'
import { ReactiveElement } from '../reactive-element.ts'
import { recall, remember } from '../storage.ts'
import { isolate } from './line-element.ts'
import type { Moderation } from './moderation.ts'
import type { Standing } from './standing.ts'

/**
 * What a moderator can do with a comment, in the row of what readers can do with it.
 *
 * @tagname baraza-moderate
 */
export class GroupElement extends ReactiveElement {
  static override properties = ['comment', 'standing', 'moderation']

  declare comment: Comment
  declare standing: Standing
  declare moderation: Moderation

  /** The same words are sent with the same key, so that they are published once. */
  #attempt: { key: string; sent: string } | undefined

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { comment, standing, moderation } = this
    const { messages } = moderation
    const { status = comment.status, decisionId, isAnswering, isBusy = false, problem } = standing
    const button = (name: string, label: string, act: () => unknown) =>
      html`<button name=${name} aria-disabled=${isBusy} @click=${act}>${label}</button>`
    const decide = (name: string, label: string, to: CommentStatus) =>
      button(name, label, () => this.#decide(() => moderation.decide(comment, to)))
    const isApproved = status === 'approved'
    const isWaiting = status === 'pending'
    return html`<div class="actions" role="group" aria-label=${messages.group(isolate(comment.author?.name ?? ''))}>
      ${decisionId ? button('undo', messages.undo(status), () => this.#decide(() => moderation.undo(comment))) : nothing}
      ${isApproved || decisionId ? nothing : decide('approve', messages.approve, 'approved')}
      ${
        isApproved && comment.parentId === null
          ? button('pin', comment.pinnedAt ? messages.unpin : messages.pin, () =>
              moderation.pin(comment, !comment.pinnedAt),
            )
          : nothing
      }
      ${(isApproved || isWaiting) && !decisionId ? decide('reject', messages.reject, 'rejected') : nothing}
      ${isWaiting && !decisionId ? decide('spam', messages.spam, 'spam') : nothing}
      ${isApproved || isWaiting ? this.#renderAnswer(isWaiting) : nothing}
      ${isAnswering && (isApproved || isWaiting) ? this.#renderForm(isBusy) : nothing}
      ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}
    </div>`
  }

  #renderAnswer(isWaiting: boolean) {
    const { messages } = this.moderation
    return html`<button name="answer" aria-expanded=${!!this.standing.isAnswering} @click=${this.#handleAnswer}>
      ${isWaiting ? messages.approveAndReply : messages.reply}
    </button>`
  }

  #renderForm(isBusy: boolean) {
    const { messages, session } = this.moderation
    const id = `answer-${this.comment.id}`
    return html`<form @submit=${this.#handleSubmit} @input=${this.#handleInput} @keydown=${this.#handleKeydown}>
      <div class="field">
        <label for=${id}>${messages.replyLabel(isolate(session?.moderator.name ?? ''))}</label>
        <textarea id=${id} rows="3" dir="auto" required readonly=${isBusy ? '' : nothing}></textarea>
      </div>
      <button class="button primary" aria-disabled=${isBusy}>
        <span>${isBusy ? messages.publishing : messages.publish}</span>
        <span>${isBusy ? messages.publish : messages.publishing}</span>
      </button>
      <button type="button" class="button" @click=${this.#handleCancel}>${messages.cancel}</button>
    </form>`
  }

  protected override updated() {
    const field = this.#field
    // The list may have given this place to another comment.
    if (!field || field.name === this.comment.id) return
    field.name = this.comment.id
    field.value = recall(this.#site, this.#draft)?.body ?? ''
  }

  get #field() {
    return this.querySelector('textarea')
  }

  get #site() {
    return this.moderation.root.setting.site
  }

  get #draft() {
    return `draft ${this.moderation.root.setting.pageKey} staff ${this.comment.id}` as const
  }

  /** The button is gone when it has done its work: what takes it back has focus then, and the other way round. */
  async #decide(work: () => Promise<boolean> | undefined) {
    const hadFocus = this.matches(':focus-within')
    await work()
    await this.updateComplete
    if (hadFocus && !this.matches(':focus-within'))
      this.querySelector<HTMLElement>('[name=undo], [name=approve], button')?.focus({ preventScroll: true })
  }

  readonly #handleAnswer = async () => {
    this.moderation.toggleAnswer(this.comment.id, !this.standing.isAnswering)
    await this.updateComplete
    this.#field?.focus()
  }

  readonly #handleCancel = async () => {
    this.moderation.toggleAnswer(this.comment.id, false)
    await this.updateComplete
    this.querySelector<HTMLElement>('[name=answer]')?.focus()
  }

  readonly #handleInput = () => this.#keep(this.#field!.value)

  #keep(body: string) {
    remember(this.#site, this.#draft, body.trim() ? { body, savedAt: Date.now() } : undefined)
  }

  readonly #handleKeydown = ({ key, metaKey, ctrlKey, isComposing }: KeyboardEvent) => {
    if (isComposing) return
    if (key === 'Enter' && (metaKey || ctrlKey)) this.querySelector('form')!.requestSubmit()
    if (key === 'Escape') void this.#handleCancel()
  }

  readonly #handleSubmit = async (event: Event) => {
    event.preventDefault()
    const body = this.#field!.value.trim()
    if (!body) return
    const sent = JSON.stringify([this.comment.id, body])
    if (this.#attempt?.sent !== sent) this.#attempt = { key: randomKey(), sent }
    const { site, draft } = { site: this.#site, draft: this.#draft }
    if (await this.moderation.answer(this.comment, body, this.#attempt.key)) remember(site, draft)
  }
}

/** Not `randomUUID`, which pages without https do not have. */
const randomKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-')
