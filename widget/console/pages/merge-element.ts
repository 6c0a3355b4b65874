import { html, nothing, type PropertyDeclarations } from 'lit'
import { MAX_PAGE_KEY_LENGTH } from '../../../shared/limits.ts'
import type { MergeAnswer } from '../../../shared/admin-pages.ts'
import type { AdminPage } from '../../../shared/page.ts'
import { ask, isProblem, query } from '../api.ts'
import { DialogElement } from '../dialog-element.ts'
import { describe, renderField } from '../field.ts'
import type { PagesMessages } from '../locales/pages-messages.ts'
import { titleOf } from './item.ts'

/**
 * Puts two pages together, in two steps: which one stays, and, with what will happen said, whether that is meant. There is
 * no way back.
 */
export class MergePagesElement extends DialogElement {
  static override properties: PropertyDeclarations = {
    ...DialogElement.properties,
    words: { attribute: false },
    page: { attribute: false },
    others: { attribute: false },
    store: { attribute: false },
    into: { state: true },
    wrong: { state: true },
  }

  declare words: PagesMessages
  /** The page that goes. */
  declare page: AdminPage
  /** To choose from: any other can be named. */
  declare others: AdminPage[]
  declare store: (gone: AdminPage, merged: AdminPage) => void
  declare protected into: AdminPage | undefined
  declare protected wrong: string | undefined

  #typed = ''
  #isBegun = false
  readonly #abort = new AbortController()

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
  }

  protected override get heading() {
    return html`<bdi>${this.words.merging.title(titleOf(this.page))}</bdi>`
  }

  protected override get submitLabel() {
    const { merging } = this.words
    if (!this.into) return merging.next
    return this.isBusy ? merging.working : merging.submit
  }

  protected override get isDangerous() {
    return !!this.into
  }

  protected override renderBack() {
    return this.into
      ? html`<button type="button" class="act bare" @click=${() => (this.into = undefined)}>
          ${this.words.merging.back}
        </button>`
      : nothing
  }

  protected override renderFields() {
    const { merging } = this.words
    if (this.into) return this.#renderConsequences(this.into)
    return html`${renderField('merge-into', {
        label: merging.into,
        hint: merging.intoHint,
        error: this.wrong ?? this.fieldError('pageKey'),
        control: html`<input
          id="merge-into"
          name="into"
          list="merge-pages"
          dir="auto"
          autocomplete="off"
          maxlength=${MAX_PAGE_KEY_LENGTH}
          .value=${this.#typed}
          aria-describedby=${describe('merge-into')}
        />`,
      })}
      <datalist id="merge-pages">
        ${this.others.map((page) => html`<option value=${page.key}>${page.title}</option>`)}
      </datalist>`
  }

  #renderConsequences(into: AdminPage) {
    const { merging } = this.words
    const { formats } = this.setting
    const { page } = this
    const total = page.commentCount + into.commentCount
    return html`<div role="status">
      <ul class="consequences">
        <li>${merging.willMove(page.commentCount, formats.figure(page.commentCount), titleOf(page), titleOf(into))}</li>
        <li>${merging.willLead(page.key)}</li>
        <li>${merging.willStand(total, formats.figure(total), titleOf(into))}</li>
        <li><b>${merging.cannotUndo}</b></li>
      </ul>
    </div>`
  }

  /** Each request moves so many comments and no more. */
  async #merge(base: string, page: AdminPage, into: AdminPage): Promise<AdminPage> {
    const body = { from: page.key, into: into.key }
    for (;;) {
      const { signal } = this.#abort
      const merge = await ask<MergeAnswer>(`${base}/pages/merge`, { method: 'POST', body, signal })
      this.#isBegun = true
      if (merge.isDone || signal.aborted) return merge.page
    }
  }

  protected override say(error: unknown) {
    const told = super.say(error)
    return this.#isBegun ? `${told} ${this.words.merging.stopped}` : told
  }

  protected override async submit(data: FormData) {
    const base = `/sites/${this.setting.site.id}`
    const { page, into } = this
    if (into) {
      this.store(page, await this.#merge(base, page, into))
      return true
    }
    this.wrong = undefined
    this.#typed = `${data.get('into')}`.trim()
    if (this.#typed === '') {
      this.wrong = this.setting.messages.fields.required
      return false
    }
    const found = await ask<{ page: AdminPage }>(`${base}/page${query({ pageKey: this.#typed })}`).catch(
      (error: unknown) => {
        if (isProblem(error, 'page-not-found')) return undefined
        throw error
      },
    )
    // Two keys may lead to one page.
    if (!found) this.wrong = this.words.merging.unknown
    else if (found.page.id === page.id) this.wrong = this.words.merging.same
    else this.into = found.page
    return false
  }
}
