import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { DEFAULT_BODY_LENGTH } from '../../shared/limits.ts'
import type { Sort } from '../../shared/site.ts'
import { ApproachController } from '../controllers/approach-controller.ts'
import { CommentsController } from '../controllers/comments-controller.ts'
import { FocusController } from '../controllers/focus-controller.ts'
import { FormController } from '../controllers/form-controller.ts'
import { HashController } from '../controllers/hash-controller.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import { MinuteController } from '../controllers/minute-controller.ts'
import { RoomController } from '../controllers/room-controller.ts'
import { ThemeController, type Theme } from '../controllers/theme-controller.ts'
import type { CommentEditedEvent, CommentPostedEvent } from '../events.ts'
import { pageKeyOfElement, pageTitle, pageUrl } from '../page-identity.ts'
import { linkedId } from '../permalink.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { OwnComment } from '../storage.ts'
import { base } from '../styles/base.ts'
import { commentStyles } from '../styles/comment.ts'
import { commentsStyles } from '../styles/comments.ts'
import { threadStyles } from '../styles/threads.ts'
import { tokens } from '../styles/tokens.ts'
import type { Branch } from '../threads.ts'
import type { OpenForm, Thread } from './comment-element.ts'
import { ownersProblem, renderBody, renderClosed, renderHead, renderMissing, renderProblem } from './frame.ts'

/** The Worker that this code came from: two steps up from its chunk. */
const HOME = import.meta.url.replace(/[^/]*\/[^/]*$/, '')

/**
 * The comments under an article: what readers have said, and the form to answer them.
 *
 * @tagname baraza-comments
 * @slot - Shown until the comments have come, and to readers without JavaScript.
 * @fires {CommentPostedEvent} baraza-comment-posted - A reader has posted a comment, which may still be pending.
 * @fires {CommentEditedEvent} baraza-comment-edited - A reader has changed a comment of theirs.
 * @cssprop [--baraza-accent=#0b6b5d] - The one colour that marks what can be acted on; legible shades are made from it.
 * @cssprop [--baraza-font=inherit] - The face of names, buttons and labels.
 * @cssprop [--baraza-font-words=inherit] - The face of the readers' words.
 */
export class CommentsElement extends ReactiveElement implements Thread {
  static override styles = [tokens, base, commentsStyles, commentStyles, threadStyles]

  static override properties = [
    'site',
    'pageKey',
    'pageUrl',
    'pageTitle',
    'server',
    'sort',
    'loading',
    'theme',
    'said',
    'open',
    'marked',
    'wantsForm',
  ]

  static override attributes = {
    site: 'site',
    'page-key': 'pageKey',
    'page-url': 'pageUrl',
    'page-title': 'pageTitle',
    server: 'server',
    sort: 'sort',
    loading: 'loading',
    theme: 'theme',
  }

  /** `lang` is the platform's own property: watched, never declared again. */
  static override get observedAttributes() {
    return [...super.observedAttributes, 'lang']
  }

  /** The site, as registered with the server. */
  declare site: string

  /** The page's stable name; its canonical link or address where there is none. */
  declare pageKey: string | null

  /** The page's address, for links to it from elsewhere; its canonical link or address where there is none. */
  declare pageUrl: string | null

  /** The page's title, for links to it from elsewhere; its `og:title` or title where there is none. */
  declare pageTitle: string | null

  /** Where the comments live; the Worker that the script came from where there is none. */
  declare server: string | null

  /** `best`, `newest` or `oldest`; the site's own order where there is none. */
  declare sort: Sort | null

  /** `lazy`: when a reader comes near, the default; `eager`: at once. */
  declare loading: 'lazy' | 'eager'

  /** `auto`: as the page is, the default; `light`; `dark`. */
  declare theme: Theme

  /** The last thing that happened, for screen readers. */
  declare private said: string | undefined
  declare private open: { id: string; form: OpenForm } | undefined
  declare private marked: string | undefined
  declare private wantsForm: boolean

  readonly comments = new CommentsController(this)
  readonly #locale = new LocaleController(this)
  readonly #theme = new ThemeController(this)
  readonly #focus = new FocusController(this)
  readonly #approach = new ApproachController(this)
  readonly #form: FormController = new FormController(this, () => this.#room.hold())
  readonly #room: RoomController = new RoomController(this, () =>
    this.comments.isSettled && (!this.#takesComments || this.#form.isSettled)
      ? this.renderRoot.querySelector('section')
      : null,
  )

  #page = { key: '', url: '', title: '' }

