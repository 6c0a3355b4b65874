import { html, type PropertyDeclarations } from 'lit'
import type { AdminPage, PagePatch } from '../../../shared/page.ts'
import { MAX_PAGE_KEY_LENGTH, MAX_TITLE_LENGTH, MAX_URL_LENGTH } from '../../../shared/limits.ts'
import { ask, isProblem, query } from '../api.ts'
import { DialogElement } from '../dialog-element.ts'
import { describe, renderField } from '../field.ts'
import type { PagesMessages } from '../locales/pages-messages.ts'

/** Says what a page is called, where it is, and when it came out. */
export class EditPageElement extends DialogElement {
  static override properties: PropertyDeclarations = {
    ...DialogElement.properties,
    words: { attribute: false },
    page: { attribute: false },
    store: { attribute: false },
  }

  declare words: PagesMessages
  declare page: AdminPage
  declare store: (page: AdminPage) => void

  protected override get heading() {
    return this.words.editing.title
  }

  protected override get submitLabel() {
    const { messages } = this.setting
    return this.isBusy ? messages.saving : messages.save
  }

  protected override renderFields() {
    const { editing } = this.words
    const { title, url, key, publishedAt } = this.page
    return html`${this.#renderText('title', editing.name, undefined, title, MAX_TITLE_LENGTH)}
    ${this.#renderText('url', editing.url, editing.urlHint, url, MAX_URL_LENGTH)}
    ${this.#renderText('key', editing.key, editing.keyHint, key, MAX_PAGE_KEY_LENGTH)}
    ${renderField('page-publishedAt', {
      label: editing.published,
      hint: editing.publishedHint,
      error: this.fieldError('publishedAt'),
      control: html`<input
        id="page-publishedAt"
        name="publishedAt"
        type="date"
        .value=${dayOf(publishedAt)}
        aria-describedby=${describe('page-publishedAt')}
      />`,
    })}`
  }

  #renderText(
    name: 'title' | 'url' | 'key',
    label: string,
    hint: string | undefined,
    value: string | null,
    max: number,
  ) {
    const id = `page-${name}`
    return renderField(id, {
      label,
      hint,
      error: this.fieldError(name),
      control: html`<input
        id=${id}
        name=${name}
        dir="auto"
        autocomplete="off"
        maxlength=${max}
        .value=${value ?? ''}
        aria-invalid=${this.refused.has(name)}
        aria-describedby=${describe(id)}
      />`,
    })
  }

  protected override fieldError(name: string) {
    return name === 'url' && this.refused.get(name) === 'invalid'
      ? this.words.editing.notAnAddress
      : super.fieldError(name)
  }

  protected override say(error: unknown) {
    return isProblem(error, 'page-exists') ? this.words.editing.keyTaken : super.say(error)
  }

  /** Only what was changed is sent: meanwhile somebody else may have changed the rest. */
  protected override async submit(data: FormData) {
    const { page } = this
    const text = (name: string) => `${data.get(name)}`.trim()
    const patch: PagePatch = {
      ...(text('title') !== (page.title ?? '') && { title: text('title') || null }),
      ...(text('url') !== (page.url ?? '') && { url: text('url') || null }),
      ...(text('key') !== page.key && { key: text('key') }),
      ...(text('publishedAt') !== dayOf(page.publishedAt) && { publishedAt: momentOf(text('publishedAt')) }),
    }
    if (Object.keys(patch).length === 0) return true
    const path = `/sites/${this.setting.site.id}/page${query({ pageKey: page.key })}`
    this.store((await ask<{ page: AdminPage }>(path, { method: 'PATCH', body: patch })).page)
    return true
  }
}

/** A day as `<input type=date>` has it, where the moderator is, as the list says it. */
function dayOf(iso: string | null): string {
  if (iso === null) return ''
  const date = new Date(iso)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`
}

const momentOf = (day: string) => (day === '' ? null : new Date(`${day}T00:00`).toISOString())
