import { html, nothing, type PropertyDeclarations } from 'lit'
import { ApiError } from '../../answer.ts'
import { sayProblem } from '../locales/messages.ts'
import { loadRulesMessages, type RulesMessages } from '../locales/rules-messages.ts'
import { WordedElement } from '../view-element.ts'
import { BlocksElement } from './blocks-element.ts'
import { renderRule } from './controls.ts'
import { Draft, ListChanged } from './draft.ts'
import { GROUPS } from './fields.ts'
import { SecretsElement } from './secrets-element.ts'
import { TrialElement } from './trial-element.ts'
import '../styles/view.css'
import '../styles/rules.css'

customElements.define('baraza-blocks', BlocksElement)
customElements.define('baraza-secrets', SecretsElement)
customElements.define('baraza-trial', TrialElement)

/**
 * The rules of the site, in a moderator's words: changed here, tried on what is there, and only then saved.
 *
 * @tagname baraza-rules
 */
export class RulesElement extends WordedElement<RulesMessages> {
  static override properties: PropertyDeclarations = {
    ...WordedElement.properties,
    draft: { state: true },
    error: { state: true },
    version: { state: true },
    isSaving: { state: true },
    said: { state: true },
    problem: { state: true },
  }

  declare protected draft: Draft | undefined
  /** Why there is nothing to show. */
  declare protected error: unknown
  /** Raised by every change of the draft. */
  declare protected version: number
  declare protected isSaving: boolean
  declare protected said: string
  declare protected problem: string | undefined

  #abort = new AbortController()

  constructor() {
    super()
    this.version = 0
    this.isSaving = false
    this.said = ''
  }

  protected override loadWords() {
    return loadRulesMessages()
  }

  override connectedCallback() {
    super.connectedCallback()
    const { signal } = (this.#abort = new AbortController())
    addEventListener('beforeunload', (event) => this.#changeCount > 0 && event.preventDefault(), { signal })
    void this.#load()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
  }

  override mayLeave() {
    return this.#changeCount === 0 || confirm(this.setting.messages.leave)
  }

  get #changeCount() {
    return this.draft?.changeCount ?? 0
  }

  async #load() {
    const { signal } = this.#abort
    this.error = undefined
    try {
      this.draft = await Draft.load(this.base, signal)
    } catch (error) {
      if (!signal.aborted) this.error = error
    }
  }

  protected override render() {
    const { setting, words, draft, error } = this
    const { messages, site } = setting
    if (!draft)
      return html`<main class="view">
        <header class="view-head"><h1>${messages.views.rules}</h1></header>
        ${
          error
            ? html`<div class="list-end" role="alert">
                <p><b>${words.notLoaded}</b> ${sayProblem(messages, error)}</p>
                <button class="act" @click=${() => void this.#load()}>${messages.tryAgain}</button>
              </div>`
            : html`<p class="list-end quiet" role="status">${messages.loading}</p>`
        }
      </main>`
    const isOwner = site.role === 'owner'
    const context = { setting, words, draft, changed: this.#handleChange }
    return html`<main class="view rules-view">
      <header class="view-head"><h1>${messages.views.rules}</h1></header>
      <div class="rules">
        <p class="meta lead">${isOwner ? words.lead : words.readOnly}</p>
        ${GROUPS.map(
          ({ name, fields }) =>
            html`<section class="group" aria-labelledby="group-${name}">
              <h2 id="group-${name}">${words.groups[name]}</h2>
              ${fields.map((field) => renderRule(context, field))}
              ${
                name === 'outside' && isOwner
                  ? html`<baraza-secrets .setting=${setting} .words=${words}></baraza-secrets>`
                  : nothing
              }
            </section>`,
        )}
        <baraza-blocks .setting=${setting} .words=${words}></baraza-blocks>
      </div>
      <aside>
        <baraza-trial .setting=${setting} .words=${words} .draft=${draft} .version=${this.version}></baraza-trial>
      </aside>
      ${this.#renderBar(draft)}
    </main>`
  }

  /** Always there, so that nothing moves when there is something to save. */
  #renderBar(draft: Draft) {
    const { setting, words } = this
    const { bar } = words
    const { changeCount, wrong } = draft
    const isReady = changeCount > 0 && wrong.length === 0 && !this.isSaving
    const told =
      changeCount === 0
        ? this.said || bar.none
        : `${bar.changes(changeCount, setting.formats.figure(changeCount))}${wrong.length > 0 ? `. ${bar.wrong}` : ''}`
    return html`<div class="save-bar" role="toolbar" aria-label=${bar.label}>
      <div class="told">
        <p class=${changeCount > 0 ? 'caution' : 'quiet'} role="status">${told}</p>
        <p class="danger" role="alert">${this.problem ?? nothing}</p>
      </div>
      <button type="button" class="act bare" aria-disabled=${changeCount === 0} @click=${this.#handleDiscard}>
        ${bar.discard}
      </button>
      <button type="button" class="act" aria-disabled=${!isReady} @click=${this.#handleTry}>${bar.try}</button>
      <button type="button" class="act yes" aria-disabled=${!isReady} @click=${this.#handleSave}>
        ${this.isSaving ? setting.messages.saving : bar.save}
      </button>
    </div>`
  }

  readonly #handleChange = () => {
    this.version += 1
    this.said = ''
    this.problem = undefined
  }

  readonly #handleDiscard = () => {
    if (this.#changeCount === 0) return
    this.draft!.discard()
    this.#handleChange()
    // A field that keeps what is typed until it is a whole name.
    const names = this.renderRoot.querySelector<HTMLTextAreaElement>('#rule-reservedNames')
    if (names) names.value = this.draft!.get('reservedNames').join('\n')
    this.said = this.words.bar.discarded
  }

  readonly #handleTry = () => {
    const trial = this.renderRoot.querySelector<TrialElement>('baraza-trial')!
    trial.run()
    trial.querySelector('.trial')?.scrollIntoView({ block: 'nearest' })
  }

  readonly #handleSave = async () => {
    const draft = this.draft!
    if (this.isSaving || draft.changeCount === 0 || draft.wrong.length > 0) return
    this.isSaving = true
    this.problem = undefined
    try {
      await draft.save()
      this.said = this.words.bar.saved
    } catch (error) {
      this.problem = this.#say(error)
      await this.#showRefused()
    } finally {
      this.isSaving = false
      this.version += 1
    }
  }

  #say(error: unknown) {
    if (error instanceof ListChanged) return this.words.listChanged
    const isRefused = error instanceof ApiError && this.draft!.refused.size > 0
    return isRefused ? this.words.bar.refused : sayProblem(this.setting.messages, error)
  }

  /** What is wrong comes into view, and is where one goes on typing. */
  async #showRefused() {
    this.requestUpdate()
    await this.updateComplete
    const problem = this.renderRoot.querySelector('.rule .problem')
    problem?.closest('.rule')?.querySelector<HTMLElement>('input, textarea')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-blocks': BlocksElement
    'baraza-secrets': SecretsElement
    'baraza-trial': TrialElement
  }
}
