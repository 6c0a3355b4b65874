import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { SecretName, Secrets } from '../../../shared/secret.ts'
import { ask } from '../api.ts'
import { refusedFields, renderError } from '../field.ts'
import { sayProblem } from '../locales/messages.ts'
import type { RulesMessages } from '../locales/rules-messages.ts'
import type { Setting } from '../view-element.ts'

const NAMES: readonly SecretName[] = ['turnstile-secret-key', 'akismet-key', 'member-token-key']

/** Keys of other services: whether each is set, and a way to enter one. None is ever shown. */
export class SecretsElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    names: { state: true },
    entering: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  }

  declare setting: Setting
  declare words: RulesMessages
  declare protected names: readonly SecretName[] | undefined
  declare protected entering: SecretName | undefined
  declare protected problem: { name: SecretName | undefined; text: string } | undefined
  declare protected isBusy: boolean

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    void this.#load()
  }

  get #path() {
    return `/sites/${this.setting.site.id}/secrets`
  }

  async #load() {
    try {
      this.names = (await ask<Secrets>(this.#path)).names
    } catch (error) {
      this.problem = { name: undefined, text: sayProblem(this.setting.messages, error) }
    }
  }

  protected override render() {
    const { secrets } = this.words
    return html`<section class="secrets">
      <h3>${secrets.title}</h3>
      <p class="meta">${secrets.hint}</p>
      ${this.problem && !this.problem.name ? renderError('secrets', this.problem.text) : nothing}
      <ul class="rows">
        ${NAMES.map((name) => this.#renderSecret(name))}
      </ul>
    </section>`
  }

  #renderSecret(name: SecretName) {
    const { secrets } = this.words
    const { label, hint } = secrets.names[name]
    const isSet = this.names?.includes(name)
    const id = `secret-${name}`
    return html`<li class="row secret">
      <div>
        <b>${label}</b>
        <span class=${isSet ? 'state-set' : 'meta'}>
          ${this.names === undefined ? nothing : isSet ? secrets.set : secrets.notSet}
        </span>
        <p class="meta">${hint}</p>
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="quiet-act"
          aria-expanded=${this.entering === name}
          aria-label="${isSet ? secrets.replace : secrets.enter}: ${label}"
          @click=${() => (this.entering = this.entering === name ? undefined : name)}
        >
          ${isSet ? secrets.replace : secrets.enter}
        </button>
        ${
          isSet
            ? html`<button
                type="button"
                class="quiet-act no"
                aria-label="${secrets.remove}: ${label}"
                @click=${() => confirm(secrets.confirmRemove(label)) && void this.#work(name, 'DELETE')}
              >
                ${secrets.remove}
              </button>`
            : nothing
        }
      </div>
      ${
        this.entering === name
          ? html`<form class="inline" @submit=${(event: SubmitEvent) => this.#handleSubmit(event, name)}>
              <input
                id=${id}
                name="value"
                type="password"
                autocomplete="off"
                required
                maxlength="500"
                aria-label=${secrets.value}
                aria-describedby="${id}-error"
              />
              <button class="act" aria-disabled=${!!this.isBusy}>${secrets.store}</button>
            </form>`
          : nothing
      }
      ${this.problem?.name === name ? renderError(id, this.problem.text) : nothing}
    </li>`
  }

  #handleSubmit(event: SubmitEvent, name: SecretName) {
    event.preventDefault()
    const value = `${new FormData(event.target as HTMLFormElement).get('value')}`.trim()
    if (value !== '') void this.#work(name, 'PUT', { value })
  }

  async #work(name: SecretName, method: 'PUT' | 'DELETE', body?: { value: string }) {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await ask(`${this.#path}/${name}`, { method, ...(body && { body }) })
      const others = (this.names ?? []).filter((each) => each !== name)
      this.names = body ? [...others, name] : others
      this.entering = undefined
    } catch (error) {
      const { messages } = this.setting
      const code = refusedFields(error).get('value')
      const text =
        code === 'too-short' ? this.words.secrets.tooShort : code ? messages.fields[code] : sayProblem(messages, error)
      this.problem = { name, text }
    } finally {
      this.isBusy = false
    }
  }
}
