import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import { icon, PATHS } from '../icons.ts'
import { sayProblem } from '../locales/messages.ts'
import type { Setting } from '../view-element.ts'
import { closeDialog } from './block-dialog.ts'
import { toView, type Filter } from './filter.ts'

/**
 * Keeps what the queue shows now under a name.
 *
 * @fires {Event} close - It is over.
 */
export class ViewDialogElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    filter: { attribute: false },
    isBusy: { state: true },
    problem: { state: true },
  }

  declare setting: Setting
  declare filter: Filter
  declare protected isBusy: boolean | undefined
  declare protected problem: string | undefined

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { messages } = this.setting
    const { viewDialog } = messages.queue
    return html`<dialog
      class="dialog"
      aria-labelledby="view-title"
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <form @submit=${this.#handleSubmit}>
        <h2 id="view-title">${viewDialog.title}</h2>
        <label class="field"
          ><span>${viewDialog.name}</span><input name="name" required maxlength="100" autocomplete="off"
        /></label>
        <label class="check"><input type="checkbox" name="isShared" /><span>${viewDialog.share}</span></label>
        <div role="alert">
          ${this.problem ? html`<p class="problem">${icon(PATHS.alert)}<span>${this.problem}</span></p>` : nothing}
        </div>
        <div class="buttons">
          <button type="button" class="act" @click=${closeDialog}>${messages.cancel}</button>
          <button class="act yes" aria-disabled=${!!this.isBusy}>${viewDialog.keep}</button>
        </div>
      </form>
    </dialog>`
  }

  protected override firstUpdated() {
    this.renderRoot.querySelector('dialog')!.showModal()
  }

  readonly #handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    const data = new FormData(event.target as HTMLFormElement)
    try {
      await this.setting.views.keep({
        name: `${data.get('name')}`,
        query: toView(this.filter),
        isShared: data.has('isShared'),
      })
      this.renderRoot.querySelector('dialog')!.close()
    } catch (error) {
      this.problem = sayProblem(this.setting.messages, error)
    } finally {
      this.isBusy = false
    }
  }
}
