import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { AdminAuthor, AuthorPatch } from '../../../shared/admin-authors.ts'
import { renderError } from '../field.ts'
import { sayProblem } from '../locales/messages.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'
import type { Setting } from '../view-element.ts'
import { isPaused } from './record.ts'

const HOUR = 3_600_000
const MOST = 1_000

/** Tells an author to pause: for so many hours or days, whose end is said before it is meant. */
export class AuthorPauseElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    author: { attribute: false },
    change: { attribute: false },
    count: { state: true },
    unit: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  }

  declare setting: Setting
  declare words: AuthorsMessages
  declare author: AdminAuthor
  declare change: (patch: AuthorPatch) => Promise<void>
  declare protected count: string
  declare protected unit: 'hours' | 'days'
  declare protected problem: string | undefined
  declare protected isBusy: boolean

  constructor() {
    super()
    this.count = '24'
    this.unit = 'hours'
    this.isBusy = false
  }

  protected override createRenderRoot() {
    return this
  }

  /** When the pause would end; undefined when what was typed is no time. */
  get #until() {
    const count = Number(this.count)
    if (!Number.isInteger(count) || count < 1 || count > MOST) return undefined
    return new Date(Date.now() + count * HOUR * (this.unit === 'days' ? 24 : 1)).toISOString()
  }

  protected override render() {
    const { words, setting, author } = this
    const { pause } = words
    const { timeoutUntil } = author.history
    const until = this.#until
    const isOn = isPaused(author.history)
    return html`<details class="tool" ?open=${isOn}>
      <summary>${pause.title}</summary>
      <p class="meta ${isOn ? 'caution' : ''}">
        ${isOn ? pause.hintPaused(setting.formats.date(timeoutUntil!, 'short')) : pause.hint}
      </p>
      <form @submit=${this.#handleSubmit} novalidate>
        <div class="pair">
          <label for="pause-count">${pause.label}</label>
          <input
            id="pause-count"
            class="num"
            type="number"
            inputmode="numeric"
            min="1"
            max=${MOST}
            .value=${this.count}
            aria-describedby="pause-until pause-error"
            @input=${({ target }: Event) => (this.count = (target as HTMLInputElement).value)}
          />
          <select
            aria-label=${pause.unit}
            .value=${this.unit}
            @change=${({ target }: Event) => (this.unit = (target as HTMLSelectElement).value as 'hours' | 'days')}
          >
            <option value="hours" ?selected=${this.unit === 'hours'}>${pause.hours}</option>
            <option value="days" ?selected=${this.unit === 'days'}>${pause.days}</option>
          </select>
          <button class="act" aria-disabled=${this.isBusy}>${pause.submit}</button>
        </div>
        <p class="meta" id="pause-until">${until ? pause.until(setting.formats.date(until, 'short')) : pause.wrong}</p>
        ${renderError('pause', this.problem)}
        ${
          isOn
            ? html`<button type="button" class="act" @click=${() => void this.#change(null)}>${pause.end}</button>`
            : nothing
        }
      </form>
    </details>`
  }

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault()
    const until = this.#until
    if (until) void this.#change(until)
    else this.problem = this.words.pause.wrong
  }

  async #change(timeoutUntil: string | null) {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await this.change({ timeoutUntil })
    } catch (error) {
      this.problem = sayProblem(this.setting.messages, error)
    } finally {
      this.isBusy = false
    }
  }
}
