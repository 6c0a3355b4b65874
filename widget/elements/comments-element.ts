import { html, nothing } from 'lit/html.js'
import type { Acts } from '../acts.ts'
import type { Comment } from '../../shared/comment.ts'
import { DEFAULT_BODY_LENGTH } from '../../shared/limits.ts'
import type { Sort } from '../../shared/site.ts'
import { CommentsController } from '../controllers/comments-controller.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import { keepRoom } from '../controllers/room.ts'
import { followTheme, type Theme } from '../controllers/theme.ts'
import { loader } from '../loader.ts'
import { ReactiveElement } from '../reactive-element.ts'
import { same } from '../same.ts'
import type { OwnComment } from '../storage.ts'
import { base } from '../styles/base.ts'
import { commentStyles } from '../styles/comment.ts'
import { commentsStyles } from '../styles/comments.ts'
import { threadStyles } from '../styles/threads.ts'
import { tokens } from '../styles/tokens.ts'
import type { OpenForm, View } from './comment-element.ts'
import type { Setting } from './comment-form-element.ts'
import { SECOND_SCREENFUL, renderBody, renderEnd, renderHead, renderMissing, renderProblem, WHOLE } from './frame.ts'

/** So long an empty place is no worse than bones, in milliseconds. */
const PATIENCE = 99

/**
 * The comments under an article: what readers have said, and the form to answer them.
 *
 * @tagname baraza-comments
 * @slot - Shown until the comments have come, and to readers without JavaScript.
 * @fires {CommentEvent} baraza-comment-posted - A reader has posted a comment, which may still be pending.
 * @fires {CommentEvent} baraza-comment-edited - A reader has changed a comment of theirs.
 * @cssprop [--baraza-accent=#0b6b5d] - The one colour that marks what can be acted on; legible shades are made from it.
 * @cssprop [--baraza-font=inherit] - The face of names, buttons and labels.
 * @cssprop [--baraza-font-words=inherit] - The face of the readers' words.
 */
export class CommentsElement extends ReactiveElement {
  static override styles = [tokens, base, commentsStyles, commentStyles, threadStyles]

  static override attributes = [
    'site',
    'page-key',
    'page-url',
    'page-title',
    'member-token',
    'server',
    'sort',
    'loading',
    'theme',
    'live',
  ]

  static override properties = ['near', 'said', 'open', 'marked', 'wantsForm', 'limit']

  /** The site, as registered with the server. */
  declare site: string

  /** The page's stable name; its canonical link or address where there is none. */
  declare pageKey: string | null

  /** The page's address, for links to it from elsewhere; its canonical link or address where there is none. */
  declare pageUrl: string | null

  /** The page's title, for links to it from elsewhere; its `og:title` or title where there is none. */
  declare pageTitle: string | null

  /** By which the owner's site says who is logged in there: that is the author, and no name is asked for. */
  declare memberToken: string | null

  /** Where the comments live; the Worker that the script came from where there is none. */
  declare server: string | null

  /** `best`, `newest` or `oldest`; the site's own order where there is none. */
  declare sort: Sort | null

  /** `lazy`: when a reader comes near, the default; `eager`: at once. */
  declare loading: 'lazy' | 'eager'

  /** `auto`: as the page is, the default; `light`; `dark`. */
  declare theme: Theme

  /** `off`: new comments come with the next load, and nobody is told how many read; told as it happens where there is none. */
  declare live: 'off' | null

  /** A reader has come near: the loader says so, and from then on the comments are wanted. */
  declare near: boolean | undefined

  /** The last thing that happened, for screen readers. */
  declare said: string | undefined

  /** The form that stands open in place, and at whose comment. */
  declare open: { id: string; form: OpenForm } | undefined

  /** The comment that the page's address points at. */
  declare marked: string | undefined

  /** A reader has asked for the form before the list was there. */
  declare wantsForm: boolean

  /**
   * How many conversations of the list are drawn: a slow phone has a screenful, where there is none, before the rest. `WHOLE`: all,
   * and what follows the list.
   */
  declare limit: number | undefined

  /** What readers do, apart from reading: a chunk of its own, with the form, for which nobody waits to read. */
  acts: Acts | undefined
  #coming: Promise<void> | undefined

  /** It did not arrive. */
  lacksForm = false

  /** What every comment is drawn from, beside itself. */
  view: View | undefined

  /** What every form is drawn from. */
  setting!: Setting

