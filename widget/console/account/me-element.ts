import { html, nothing, type PropertyDeclarations } from 'lit'
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import type { ApiError } from '../../answer.ts'
import { ask } from '../api.ts'
import { describe, renderField } from '../field.ts'
import { icon, PATHS } from '../icons.ts'
import type { AccountMessages } from '../locales/account-messages.ts'
import { MeChangedEvent, PartElement } from '../part-element.ts'

type Field = 'name' | 'email'

/** What one is called, and where links to sign in go. */
export class MeElement extends PartElement<AccountMessages> {
  static override properties: PropertyDeclarations = { ...PartElement.properties, wrong: { state: true } }

  declare protected wrong: Partial<Record<Field, string>>

  constructor() {
    super()
    this.wrong = {}
  }

  protected override render() {
    const { text, setting } = this
    return html`<form class="group" novalidate @submit=${this.#handleSubmit}>
        <h2>${text.you}</h2>
        ${this.#renderField('name', text.name, text.nameHint, setting.me.name)}
        ${this.#renderField('email', text.email, text.emailHint, setting.me.email ?? '')} ${this.renderFailure('me')}
        <div class="buttons">
          <span class="said" role="status">${this.said ? html`${icon(PATHS.check)}${this.said}` : nothing}</span>
          <button class="act yes" aria-disabled=${!!this.working}>${text.save}</button>
        </div>
      </form>
      ${this.renderQuestion()}`
  }

  #renderField(field: Field, label: string, hint: string, value: string) {
    const id = `me-${field}`
    return renderField(id, {
      label,
      hint,
      error: this.wrong[field],
      control: html`<input
        id=${id}
        name=${field}
        type=${field === 'email' ? 'email' : 'text'}
        .value=${value}
        maxlength=${field === 'email' ? MAX_EMAIL_LENGTH : MAX_NAME_LENGTH}
        autocomplete=${field}
        aria-describedby=${describe(id)}
        aria-invalid=${!!this.wrong[field]}
      />`,
    })
  }

  readonly #handleSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const { text, setting } = this
    const form = event.target as HTMLFormElement
    const data = new FormData(form)
    const name = `${data.get('name')}`.trim()
    const email = `${data.get('email')}`.trim() || null
    const isEmail = form.querySelector<HTMLInputElement>('#me-email')!.checkValidity()
    if (this.#refuse({ ...(!name && { name: text.nameWrong }), ...(!isEmail && { email: text.emailWrong }) })) return
    const save = async () => {
      await ask('/me', { method: 'PATCH', body: { name, email } })
      this.said = text.saved
      this.dispatchEvent(new MeChangedEvent())
    }
    if (email || !setting.me.email) void this.attempt('me', save)
    else this.question = { ...text.noWayIn, act: save }
  }

  protected override refuse({ errors }: ApiError) {
    const { text } = this
    const paths = errors.map(({ path }) => path)
    return this.#refuse({
      ...(paths.includes('name') && { name: text.nameWrong }),
      ...(paths.includes('email') && { email: text.emailWrong }),
    })
  }

  #refuse(wrong: Partial<Record<Field, string>>) {
    this.wrong = wrong
    const first = wrong.name ? 'name' : wrong.email ? 'email' : undefined
    if (first) this.querySelector<HTMLElement>(`#me-${first}`)?.focus()
    return !!first
  }
}
