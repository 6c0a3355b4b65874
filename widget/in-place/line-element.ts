import { html, nothing } from 'lit/html.js'
import { ReactiveElement } from '../reactive-element.ts'
import { consoleUrl } from './api.ts'
import { timeOfDay } from './language.ts'
import type { Moderation } from './moderation.ts'

/**
 * Above the list: who moderates, until when, and how to stop; or why nobody does.
 *
 * @tagname baraza-moderator
 */
export class LineElement extends ReactiveElement {
  static override properties = ['moderation']

  declare moderation: Moderation

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { messages, problem, isSigningIn, session } = this.moderation
    return html`${isSigningIn ? html`<p role="status">${messages.signingIn}</p>` : nothing}
    ${problem ? this.#renderProblem(problem) : session && !isSigningIn ? this.#renderSession(session) : nothing}`
  }

  #renderSession({ moderator, expiresAt }: NonNullable<Moderation['session']>) {
    const { base, messages, root } = this.moderation
    const { locale, pageKey } = root.setting
    return html`<p>${messages.moderating(isolate(moderator.name), timeOfDay(locale, expiresAt))}</p>
      <a class="link" href=${consoleUrl(base, pageKey)} target="_blank" rel="noopener">${messages.console}</a>
      <button class="link" name="stop" @click=${this.#handleStop}>${messages.stop}</button>`
  }

  #renderProblem({ sentence, again }: NonNullable<Moderation['problem']>) {
    const { messages, root } = this.moderation
    return html`<p class="error" role="alert">${sentence}</p>
      ${again ? html`<button class="link" @click=${again}>${root.locale.messages.tryAgain}</button>` : nothing}
      <button class="link" @click=${this.#handleClose}>${messages.close}</button>`
  }

  /** Focus has nowhere to be when the line has gone. */
  readonly #handleStop = () => {
    const { root } = this.moderation
    this.moderation.end()
    root.renderRoot.querySelector('h2')?.focus()
  }

  readonly #handleClose = () => {
    const { root } = this.moderation
    this.moderation.dismiss()
    root.renderRoot.querySelector('h2')?.focus()
  }
}

/** A name may be written the other way round than the sentence around it. */
export const isolate = (name: string) => `\u2068${name}\u2069`
