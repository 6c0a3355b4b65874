import { html, nothing, type PropertyDeclarations } from 'lit'
import {
  MAX_PAGE_KEY_LENGTH,
  MAX_SECTION_LENGTH,
  MAX_TEASER_LENGTH,
  MAX_TITLE_LENGTH,
  MAX_URL_LENGTH,
} from '../../../shared/limits.ts'
import type { AdminPage, PagePatch } from '../../../shared/page.ts'
import type { PageAuthor } from '../../../shared/page-facts.ts'
import type { PageDetail } from '../../../shared/page-reading.ts'
import { ask, isProblem, query } from '../api.ts'
import { DialogElement } from '../dialog-element.ts'
import { describe, renderField } from '../field.ts'
import type { PagesMessages } from '../locales/pages-messages.ts'

/** What is written on one line, as the form has it. */
const LINES = {
  title: MAX_TITLE_LENGTH,
  section: MAX_SECTION_LENGTH,
  image: MAX_URL_LENGTH,
  url: MAX_URL_LENGTH,
  key: MAX_PAGE_KEY_LENGTH,
} as const

type LineName = keyof typeof LINES

/** Says what a page is called, how others show it, where it is, and when it came out; and what came of reading it. */
export class EditPageElement extends DialogElement {
  static override properties: PropertyDeclarations = {
    ...DialogElement.properties,
    words: { attribute: false },
    page: { attribute: false },
    store: { attribute: false },
    reading: { state: true },
    isReading: { state: true },
    unread: { state: true },
  }

  declare words: PagesMessages
  declare page: AdminPage
  declare store: (page: AdminPage) => void
  /** Undefined until it has come, null where there is nothing to read. */
  declare protected reading: PageDetail['reading'] | undefined
  declare protected isReading: boolean
  /** Why nothing is known of reading it. */
  declare protected unread: string | undefined

  readonly #abort = new AbortController()

  constructor() {
    super()
    this.isReading = true
  }

  protected override firstUpdated() {
    super.firstUpdated()
    void this.#ask('page')
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
  }

  protected override get heading() {
    return this.words.editing.title
  }

  protected override get submitLabel() {
    const { messages } = this.setting
    return this.isBusy ? messages.saving : messages.save
  }

  protected override renderFields() {
    const { editing } = this.words
    const { publishedAt } = this.page
    return html`<p class="quiet">${editing.intro}</p>
      ${this.#renderReading()} ${this.#renderLine('title', editing.name)}
      ${this.#renderText('teaser', editing.teaser, editing.teaserHint, this.page.teaser ?? '', MAX_TEASER_LENGTH)}
      ${this.#renderLine('section', editing.section)} ${this.#renderLine('image', editing.image, editing.imageHint)}
      ${this.#renderText('authors', editing.authors, editing.authorsHint, namesOf(this.page.authors).join('\n'))}
      ${renderField('page-publishedAt', {
        label: editing.published,
        hint: editing.publishedHint,
        error: this.fieldError('publishedAt'),
        control: html`<input
          id="page-publishedAt"
          name="publishedAt"
          type="date"
          .defaultValue=${dayOf(publishedAt)}
          aria-describedby=${describe('page-publishedAt')}
        />`,
      })}
      ${this.#renderLine('url', editing.url, editing.urlHint)} ${this.#renderLine('key', editing.key, editing.keyHint)}`
  }

