import { html, type PropertyDeclarations, type PropertyValues } from 'lit'
import type { CreatedToken, Scope, Token } from '../../../shared/credentials.ts'
import { MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import type { ApiError } from '../../answer.ts'
import { ask } from '../api.ts'
import { describe, renderError, renderField } from '../field.ts'
import { renderEnd, type Keyset } from '../keyset.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { PartElement } from '../part-element.ts'
import { renderOnce, showOnce } from './once.ts'

const SCOPES = ['read', 'decide', 'pages', 'admin'] as const satisfies readonly Scope[]
const DAYS = { month: 30, quarter: 90, year: 365, never: null } as const

/** One's own tokens for programs: each is shown once, and only its last use from then on. */
export class TokensElement extends PartElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...PartElement.properties,
    made: { state: true },
    wrong: { state: true },
  }

  /** Its value is nowhere else. */
  declare protected made: CreatedToken | undefined
  declare protected wrong: { name?: string; scopes?: string }

  #tokens!: Keyset<Token>

  constructor() {
    super()
    this.wrong = {}
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#tokens = this.list('/tokens', 'tokens')
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#tokens.close()
  }

  protected override render() {
    const { text, setting } = this
    const words = text.tokens
    return html`<section class="group">
        <h2>${words.title}</h2>
        <p class="meta">${words.hint}</p>
        <ul aria-label=${words.title} aria-busy=${this.#tokens.state === 'loading'}>
          ${this.#tokens.items.map((each) => this.#renderToken(each))}
        </ul>
        ${renderEnd(setting, this.#tokens, words.none)}
      </section>
      <section class="group">
        <h2>${words.make}</h2>
        ${this.made ? this.#renderMade(this.made) : this.#renderForm()}
      </section>
      <p class="visually-hidden" role="status">${this.said}</p>
      ${this.renderQuestion()}`
  }

  #renderToken(each: Token) {
    const { text, setting } = this
    const words = text.tokens
    const { formats } = setting
    const isOver = each.expiresAt !== null && Date.parse(each.expiresAt) < Date.now()
    const end = each.expiresAt ? (isOver ? words.expired : words.expires)(formats.date(each.expiresAt)) : words.never
    return html`<li class="row setup-row">
      <div>
        <b><bdi>${each.name}</bdi></b>
        <span class="meta">${each.scopes.map((scope) => words.scopes[scope].name).join(', ')}</span>
        <p class="meta">${each.lastUsedAt ? words.used(formats.ago(each.lastUsedAt)) : words.unused}. ${end}.</p>
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="quiet-act no"
          aria-label=${words.revokeWhich(each.name)}
          @click=${() => this.#askToRevoke(each)}
        >
          ${words.revoke}
        </button>
      </div>
    </li>`
  }

  #renderForm() {
    const words = this.text.tokens
    const { wrong } = this
    return html`<form novalidate @submit=${this.#handleSubmit}>
      ${renderField('token-name', {
        label: words.name,
        hint: words.nameHint,
        error: wrong.name,
        control: html`<input
          id="token-name"
          name="name"
          maxlength=${MAX_NAME_LENGTH}
          autocomplete="off"
          aria-describedby=${describe('token-name')}
          aria-invalid=${!!wrong.name}
        />`,
      })}
      <fieldset aria-describedby="token-scopes-error">
        <legend>${words.may}</legend>
        ${SCOPES.map(
          (scope) =>
            html`<label class="check"
              ><input type="checkbox" name="scope" value=${scope} ?checked=${scope === 'read'} />
              <span><b>${words.scopes[scope].name}</b>: ${words.scopes[scope].what}</span></label
            >`,
        )}
        ${renderError('token-scopes', wrong.scopes)}
      </fieldset>
      ${renderField('token-expiry', {
        label: words.expiry,
        control: html`<select id="token-expiry" name="expiry">
          ${Object.keys(DAYS).map(
            (key) =>
              html`<option value=${key} ?selected=${key === 'year'}>
                ${words.expiries[key as keyof typeof DAYS]}
              </option>`,
          )}
        </select>`,
      })}
      ${this.renderFailure('make')}
      <div class="buttons">
        <button class="act" aria-disabled=${!!this.working}>${words.create}</button>
      </div>
    </form>`
  }

  #renderMade({ token, value }: CreatedToken) {
    const words = this.text.tokens
    return renderOnce(
      this.text,
      {
        title: words.made(token.name),
        what: words.madeWhat,
        value,
        label: words.theToken,
        done: words.putAway,
      },
      () => (this.made = undefined),
    )
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('made')) showOnce(this)
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const words = this.text.tokens
    const data = new FormData(event.target as HTMLFormElement)
    const name = `${data.get('name')}`.trim()
    const scopes = data.getAll('scope')
    this.wrong = {
      ...(!name && { name: words.nameWrong }),
      ...(scopes.length === 0 && { scopes: words.mayWrong }),
    }
    if (!name) return this.querySelector<HTMLElement>('#token-name')?.focus()
    if (scopes.length === 0) return this.querySelector<HTMLElement>('[name=scope]')?.focus()
    const days = DAYS[`${data.get('expiry')}` as keyof typeof DAYS]
    const expiresAt = days && new Date(Date.now() + days * 86_400_000).toISOString()
    await this.attempt('make', async () => {
      const made = await ask<CreatedToken>('/tokens', { method: 'POST', body: { name, scopes, expiresAt } })
      this.made = made
      this.#tokens.items = [made.token, ...this.#tokens.items]
    })
  }

  protected override refuse({ errors }: ApiError) {
    const words = this.text.tokens
    const paths = errors.map(({ path }) => path.split('.')[0])
    this.wrong = {
      ...(paths.includes('name') && { name: words.nameWrong }),
      ...(paths.includes('scopes') && { scopes: words.mayWrong }),
    }
    return Object.keys(this.wrong).length > 0
  }

  #askToRevoke(each: Token) {
    const words = this.text.tokens
    this.question = {
      title: words.revokeTitle(each.name),
      what: words.revokeWhat,
      verb: words.revoke,
      act: async () => {
        await ask(`/tokens/${each.id}`, { method: 'DELETE' })
        this.#tokens.items = this.#tokens.items.filter(({ id }) => id !== each.id)
        if (this.made?.token.id === each.id) this.made = undefined
        this.said = words.revoked(each.name)
      },
    }
  }
}