  constructor() {
    super()
    new HashController(this, () => void this.#handleHash())
    new MinuteController(this, () => this.#handleMinute())
  }

  protected override async scheduleUpdate() {
    // Nothing is drawn in one language to be drawn in another.
    await this.#locale.ready
    super.scheduleUpdate()
  }

  protected override willUpdate() {
    const page = { key: pageKeyOfElement(this), url: this.pageUrl || pageUrl(), title: this.pageTitle || pageTitle() }
    // The same object as long as it says the same: forms would draw again.
    if (JSON.stringify(page) !== JSON.stringify(this.#page)) this.#page = page
    if (!this.#approach.near || !this.isConnected) return
    const { site, server, sort, comments } = this
    const isNew = !comments.page
    const coming = comments.show({ site, server: server || HOME, pageKey: page.key, sort: sort ?? undefined })
    void coming?.then(() => this.#handleArrival(isNew))
  }

  protected override render() {
    const { comments } = this
    const { page } = comments
    const { locale, messages, formats } = this.#locale
    return html`<section
      class="baraza ${this.theme ?? ''}"
      lang=${locale}
      dir=${locale === 'ar' ? 'rtl' : 'ltr'}
      data-scheme=${this.#theme.scheme ?? nothing}
      aria-labelledby="title"
      @focusin=${this.#form.load}
      @baraza-comment-posted=${this.#handlePosted}
      @baraza-comment-edited=${this.#handlePosted}
      @baraza-form-cancelled=${this.#handleCancelled}
    >
      ${renderHead(this.#locale, page?.commentCount, this.#takesComments ? this.#handleToForm : undefined)}
      ${
        this.#problem
          ? renderProblem(this.#problem)
          : renderBody({
              thread: this,
              comments,
              locale: this.#locale,
              takesReplies: this.#takesComments,
              open: this.open,
              marked: this.marked,
              sort: this.sort,
              showSorted: this.#handleSort,
              showMore: this.#handleMore,
              showMoreReplies: this.#handleMoreReplies,
              retry: this.#handleRetry,
            })
      }
      ${page ? nothing : html`<slot></slot>`}
      ${page?.closedAt ? renderClosed(messages.closed(formats.date(page.closedAt))) : this.#renderForm()}
      <p class="visually-hidden" role="status">${this.said}</p>
    </section>`
  }

  /** Under the list, as WordPress has it; not before the list has its height, which would push it down. */
  #renderForm() {
    if (!this.#takesComments || !(this.comments.isSettled || this.wantsForm)) return nothing
    const { messages } = this.#locale
    return html`<div id="respond">
      ${
        this.#form.state === 'failed'
          ? renderMissing(messages, messages.formNotLoaded, this.#form.load)
          : this.renderForm(null, null)
      }
    </div>`
  }

  readonly renderForm = (parent: Comment | null, editing: OwnComment | null) =>
    html`<baraza-comment-form
      .api=${this.comments.api}
      .storage=${this.comments.storage}
      .page=${this.#page}
      .parent=${parent}
      .editing=${editing}
      .locale=${this.#locale.locale}
      .maxLength=${this.comments.page?.maxBodyLength ?? DEFAULT_BODY_LENGTH}
    ></baraza-comment-form>`

  readonly openForm = (id: string, form: OpenForm) => {
    this.open = { id, form }
    this.#showForm(`#comment-${CSS.escape(id)} `, id)
  }

  /** One of the reader's own was deleted; where others had answered, a stone is left. */
  readonly removed = async (id: string) => {
    this.said = this.#locale.messages.said.deleted
    const stone: HTMLElement | undefined = await this.#focus.find(id)
    ;(stone ?? this.renderRoot.querySelector('h2'))?.focus()
  }

  get #problem() {
    return ownersProblem(this.#locale.messages, this.comments.failure('list'))
  }

  get #takesComments() {
    return !this.comments.page?.closedAt && !this.#problem
  }

  #showForm(place: string, commentId?: string) {
    void this.#form.load()
    void this.#focus.moveToForm(place, commentId)
  }

  #handleArrival(isNew: boolean) {
    if (this.comments.isSettled) this.#form.loadWhenIdle()
    if (isNew) void this.#handleHash()
  }

  readonly #handleRetry = async () => {
    const isNew = !this.comments.page
    await this.comments.load()
    this.#handleArrival(isNew)
  }

  readonly #handleSort = (sort: Sort) => {
    this.#room.hold()
    this.sort = sort
  }

  readonly #handleMore = async () => {
    if (!this.comments.isBusy('more')) this.#handleFresh(await this.comments.more())
  }

  readonly #handleMoreReplies = async ({ comment }: Branch) => {
    if (!this.comments.isBusy(comment.id)) this.#handleFresh(await this.comments.moreReplies(comment))
  }

  #handleFresh(fresh: Comment[]) {
    if (fresh.length === 0) return
    const { messages, formats } = this.#locale
    this.said = messages.said.shown(fresh.length, formats.figure(fresh.length))
    void this.#focus.moveTo(...fresh.map(({ id }) => id))
  }

  readonly #handleToForm = (event: Event) => {
    // What stands in the page's address is the page's.
    event.preventDefault()
    this.wantsForm = true
    this.#showForm('#respond ')
  }

  readonly #handlePosted = ({ comment, type }: CommentPostedEvent | CommentEditedEvent) => {
    const { said } = this.#locale.messages
    this.comments.posted(comment)
    this.open = undefined
    this.said = comment.status === 'pending' ? said.awaiting : type.endsWith('posted') ? said.published : said.edited
    void this.#focus.moveTo(comment.id)
  }

  readonly #handleCancelled = async () => {
    const { id, form } = this.open ?? {}
    if (!id) return
    this.open = undefined
    const element = await this.#focus.find(id)
    element?.querySelector<HTMLElement>(`[name=${form}]`)?.focus()
  }

  /** Sees to it that the comment in the page's address is there, and goes to it. */
  readonly #handleHash = async () => {
    const id = linkedId()
    this.requestUpdate()
    if (!id || !this.comments.page) return
    const { follow } = await import('../linked.ts')
    await follow(this.comments, id)
    this.marked = id
    const element = await this.#focus.find(id)
    element?.querySelector('article')?.scrollIntoView()
    element?.focus({ preventScroll: true })
  }

  /** Lists are not drawn again for this: Lit compares with what it wrote last, and writes over what we do. */
  #handleMinute() {
    const { formats } = this.#locale
    for (const time of this.renderRoot.querySelectorAll('time')) time.textContent = formats.ago(time.dateTime)
    for (const element of this.#focus.comments) if (element.own) element.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-comments': CommentsElement
  }
}
