import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { DEFAULT_BODY_LENGTH } from '../../shared/limits.ts'
import type { ProblemType } from '../../shared/problem.ts'
import { ApiError, type Api } from '../api.ts'
import { DraftController, type DraftPlace } from '../controllers/draft-controller.ts'
import { MinuteController } from '../controllers/minute-controller.ts'
import { FormCancelledEvent } from '../events.ts'
import { Formats } from '../formats.ts'
import { FIELD_NAMES, refusal, type Refusals, type Values } from '../form/fields.ts'
import { loadMessages, type FormLocale } from '../form/language.ts'
import { listen } from '../form/listen.ts'
import { send, type FormPage } from '../form/send.ts'
import { renderError, renderFields, renderHead, renderOffline, renderRemember, renderSaved } from '../form/templates.ts'
import { sayProblem, type FieldName, type FormMessages } from '../locales/form-messages.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { OwnComment, SiteStorage } from '../storage.ts'
import { base } from '../styles/base.ts'
import { formStyles } from '../styles/form.ts'

/**
 * Leaves a comment: WordPress's form, in its order and with its words. What is typed is kept in this browser until the
 * server has it.
 *
 * @tagname baraza-comment-form
 * @fires {CommentPostedEvent} baraza-comment-posted - The server has the comment; its token, source and draft are settled.
 * @fires {CommentEditedEvent} baraza-comment-edited - The server has the author's change.
 * @fires {FormCancelledEvent} baraza-form-cancelled - The reader gave up a reply or an edit; its draft is kept.
 */
export class CommentFormElement extends ReactiveElement {
  static override styles = [base, formStyles]

  static override properties = ['api', 'storage', 'page', 'parent', 'editing', 'locale', 'maxLength']

  /** Where comments are sent. */
  declare api: Api

  /** What this browser remembers for the reader. */
  declare storage: SiteStorage

  /** The page that the comment is about. */
  declare page: FormPage

  /** The comment replied to; none at the top level. */
  declare parent: Comment | null | undefined

  /** The reader's own comment to change, instead of writing a new one. */
  declare editing: OwnComment | null | undefined

  /** The language of the form. */
  declare locale: FormLocale

  /** How many characters a comment may have. */
  declare maxLength: number

  #language: FormLocale | undefined
  #messages!: FormMessages
  #formats!: Formats
  #refusals: Refusals = {}
  #problem: ProblemType | 'offline' | undefined
  #isOffline = false
  #isAuthorTyped = false

  /** The place whose words are on their way. Set before anything is awaited, so that a double click posts once. */
  #sending: DraftPlace | undefined

