import { html, nothing, type PropertyDeclarations } from 'lit'
import type { DatabaseName, Site } from '../../../shared/site.ts'
import type { ApiError } from '../../answer.ts'
import { formatAddress } from '../address.ts'
import { ask, isProblem } from '../api.ts'
import { describe, renderField } from '../field.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { MeChangedEvent, PartElement } from '../part-element.ts'
import { idFrom, readOrigin } from './origins.ts'

type Field = 'name' | 'id' | 'origin'

/** For owners: another site beside this one. */
export class NewSiteElement extends PartElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...PartElement.properties,
    draft: { state: true },
    wrong: { state: true },
    database: { state: true },
  }

  declare protected draft: Record<Field, string>
  declare protected wrong: Partial<Record<Field, string>>
  declare protected database: DatabaseName
  /** Until somebody writes a short name, it follows from the name. */
  #hasOwnId = false

  constructor() {
    super()
    this.draft = { name: '', id: '', origin: '' }
    this.wrong = {}
    this.database = 'DB'
  }

  protected override render() {
    const words = this.text.site
    return html`<form class="group" novalidate @submit=${this.#handleSubmit}>
      <h2>${words.another}</h2>
      <p class="meta">${words.anotherHint}</p>
      ${this.#renderField('name', words.name)} ${this.#renderField('id', words.id, words.idHint)}
      ${this.#renderField('origin', words.firstOrigin)} ${this.#renderDatabase()} ${this.renderFailure('new-site')}
      <div class="buttons">
        <button class="act" aria-disabled=${!!this.working}>${words.create}</button>
      </div>
    </form>`
  }

  #renderField(field: Field, label: string, hint?: string) {
    const id = `new-${field}`
    return renderField(id, {
      label,
      hint,
      error: this.wrong[field],
      control: html`<input
        id=${id}
        .value=${this.draft[field]}
        maxlength=${{ name: 100, id: 64, origin: 300 }[field]}
        placeholder=${field === 'origin' ? 'https://www.paper.example' : nothing}
        autocomplete="off"
        autocapitalize=${field === 'name' ? 'words' : 'none'}
        spellcheck="false"
        aria-describedby=${describe(id)}
        aria-invalid=${!!this.wrong[field]}
        @input=${({ target }: Event) => this.#handleInput(field, (target as HTMLInputElement).value)}
      />`,
    })
  }

  /** Where there is nothing to choose, nobody needs to know. */
  #renderDatabase() {
    const words = this.text.site
    const { databases } = this.setting.me
    if (databases.length < 2) return nothing
    return renderField('new-database', {
      label: words.database,
      hint: words.databaseHint,
      control: html`<select
        id="new-database"
        aria-describedby=${describe('new-database')}
        @change=${({ target }: Event) => (this.database = (target as HTMLSelectElement).value as DatabaseName)}
      >
        ${databases.map(
          (name) =>
            html`<option value=${name} ?selected=${name === this.database}>${words.databaseName(name)}</option>`,
        )}
      </select>`,
    })
  }

  #handleInput(field: Field, value: string) {
    this.draft = { ...this.draft, [field]: value }
    if (field === 'id') this.#hasOwnId = value !== ''
    if (field === 'name' && !this.#hasOwnId) this.draft.id = idFrom(value)
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const words = this.text.site
    const [name, id] = [this.draft.name.trim(), this.draft.id.trim()]
    const origin = readOrigin(this.draft.origin)
    this.#refuse({
      ...(!name && { name: words.nameWrong }),
      ...(!/^[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?$/.test(id) && { id: words.idWrong }),
      ...(!origin && { origin: words.originWrong }),
    })
    if (Object.keys(this.wrong).length > 0) return
    await this.attempt('new-site', async () => {
      const body = { name, id, origins: [origin], database: this.database }
      const { site } = await ask<{ site: Site }>('/sites', { method: 'POST', body })
      this.dispatchEvent(new MeChangedEvent(formatAddress({ siteId: site.id, view: 'setup' })))
    })
  }

  protected override refuse(error: ApiError) {
    const words = this.text.site
    const messages = { name: words.nameWrong, id: words.idWrong, origins: words.originWrong }
    const wrong: Partial<Record<Field, string>> = isProblem(error, 'site-exists') ? { id: words.idTaken } : {}
    for (const { path } of error.errors) {
      const [field] = path.split('.') as [keyof typeof messages]
      if (messages[field]) wrong[field === 'origins' ? 'origin' : field] = messages[field]
    }
    return this.#refuse(wrong)
  }

  #refuse(wrong: Partial<Record<Field, string>>) {
    this.wrong = wrong
    const first = (['name', 'id', 'origin'] as const).find((field) => wrong[field])
    if (first) this.querySelector<HTMLElement>(`#new-${first}`)?.focus()
    return !!first
  }
}
