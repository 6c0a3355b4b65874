import { html, LitElement, type PropertyDeclarations } from 'lit'
import { icon, PATHS } from '../icons.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'

/** How long it says that it has. */
const SAYS_FOR = 4_000

/** A button that copies a text, and says so in its own place. */
export class CopyElement extends LitElement {
  static override properties: PropertyDeclarations = {
    value: { attribute: false },
    label: { attribute: false },
    text: { attribute: false },
    outcome: { state: true },
  }

  declare value: string
  /** What is copied, as said after the verb to those who hear the button alone. */
  declare label: string
  declare text: SetupMessages['copy']
  declare protected outcome: 'done' | 'failed' | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  protected override createRenderRoot() {
    return this
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  protected override render() {
    const { outcome, text } = this
    return html`<button type="button" class="act" @click=${this.#handleClick}>
        ${outcome === 'done' ? icon(PATHS.check) : icon(PATHS.copy)}<span
          >${outcome === 'done' ? text.done : text.copy}<span class="visually-hidden"> ${this.label}</span></span
        >
      </button>
      <span class=${outcome === 'failed' ? 'problem' : 'visually-hidden'} role="status"
        >${outcome === 'failed' ? text.failed : outcome === 'done' ? text.done : ''}</span
      >`
  }

  readonly #handleClick = async () => {
    clearTimeout(this.#timer)
    this.outcome = await navigator.clipboard.writeText(this.value).then(
      () => 'done' as const,
      () => 'failed' as const,
    )
    if (this.outcome === 'done') this.#timer = setTimeout(() => (this.outcome = undefined), SAYS_FOR)
  }
}