  /** What is typed stays, whatever the article says of itself meanwhile: `defaultValue` gives way to it. */
  #renderLine(name: LineName, label: string, hint?: string) {
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
        maxlength=${LINES[name]}
        .defaultValue=${lineOf(this.page, name)}
        aria-invalid=${this.#refusal(name) !== undefined}
        aria-describedby=${describe(id)}
      />`,
    })
  }

  #renderText(name: 'teaser' | 'authors', label: string, hint: string, value: string, max?: number) {
    const id = `page-${name}`
    return renderField(id, {
      label,
      hint,
      error: this.fieldError(name),
      control: html`<textarea
        id=${id}
        name=${name}
        dir="auto"
        rows="2"
        maxlength=${max ?? nothing}
        .defaultValue=${value}
        aria-invalid=${this.#refusal(name) !== undefined}
        aria-describedby=${describe(id)}
      ></textarea>`,
    })
  }

  #renderReading() {
    const { words, reading, isReading } = this
    const { formats } = this.setting
    const told =
      this.unread ??
      (reading?.problem
        ? words.reading.problems[reading.problem]
        : reading?.readAt
          ? words.reading.readAt(formats.ago(reading.readAt))
          : words.reading.never)
    return html`<div class="reading">
      <p class="quiet" role="status">${isReading ? words.reading.working : told}</p>
      <button
        type="button"
        class="quiet-act"
        aria-disabled=${isReading}
        @click=${() => this.isReading || void this.#ask('page/readings', 'POST')}
      >
        ${reading?.readAt ? words.reading.again : words.reading.now}
      </button>
    </div>`
  }

  async #ask(path: 'page' | 'page/readings', method: 'GET' | 'POST' = 'GET') {
    this.isReading = true
    this.unread = undefined
    const { signal } = this.#abort
    try {
      const { page, reading } = await ask<PageDetail>(
        `/sites/${this.setting.site.id}/${path}${query({ pageKey: this.page.key })}`,
        { method, signal },
      )
      this.reading = reading
      this.store(page)
    } catch (error) {
      if (!signal.aborted) this.unread = this.say(error)
    }
    this.isReading = false
  }

  /** Of a field, or of something in it. */
  #refusal(name: string) {
    for (const [path, code] of this.refused) if (path === name || path.startsWith(`${name}.`)) return code
    return undefined
  }

  protected override fieldError(name: string) {
    const code = this.#refusal(name)
    if (!code) return undefined
    return code === 'invalid' && (name === 'url' || name === 'image')
      ? this.words.editing.notAnAddress
      : this.setting.messages.fields[code]
  }

  protected override say(error: unknown) {
    return isProblem(error, 'page-exists') ? this.words.editing.keyTaken : super.say(error)
  }

  /** Only what was changed is sent: meanwhile somebody else may have changed the rest. */
  protected override async submit(data: FormData) {
    const { page } = this
    const text = (name: string) => `${data.get(name)}`.trim()
    const changed = (name: LineName) => text(name) !== lineOf(page, name)
    const names = [...new Set(text('authors').split(/\s*\n\s*/))].filter((name) => name !== '')
    const patch: PagePatch = {
      ...(changed('title') && { title: text('title') || null }),
      ...(text('teaser') !== (page.teaser ?? '') && { teaser: text('teaser') || null }),
      ...(changed('section') && { section: text('section') || null }),
      ...(changed('image') && { image: text('image') ? { url: text('image'), ...UNSAID } : null }),
      ...(names.join('\n') !== namesOf(page.authors).join('\n') && { authors: authorsOf(names, page.authors) }),
      ...(changed('url') && { url: text('url') || null }),
      ...(changed('key') && { key: text('key') }),
      ...(text('publishedAt') !== dayOf(page.publishedAt) && { publishedAt: momentOf(text('publishedAt')) }),
    }
    if (Object.keys(patch).length === 0) return true
    const path = `/sites/${this.setting.site.id}/page${query({ pageKey: page.key })}`
    this.store((await ask<{ page: AdminPage }>(path, { method: 'PATCH', body: patch })).page)
    return true
  }
}

/** Of a picture that somebody has named, and nothing more. */
const UNSAID = { alt: null, width: null, height: null }

const lineOf = (page: AdminPage, name: LineName) => (name === 'image' ? page.image?.url : page[name]) ?? ''

const namesOf = (authors: readonly PageAuthor[]) => authors.map(({ name }) => name)

/** Who stays keeps what the article says of them. */
function authorsOf(names: readonly string[], known: readonly PageAuthor[]): PageAuthor[] | null {
  if (names.length === 0) return null
  return names.map(
    (name) => known.find((author) => author.name === name) ?? { name, url: null, image: null, bio: null, links: [] },
  )
}

/** A day as `<input type=date>` has it, where the moderator is, as the list says it. */
function dayOf(iso: string | null): string {
  if (iso === null) return ''
  const date = new Date(iso)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`
}

const momentOf = (day: string) => (day === '' ? null : new Date(`${day}T00:00`).toISOString())
