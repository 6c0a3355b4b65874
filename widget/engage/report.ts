import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { MAX_REASON_LENGTH } from '../../shared/limits.ts'
import type { NewReport, Reported, ReportReason } from '../../shared/report.ts'
import type { ApiError } from '../answer.ts'
import { ReactiveElement, toSheet } from '../reactive-element.ts'
import { reportStyles } from '../styles/engage-report.ts'
import { fieldStyles } from '../styles/fields.ts'
import type { Engagement } from './engagement.ts'

const REASONS = ['spam', 'abuse', 'false', 'off-topic', 'other'] as const satisfies readonly ReportReason[]

/**
 * A dialog of one question. Focus begins on the first reason and goes back to the row.
 *
 * @tagname baraza-report
 */
class ReportElement extends ReactiveElement {
  static override properties = ['engagement', 'comment', 'isSending', 'isSent', 'problem']

  declare engagement: Engagement
  declare comment: Comment
  declare protected isSending: boolean | undefined
  declare protected isSent: boolean | undefined
  declare protected problem: string | undefined

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { messages } = this.engagement
    return html`<dialog aria-labelledby="report-title" @close=${() => this.remove()}>
      <h3 id="report-title">${messages.reportTitle}</h3>
      <div role="status">${this.isSent ? html`<p class="thanks">${messages.reported}</p>` : nothing}</div>
      ${
        this.isSent
          ? html`<div class="submit"><button class="button" @click=${this.#close}>${messages.close}</button></div>`
          : this.#renderForm()
      }
    </dialog>`
  }

  #renderForm() {
    const { messages } = this.engagement
    const { isSending, problem } = this
    return html`<form @submit=${this.#handleSubmit}>
      <p class="quiet">${messages.reportHint}</p>
      <fieldset>
        <legend class="visually-hidden">${messages.reason}</legend>
        ${REASONS.map(
          (reason) =>
            html`<label class="check">
              <input type="radio" name="reason" required value=${reason} />${messages.reasons[reason]}
            </label>`,
        )}
      </fieldset>
      <div class="field">
        <label for="report-note">${messages.note} <span class="quiet">${messages.optional}</span></label>
        <textarea id="report-note" rows="2" dir="auto" maxlength=${MAX_REASON_LENGTH}></textarea>
      </div>
      <div role="alert">${problem ? html`<p class="error">${problem}</p>` : nothing}</div>
      <div class="submit">
        <button class="button primary" aria-disabled=${!!isSending}>
          <span>${messages.report}</span>
        </button>
        <button type="button" class="button" @click=${this.#close}>${messages.cancel}</button>
      </div>
    </form>`
  }

  get dialog() {
    return this.querySelector('dialog')!
  }

  readonly #close = () => this.dialog.close()

  readonly #handleSubmit = async (event: Event) => {
    event.preventDefault()
    if (this.isSending) return
    const { comment, engagement } = this
    const reason = new FormData(event.target as HTMLFormElement).get('reason') as ReportReason
    const body: NewReport = { reason, note: this.querySelector('textarea')!.value }
    this.isSending = true
    this.problem = undefined
    try {
      // Of a second one the first is kept, and that is thanked for too.
      await engagement.act<Reported>(`${encodeURIComponent(comment.id)}/reports`, 'POST', body)
      this.isSent = true
      await this.updateComplete
      this.querySelector('button')?.focus()
    } catch (error) {
      const { notReported } = engagement.messages
      const { type } = error as ApiError
      this.problem = notReported[type === 'offline' || type === 'too-many-requests' ? type : 'other']
    }
    this.isSending = false
  }
}

const NAME = 'baraza-report'

if (!customElements.get(NAME)) customElements.define(NAME, ReportElement)

const opened = new WeakSet<Node>()

/** Asks why, and sends it. */
export async function openReport(engagement: Engagement, comment: Comment) {
  const root = engagement.root.renderRoot as ShadowRoot
  if (!opened.has(root)) root.adoptedStyleSheets.push(toSheet(fieldStyles), toSheet(reportStyles))
  opened.add(root)
  const element = document.createElement(NAME) as ReportElement
  Object.assign(element, { engagement, comment })
  root.querySelector('section')!.append(element)
  await element.updateComplete
  // The browser gives focus back to what had it when the dialog closes.
  element.dialog.showModal()
}
