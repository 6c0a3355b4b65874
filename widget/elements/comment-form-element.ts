import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { ApiError } from '../answer.ts'
import { keepDrafts, type DraftPlace } from '../controllers/drafts.ts'
import type { Locale } from '../controllers/locale-controller.ts'
import type { Formats } from '../formats.ts'
import { FIELD_NAMES, refusal, type Refusals, type Values } from '../form/fields.ts'
import { loadMessages, loadRareMessages } from '../form/language.ts'
import { send } from '../form/send.ts'
import { keepTicket } from '../form/ticket.ts'
import { renderError, renderFields, renderHead, renderOffline, renderRemember, renderSaved } from '../form/templates.ts'
import type { FieldName, FormMessages } from '../locales/form-messages.ts'
import { sayProblem, type RareMessages } from '../locales/rare-messages.ts'
import { ReactiveElement } from '../reactive-element.ts'
import { recall, remember, type OwnComment } from '../storage.ts'
import { base } from '../styles/base.ts'
import { fieldStyles } from '../styles/fields.ts'
import { formStyles } from '../styles/form.ts'

/** Where comments are sent, and what the form needs to know of the page it stands on. */
export interface Setting {
  /** The address of the site's comments. */
  base: string
  site: string
  pageKey: string
  pageUrl: string | null
  pageTitle: string | null
  locale: Locale
  formats: Formats
  /** How many characters a comment may have. */
  maxLength: number
  /** Until when far more people write than usual. */
  surgeUntil: string | null | undefined
  /** By which the owner's site says who is logged in there. */
  memberToken: string | null
}

/**
 * Leaves a comment: WordPress's form, in its order and with its words. What is typed is kept in this browser until the
 * server has it.
 *
 * @tagname baraza-comment-form
 * @fires {CommentEvent} baraza-comment-posted - The server has the comment; its token, source and draft are settled.
 * @fires {CommentEvent} baraza-comment-edited - The server has the author's change.
 * @fires {Event} baraza-form-cancelled - The reader gave up a reply or an edit; its draft is kept.
 */
export class CommentFormElement extends ReactiveElement {
  static override styles = [base, fieldStyles, formStyles]

  static override properties = ['setting', 'parent', 'editing']

  declare setting: Setting

  /** The comment replied to; none at the top level. */
  declare parent: Comment | null | undefined

  /** The reader's own comment to change, instead of writing a new one. */
  declare editing: OwnComment | null | undefined

  #messages!: FormMessages
  #rare: RareMessages | undefined
  #refusals: Refusals = {}
  #problem: string | undefined
  #isAuthorTyped = false

  /** The place whose words are on their way. Set before anything is awaited, so that a double click posts once. */
  #sending: DraftPlace | undefined

  readonly #ticket = keepTicket(this)

  readonly #drafts = keepDrafts(this, () => this.#find('body') as HTMLTextAreaElement | null | undefined)