  readonly locale = new LocaleController(this)
  readonly comments = new CommentsController(this)
  readonly #readTheme = followTheme(this)
  readonly #room = keepRoom(this, () =>
    this.comments.isSettled && (!this.takesComments || this.acts || this.lacksForm)
      ? this.renderRoot.querySelector('section')
      : null,
  )

  constructor() {
    super()
    this.whileConnected((signal) => addEventListener('hashchange', () => this.#handleHash(), { signal }))
  }

  get takesComments() {
    return !this.comments.page?.closedAt && !this.#problem
  }

  /** What only the site's owner can mend; trying again would not. */
  get #problem() {
    return this.comments.failure('list')?.message
  }

  protected override async scheduleUpdate() {
    // Says so at once where nobody has to come near.
    if (!this.near) loader.watch(this)
    // What was asked for in the meantime is asked for before anything is drawn.
    do await this.locale.follow()
    while (await this.#ask())
    super.scheduleUpdate()
  }

  get #wanted() {
    const { server, site, sort } = this
    return { base: loader.siteUrl(server || loader.home, site), site, sort, pageKey: loader.keyOf(this) }
  }

  /** A list that has come with the code is drawn at once: bones before it would be drawn for nobody. */
  async #ask() {
    const { comments } = this
    const isNew = !comments.page
    const coming = this.near && this.isConnected && comments.show(this.#wanted)
    if (coming) {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
      await Promise.race([coming.then(() => this.#handleArrival(isNew)), late])
    }
    return !!coming
  }

  protected override willUpdate() {
    const { comments, locale } = this
    const { messages, formats, wordsLang } = locale
    this.setting = same(this.setting, {
      ...this.#wanted,
      pageUrl: this.pageUrl,
      pageTitle: this.pageTitle,
      locale: locale.locale,
      formats,
      maxLength: comments.page?.maxBodyLength ?? DEFAULT_BODY_LENGTH,
      surgeUntil: comments.page?.surgeUntil,
      memberToken: this.memberToken,
    })
    const { takesComments, lacksForm } = this
    const editMinutes = comments.page?.editMinutes ?? 0
    this.view = same(this.view, { root: this, messages, formats, wordsLang, takesComments, lacksForm, editMinutes })
  }

  protected override render() {
    const { comments } = this
    const { page } = comments
    const { locale, messages } = this.locale
    return html`<section
      class="baraza ${this.theme ?? ''}"
      lang=${locale}
      dir=${locale === 'ar' ? 'rtl' : 'ltr'}
      data-scheme=${this.#readTheme() ?? nothing}
      aria-labelledby="title"
    >
      ${renderHead(this, this.takesComments && this.#handleToForm)}
      ${this.#problem ? renderProblem(messages, this.#problem) : renderBody(this)}
      ${page ? nothing : html`<slot></slot>`} ${this.limit === WHOLE ? renderEnd(this) : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
    </section>`
  }

  protected override updated() {
    this.#room.check()
  }

  renderForm(parent: Comment | null, editing: OwnComment | null) {
    const { messages } = this.locale
    return this.lacksForm
      ? renderMissing(messages, messages.formNotLoaded, this.loadActs)
      : html`<baraza-comment-form .setting=${this.setting} .parent=${parent} .editing=${editing}></baraza-comment-form>`
  }

  readonly loadActs = () => (this.#coming ??= this.#loadActs())

  async #loadActs() {
    const coming = import('../acts.ts').then(({ Acts }) => new Acts(this))
    // The form takes its place next. That lays out the page: what is asked for is on its way meanwhile.
    this.#room.hold()
    this.lacksForm = false
    this.limit = WHOLE
    try {
      this.acts = await coming
    } catch {
      this.#coming = undefined
      this.lacksForm = true
    }
    this.requestUpdate()
  }

  readonly openForm = async (id: string, form: OpenForm) => {
    this.open = { id, form }
    await this.loadActs()
    void this.acts?.focusForm(id)
  }

  #handleArrival(isNew: boolean) {
    const end = async () => {
      await this.loadActs()
      this.acts?.afterwards()
    }
    // More of the list in the frame after the first comments', the rest in the next one, and then the form. What is drawn within a
    // frame is too late to ask for that frame: the room's work in it, which comes after the drawing, is asked for one before.
    if (this.comments.isSettled)
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          if (this.limit) return end()
          this.limit = SECOND_SCREENFUL
          requestAnimationFrame(end)
          this.#room.check()
        })
        this.#room.check()
      })
    if (isNew) void this.#handleHash()
  }

  readonly handleRetry = async () => {
    const isNew = !this.comments.page
    await this.comments.load()
    this.#handleArrival(isNew)
  }

  readonly handleSort = (sort: Sort) => {
    this.#room.hold()
    this.sort = sort
  }

  /** More of the list, or of a conversation. */
  readonly handleMore = async (root?: Comment) => {
    await this.loadActs()
    if (this.acts) this.acts.more(root)
    // What cannot even be asked for has not arrived either.
    else void this.comments.ask(root?.id ?? 'more', () => Promise.reject())
  }

  readonly #handleToForm = async (event: Event) => {
    // What stands in the page's address is the page's.
    event.preventDefault()
    this.wantsForm = true
    await this.loadActs()
    if (this.acts) void this.acts.focusForm()
    // What has become of it is told where it would stand.
    else this.renderRoot.querySelector('#respond')?.scrollIntoView()
  }

  async #handleHash() {
    const id = loader.linkedId()
    this.requestUpdate()
    if (!id || !this.comments.page) return
    await this.loadActs()
    void this.acts?.follow(id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-comments': CommentsElement
  }
}
