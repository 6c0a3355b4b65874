import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import { refusedFields, type FieldCode } from './field.ts'
import { icon, PATHS } from './icons.ts'
import { sayProblem } from './locales/messages.ts'
import type { Setting } from './view-element.ts'

/**
 * A question in a dialog. What is typed stays when the answer is refused, and the refusal stands beside its field.
 *
 * @fires {Event} baraza-dialog-closed - It is over, whatever became of it.
 */
export abstract class DialogElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    isBusy: { state: true },
    problem: { state: true },
    refused: { state: true },
  }

  declare setting: Setting
  declare protected isBusy: boolean
  declare protected problem: string | undefined
  /** By the field's name in the API. */
  declare protected refused: Map<string, FieldCode>

  constructor() {
    super()
    this.isBusy = false
    this.refused = new Map()
  }

  protected abstract get heading(): unknown
  protected abstract get submitLabel(): string
  protected abstract renderFields(): unknown
  /** Whether the dialog is done. */
  protected abstract submit(data: FormData): Promise<boolean>

  /** In what submits: a danger is said in its colour. */
  protected get isDangerous() {
    return false
  }

  /** A second way out, beside Cancel. */
  protected renderBack(): unknown {
    return nothing
  }

  /** Words for a refusal that the table of problems does not know. */
  protected say(error: unknown): string {
    return sayProblem(this.setting.messages, error)
  }

  /** What to say beside a field. */
  protected fieldError(name: string): string | undefined {
    const code = this.refused.get(name)
    return code && this.setting.messages.fields[code]
  }

  protected override createRenderRoot() {
    return this
  }

  protected override firstUpdated() {
    this.renderRoot.querySelector('dialog')!.showModal()
  }

  protected override render() {
    const { messages } = this.setting
    return html`<dialog class="dialog" aria-labelledby="dialog-title" @close=${this.#handleClose}>
      <form @submit=${this.#handleSubmit} novalidate>
        <h2 id="dialog-title">${this.heading}</h2>
        ${this.renderFields()}
        <div role="alert">
          ${this.problem ? html`<p class="problem">${icon(PATHS.alert)}<span>${this.problem}</span></p>` : nothing}
        </div>
        <div class="buttons">
          ${this.renderBack()}
          <button type="button" class="act" @click=${this.close}>${messages.cancel}</button>
          <button class="act ${this.isDangerous ? 'no' : 'yes'}" aria-disabled=${this.isBusy}>
            ${this.submitLabel}
          </button>
        </div>
      </form>
    </dialog>`
  }

  protected readonly close = () => this.renderRoot.querySelector('dialog')!.close()

  readonly #handleClose = () => this.dispatchEvent(new Event('baraza-dialog-closed'))

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isBusy) return
    const data = new FormData(event.target as HTMLFormElement)
    this.isBusy = true
    this.problem = undefined
    this.refused = new Map()
    try {
      if (await this.submit(data)) this.close()
    } catch (error) {
      this.refused = refusedFields(error)
      if (this.refused.size === 0) this.problem = this.say(error)
    } finally {
      this.isBusy = false
    }
  }
}