  constructor() {
    super()
    this.whileConnected((signal) => {
      for (const type of ['online', 'offline']) addEventListener(type, this.#handleConnection, { signal })
      this.#handleConnection()
    })
  }

  /** Moves focus to the Comment field, also when it is not drawn yet. */
  override async focus(options?: FocusOptions) {
    if (!this.#find('body')) await this.updateComplete
    this.#find('body')?.focus(options)
  }

  /** Nothing is drawn in another language first. */
  protected override async scheduleUpdate() {
    let locale
    do this.#messages = await loadMessages((locale = this.setting.locale))
    while (locale !== this.setting.locale)
    // Few readers ever need them; where they do not arrive, the form does without.
    if (this.editing || this.#isRefused || this.#drafts.state.length > this.setting.maxLength * 0.9)
      this.#rare = await loadRareMessages(locale).catch(() => undefined)
    super.scheduleUpdate()
  }

  protected override willUpdate() {
    const { setting, editing, parent } = this
    const slot = editing ? `edit ${editing.comment.id}` : parent?.id
    const { site, pageKey } = setting
    // A chunk of its own: most forms have nothing to say there.
    if (setting.surgeUntil || setting.memberToken) void import('../notices.ts')
    if (this.#drafts.open({ site, pageKey, slot, initial: editing?.body ?? '' })) {
      this.#forgetRefusals()
      this.#ticket.forget()
    }
  }

  protected override render() {
    const { editing, parent, setting } = this
    const { savedAt, place, length } = this.#drafts.state
    const messages = this.#messages
    const rare = this.#rare
    const isBusy = this.#sending === place
    const isShort = editing || setting.memberToken
    // All that a browser knows: being online promises nothing.
    const isOnline = navigator.onLine
    const { post, posting } = messages
    const [label, busyLabel] = editing && rare ? [rare.save, rare.saving] : [post, posting]
    return html`<div class="baraza">
      <form
        class=${editing || parent ? 'in-place' : ''}
        novalidate
        aria-labelledby=${editing ? nothing : 'title'}
        @submit=${this.#handleSubmit}
        @input=${this.#handleInput}
        @keydown=${this.#handleKeydown}
        @focusin=${this.#handleFocus}
      >
        ${editing ? nothing : renderHead(messages, parent, this.#handleCancel, setting)}
        <div role="status">${isOnline ? nothing : renderOffline(messages.offline)}</div>
        <div class="fields">
          ${renderFields(
            isShort ? ['body'] : FIELD_NAMES,
            setting,
            messages,
            rare,
            this.#refusals,
            length,
            isBusy,
            !!editing,
          )}
        </div>
        ${isShort ? nothing : renderRemember(messages)}
        <div role="alert">${this.#problem && renderError(this.#problem)}</div>
        <div class="submit">
          <button class="button primary" aria-disabled=${isBusy}>
            <span>${isBusy ? busyLabel : label}</span><span>${isBusy ? label : busyLabel}</span>
          </button>
          ${editing && html`<button type="button" class="button" @click=${this.#handleCancel}>${rare?.cancel}</button>`}
          ${savedAt && !isBusy ? renderSaved(messages.draftSaved(setting.formats.ago(savedAt))) : nothing}
        </div>
      </form>
    </div>`
  }

  protected override updated() {
    this.#drafts.fill()
    this.#fillAuthor()
  }

  #find(name: FieldName | 'fax') {
    return this.renderRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${name}`)
  }

  /** Fills in what was typed before a reload or saved, unless somebody has been here; also what another form has saved. */
  readonly #fillAuthor = () => {
    if (this.#isAuthorTyped || this.#find('name')?.value) return
    const { site } = this.setting
    const author = recall(site, 'typed') ?? recall(site, 'author')
    for (const [name, value] of Object.entries(author ?? {})) {
      const field = this.#find(name as FieldName)
      if (field) field.value = value as string
    }
  }

  /** What the fields say: an edit has one. */
  get #values() {
    return Object.fromEntries(FIELD_NAMES.map((name) => [name, this.#find(name)?.value.trim()])) as Values
  }

  /** What they say of the author. */
  get #author() {
    const { body: _, ...author } = this.#values
    return author
  }

  get #isRefused() {
    return Object.values(this.#refusals).some(Boolean)
  }

  #forgetRefusals() {
    this.#refusals = {}
    this.#problem = undefined
  }

  readonly #handleFocus = () => {
    this.#fillAuthor()
    if (!this.editing) void this.#ticket.ask()
  }

  readonly #handleConnection = () => {
    if (navigator.onLine && this.#problem === this.#messages?.failed) this.#problem = undefined
    this.requestUpdate()
  }

  readonly #handleInput = ({ target }: Event) => {
    const { id, value } = target as HTMLInputElement
    const name = FIELD_NAMES.find((each) => each === id)
    if (!name) return
    const code = refusal(name, value, this.setting.maxLength)
    // Errors go as they are mended; new ones wait for the button, but for words that will never fit.
    if (this.#refusals[name] || code === 'too-long') this.#refusals[name] = code
    if (name === 'body') this.#drafts.touch()
    else {
      this.#isAuthorTyped = true
      remember(this.setting.site, 'typed', this.#author)
    }
    this.requestUpdate()
  }

  readonly #handleKeydown = ({ key, metaKey, ctrlKey, isComposing }: KeyboardEvent) => {
    // In the middle of composing a character these keys belong to the input method.
    if (isComposing) return
    if (key === 'Enter' && (metaKey || ctrlKey)) this.renderRoot.querySelector('form')!.requestSubmit()
    if (key === 'Escape' && (this.parent || this.editing) && this.#drafts.state.isUnchanged) this.#handleCancel()
  }

  readonly #handleCancel = () => {
    if (this.#sending !== this.#drafts.state.place)
      this.dispatchEvent(new Event('baraza-form-cancelled', { bubbles: true }))
  }

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault()
    const place = this.#drafts.state.place!
    if (this.#sending === place) return
    this.#forgetRefusals()
    const values = this.#values
    for (const name of FIELD_NAMES)
      if (this.#find(name)) this.#refusals[name] = refusal(name, values[name], this.setting.maxLength)
    if (this.#isRefused) void this.#showRefusals()
    else void this.#send(place, values)
  }

  async #send(place: DraftPlace, values: Values) {
    const { editing, parent, setting } = this
    const { site } = setting
    this.#sending = place
    this.requestUpdate()
    try {
      let event
      if (editing) event = await (await import('../own.ts')).save(setting, editing, values.body)
      else {
        const check = this.renderRoot.querySelector<HTMLInputElement>('[type=checkbox]')
        if (check) remember(site, 'author', check.checked ? this.#author : undefined)
        const key = this.#drafts.keyFor(JSON.stringify(values))
        const fax = this.#find('fax')?.value || undefined
        const evidence = await this.#ticket.evidence()
        event = await send(setting, { ...values, parentId: parent?.id, fax, ...evidence }, key)
      }
      this.#ticket.forget()
      this.#drafts.clear(place)
      remember(site, 'typed')
      // Who reads another page by now is told nothing: the comment is where it belongs.
      if (setting.pageKey === this.setting.pageKey) this.dispatchEvent(event)
    } catch (error) {
      // A failure in a place that was left is told by its draft, which is kept.
      if (place === this.#drafts.state.place) await this.#refuse(error)
    } finally {
      if (this.#sending === place) this.#sending = undefined
      this.requestUpdate()
    }
  }

  async #refuse(error: unknown) {
    const { type, errors } = error instanceof ApiError ? error : new ApiError('internal-error')
    for (const name of FIELD_NAMES) this.#refusals[name] = errors.find(({ path }) => path === name)?.code
    if (!this.#isRefused) this.#problem = await this.#sayProblem(type)
    if (type === 'idempotency-key-reused') this.#drafts.save()
    // The answer may be slow: who has gone on to something else is left there.
    if (this.matches(':focus-within') || document.activeElement === document.body) void this.#showRefusals()
  }

  /** What has not arrived cannot be asked what to say. */
  async #sayProblem(type: string) {
    const rare = type !== 'offline' && (await loadRareMessages(this.setting.locale).catch(() => undefined))
    return rare ? sayProblem(rare, type) : this.#messages.failed
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
