import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Site } from '../../../shared/site.ts'
import type { ApiError } from '../../answer.ts'
import { ask } from '../api.ts'
import { describe, renderError, renderField } from '../field.ts'
import { icon, PATHS } from '../icons.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { MeChangedEvent, PartElement } from '../part-element.ts'
import { readOrigin } from './origins.ts'

interface Row {
  id: number
  value: string
  problem?: string | undefined
}

let made = 0
const row = (value: string): Row => ({ id: ++made, value })

/**
 * A site's name, and the origins from which its readers post.
 *
 * @fires {CustomEvent<Site>} baraza-site-changed - As it is stored now.
 */
export class SiteElement extends PartElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...PartElement.properties,
    site: { attribute: false },
    rows: { state: true },
    nameProblem: { state: true },
  }

  declare site: Site
  declare protected rows: Row[]
  declare protected nameProblem: string | undefined
  /** A row's field that is to have the focus once it is there. */
  #focus: string | undefined

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('site')) this.rows = rowsOf(this.site)
  }

  protected override render() {
    const { text, site, isOwner } = this
    const words = text.site
    if (!isOwner)
      return html`<section class="group">
        <h2>${site.name}</h2>
        <p class="meta">${text.ownersOnly}</p>
        <h3>${words.origins}</h3>
        <ul>
          ${site.origins.map((origin) => html`<li>${origin}</li>`)}
        </ul>
      </section>`
    return html`<form class="group" novalidate @submit=${this.#handleSubmit}>
      <h2>${words.title}</h2>
      ${renderField('site-name', {
        label: words.name,
        error: this.nameProblem,
        control: html`<input
          id="site-name"
          name="name"
          .value=${site.name}
          maxlength="100"
          autocomplete="off"
          aria-describedby=${describe('site-name')}
          aria-invalid=${!!this.nameProblem}
        />`,
      })}
      <fieldset aria-describedby="origins-hint">
        <legend>${words.origins}</legend>
        <p class="meta" id="origins-hint">${words.originsHint}</p>
        ${repeat(
          this.rows,
          ({ id }) => id,
          (each, index) => this.#renderRow(each, index),
        )}
        <button type="button" class="quiet-act" id="add" @click=${this.#handleAdd}>${words.addOrigin}</button>
      </fieldset>
      ${this.renderFailure('site')}
      <div class="buttons">
        <span class="said" role="status">${this.said ? html`${icon(PATHS.check)}${this.said}` : nothing}</span>
        <button class="act yes" aria-disabled=${!!this.working}>${text.save}</button>
      </div>
    </form>`
  }

  #renderRow(each: Row, index: number) {
    const { formats } = this.setting
    const words = this.text.site
    const id = `origin-${each.id}`
    return html`<div class="field">
      <div class="with-button">
        <input
          id=${id}
          type="url"
          aria-label=${words.origin(formats.figure(index + 1))}
          .value=${each.value}
          placeholder="https://www.paper.example"
          maxlength="300"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${!!each.problem}
          aria-describedby="${id}-error"
          @input=${({ target }: Event) => {
            each.value = (target as HTMLInputElement).value
          }}
          @change=${() => this.#tidy(each)}
        />
        <button
          type="button"
          class="act cross"
          aria-label=${words.removeOrigin(each.value)}
          @click=${() => this.#handleRemove(each, index)}
        >
          ${icon(PATHS.cross)}
        </button>
      </div>
      ${renderError(id, each.problem)}
    </div>`
  }

  protected override updated() {
    if (this.#focus) this.querySelector<HTMLElement>(this.#focus)?.focus()
    this.#focus = undefined
  }

  /** What is written in another way, but plainly meant, is put right where one sees it. */
  #tidy(each: Row) {
    const origin = readOrigin(each.value)
    each.problem = each.value.trim() && !origin ? this.text.site.originWrong : undefined
    if (origin) each.value = origin
    this.rows = [...this.rows]
  }

  readonly #handleAdd = () => {
    const added = row('')
    this.rows = [...this.rows, added]
    this.#focus = `#origin-${added.id}`
  }

  #handleRemove(each: Row, index: number) {
    this.rows = this.rows.filter((other) => other !== each)
    const next = this.rows[index] ?? this.rows.at(-1)
    this.#focus = next ? `#origin-${next.id}` : '#add'
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    const words = this.text.site
    const name = `${new FormData(event.target as HTMLFormElement).get('name')}`.trim()
    this.rows = this.rows.filter(({ value }) => value.trim())
    for (const each of this.rows) this.#tidy(each)
    for (const [index, each] of this.rows.entries())
      if (this.rows.findIndex(({ value }) => value === each.value) < index) each.problem ??= words.originTwice
    this.nameProblem = name ? undefined : words.nameWrong
    if (this.#toFirstProblem()) return
    await this.attempt('site', async () => {
      const origins = this.rows.map(({ value }) => value)
      const { site } = await ask<{ site: Site }>(this.base, { method: 'PATCH', body: { name, origins } })
      this.dispatchEvent(new CustomEvent('baraza-site-changed', { detail: site }))
      if (site.name !== this.setting.site.name) this.dispatchEvent(new MeChangedEvent())
      this.said = this.text.saved
    })
  }

  #toFirstProblem() {
    const wrong = this.rows.find(({ problem }) => problem)
    if (this.nameProblem) this.#focus = '#site-name'
    else if (wrong) this.#focus = `#origin-${wrong.id}`
    this.requestUpdate()
    return !!this.#focus
  }

  protected override refuse({ errors }: ApiError) {
    for (const { path } of errors) {
      const [field, index] = path.split('.')
      const each = field === 'origins' ? this.rows[Number(index)] : undefined
      if (each) each.problem = this.text.site.originWrong
      if (field === 'name') this.nameProblem = this.text.site.nameWrong
    }
    return this.#toFirstProblem()
  }
}

const rowsOf = ({ origins }: Site) => (origins.length ? origins.map(row) : [row('')])