  readonly #drafts = new DraftController(this, {
    findPlace: () => this.#findPlace(),
    findField: () => this.#find('body') as HTMLTextAreaElement | null,
    handleOpen: () => this.#forgetRefusals(),
  })

  constructor() {
    super()
    // The age of a draft is told in minutes.
    new MinuteController(this, () => this.requestUpdate())
    listen(this, ['online', 'offline'], () => this.#handleConnection())
    this.locale = 'en'
    this.maxLength = DEFAULT_BODY_LENGTH
  }

  /** Moves focus to the Comment field, also when it is not drawn yet. */
  override async focus(options?: FocusOptions) {
    if (!this.#find('body')) await this.updateComplete
    this.#find('body')?.focus(options)
  }

  /** Nothing is drawn in another language first. */
  protected override async scheduleUpdate() {
    while (this.#language !== this.locale) {
      const locale = this.locale
      this.#messages = await loadMessages(locale)
      // English that names no region: as most of the world writes it.
      this.#formats = new Formats(locale === 'en' ? 'en-GB' : locale, '')
      this.#language = locale
    }
    super.scheduleUpdate()
  }

  protected override render() {
    const { place, savedAt, body } = this.#drafts
    if (!place) return nothing
    const { editing, parent, maxLength } = this
    const messages = this.#messages
    const formats = this.#formats
    const isBusy = this.#sending === place
    const state = {
      messages,
      formats,
      refusals: this.#refusals,
      isBusy,
      isEdit: !!editing,
      length: body.trim().length,
      maxLength,
    }
    const [label, busyLabel] = editing ? [messages.save, messages.saving] : [messages.post, messages.posting]
    return html`<div class="baraza">
      <form
        class=${editing ? 'in-place editing' : parent ? 'in-place' : ''}
        novalidate
        aria-labelledby=${editing ? nothing : 'title'}
        @submit=${this.#handleSubmit}
        @input=${this.#handleInput}
        @keydown=${this.#handleKeydown}
        @focusin=${this.#fillAuthor}
      >
        ${editing ? nothing : renderHead(messages, parent, this.#handleCancel)}
        <div role="status">${this.#isOffline ? renderOffline(messages.offline) : nothing}</div>
        <div class="fields">${renderFields(state)}</div>
        ${editing ? nothing : renderRemember(messages)}
        <div role="alert">${this.#problem && renderError(sayProblem(messages, this.#problem))}</div>
        <div class="submit">
          <button class="button primary" aria-disabled=${isBusy}>
            <span>${isBusy ? busyLabel : label}</span><span>${isBusy ? label : busyLabel}</span>
          </button>
          ${editing && html`<button type="button" class="button" @click=${this.#handleCancel}>${messages.cancel}</button>`}
          ${savedAt && !isBusy ? renderSaved(messages.draftSaved(formats.ago(new Date(savedAt).toISOString()))) : nothing}
        </div>
      </form>
    </div>`
  }

  protected override updated() {
    this.#fillAuthor()
  }

  #findPlace(): DraftPlace | undefined {
    const { storage, page, parent, editing } = this
    if (!storage || !page) return undefined
    const slot = editing ? `edit ${editing.comment.id}` : (parent?.id ?? null)
    return { storage, pageKey: page.key, slot, initial: editing?.body ?? '' }
  }

  #find(name: FieldName) {
    return this.renderRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${name}`) ?? null
  }

  /** Fills in what was typed before a reload or saved, unless somebody has been here; also what another form has saved. */
  readonly #fillAuthor = () => {
    const { storage } = this
    const author = !this.#isAuthorTyped && !this.#find('name')?.value && (storage?.typedAuthor ?? storage?.author)
    if (!author) return
    for (const name of FIELD_NAMES) {
      const field = this.#find(name)
      if (field && name !== 'body') field.value = author[name]
    }
  }

  /** What the fields say of the author. */
  get #author() {
    const value = (name: FieldName) => this.#find(name)?.value.trim() ?? ''
    return { name: value('name'), email: value('email'), website: value('website') }
  }

  #forgetRefusals() {
    this.#refusals = {}
    this.#problem = undefined
  }

  #handleConnection() {
    // All that a browser knows: being online promises nothing.
    this.#isOffline = !navigator.onLine
    if (!this.#isOffline && this.#problem === 'offline') this.#problem = undefined
    this.requestUpdate()
  }

  readonly #handleInput = ({ target }: Event) => {
    const { id, value } = target as HTMLInputElement
    const name = FIELD_NAMES.find((each) => each === id)
    if (!name) return
    const code = refusal(name, value, this.maxLength)
    // Errors go as they are mended; new ones wait for the button, but for words that will never fit.
    if (this.#refusals[name] || code === 'too-long') this.#refusals[name] = code
    if (name === 'body') this.#drafts.touch()
    else {
      this.#isAuthorTyped = true
      this.storage.typedAuthor = this.#author
    }
    this.requestUpdate()
  }

  readonly #handleKeydown = (event: KeyboardEvent) => {
    const { key, metaKey, ctrlKey, isComposing } = event
    // In the middle of composing a character these keys belong to the input method.
    if (isComposing) return
    if (key === 'Enter' && (metaKey || ctrlKey)) this.renderRoot.querySelector('form')!.requestSubmit()
    if (key === 'Escape' && (this.parent || this.editing) && this.#drafts.isUnchanged) this.#handleCancel()
  }

  readonly #handleCancel = () => {
    if (this.#sending !== this.#drafts.place) this.dispatchEvent(new FormCancelledEvent())
  }

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault()
    const { place } = this.#drafts
    if (!place || this.#sending === place) return
    this.#forgetRefusals()
    const values = {} as Values
    for (const name of FIELD_NAMES) {
      // An edit has one field.
      const field = this.#find(name)
      values[name] = field?.value.trim() ?? ''
      if (field) this.#refusals[name] = refusal(name, values[name], this.maxLength)
    }
    if (FIELD_NAMES.some((name) => this.#refusals[name])) void this.#showRefusals()
    else void this.#send(place, values)
  }

  async #send(place: DraftPlace, values: Values) {
    const { page, editing } = this
    this.#sending = place
    try {
      if (!editing) {
        const isWanted = this.renderRoot.querySelector<HTMLInputElement>('[type=checkbox]')!.checked
        this.storage.author = isWanted ? this.#author : undefined
      }
      const event = await send(this, place, values, this.#drafts.keyFor(JSON.stringify(values)))
      this.#drafts.clear(place)
      this.storage.typedAuthor = undefined
      // Who reads another page by now is told nothing: the comment is where it belongs.
      if (page.key === this.page.key) this.dispatchEvent(event)
    } catch (error) {
      // A failure in a place that was left is told by its draft, which is kept.
      if (place === this.#drafts.place) this.#refuse(error)
    } finally {
      if (this.#sending === place) this.#sending = undefined
      this.requestUpdate()
    }
  }

  #refuse(error: unknown) {
    const { type, errors } = error instanceof ApiError ? error : new ApiError('internal-error')
    for (const name of FIELD_NAMES) this.#refusals[name] = errors.find(({ path }) => path === name)?.code
    if (!FIELD_NAMES.some((name) => this.#refusals[name])) this.#problem = type
    if (type === 'idempotency-key-reused') this.#drafts.forgetKey()
    // The answer may be slow: who has gone on to something else is left there.
    if (this.matches(':focus-within') || document.activeElement === document.body) void this.#showRefusals()
  }

  async #showRefusals() {
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-comment-form': CommentFormElement
  }
}
