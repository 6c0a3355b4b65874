import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { AdminAuthor, AuthorNote, AuthorPatch } from '../../../shared/admin-authors.ts'
import { formatAddress } from '../address.ts'
import { ask } from '../api.ts'
import { renderError } from '../field.ts'
import { renderEnd } from '../keyset.ts'
import type { LiveEvent } from '../live.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'
import { sayProblem } from '../locales/messages.ts'
import { renderBlockDialog } from '../queue/block-dialog.ts'
import { commandOf } from '../queue/keys.ts'
import { renderToast } from '../queue/notices.ts'
import type { Setting } from '../view-element.ts'
import { EraseAuthorElement } from './erase-element.ts'
import { renderFacts, renderOthers, renderState } from './facts.ts'
import { renderWriting } from './item.ts'
import { AuthorNotesElement } from './notes-element.ts'
import { AuthorPauseElement } from './pause-element.ts'
import { Writings } from './writings.ts'

customElements.define('baraza-author-notes', AuthorNotesElement)
customElements.define('baraza-author-pause', AuthorPauseElement)
customElements.define('baraza-erase-author', EraseAuthorElement)

const ROLES = ['reader', 'author', 'staff'] as const

/** One author: who it is, what they wrote, and what can be done about either. */
export class AuthorElement extends LitElement {
  static override properties: PropertyDeclarations = {
    setting: { attribute: false },
    words: { attribute: false },
    authorId: { attribute: false },
    author: { state: true },
    error: { state: true },
    dialog: { state: true },
    said: { state: true },
    roleProblem: { state: true },
  }

  declare setting: Setting
  declare words: AuthorsMessages
  declare authorId: string
  declare protected author: AdminAuthor | undefined
  declare protected error: unknown
  declare protected dialog: 'block' | 'erase' | undefined
  declare protected said: string
  declare protected roleProblem: string | undefined

  #writings!: Writings
  #abort = new AbortController()
  /** Only the last answer counts. */
  #loading = new AbortController()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    const { signal } = (this.#abort = new AbortController())
    addEventListener('online', () => this.#writings.decisions.retry(), { signal })
    addEventListener('beforeunload', (event) => this.#hasUnsaved && event.preventDefault(), { signal })
    document.addEventListener('keydown', this.#handleKey, { signal })
    this.setting.live.addEventListener('message', this.#handleLive as EventListener, { signal })
    this.said = ''
    this.#write()
    void this.#load()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
    this.#writings.close()
  }

  mayLeave() {
    return !this.#hasUnsaved || confirm(this.setting.messages.leave)
  }

  get #hasUnsaved() {
    const notes = this.renderRoot.querySelector<AuthorNotesElement>('baraza-author-notes')
    return this.#writings.decisions.isBusy || !!notes?.draft.trim()
  }

  get #base() {
    return `/sites/${this.setting.site.id}`
  }

  get #path() {
    return `${this.#base}/authors/${encodeURIComponent(this.authorId)}`
  }

  #write() {
    this.#writings?.close()
    this.#writings = new Writings(
      this.#base,
      this.authorId,
      () => this.requestUpdate(),
      () => void this.#load(),
    )
  }

  async #load() {
    this.#loading.abort()
    this.#loading = new AbortController()
    const signal = AbortSignal.any([this.#abort.signal, this.#loading.signal])
    try {
      this.author = (await ask<{ author: AdminAuthor }>(this.#path, { signal })).author
      this.error = undefined
      document.title = `${this.author.name}, ${this.setting.site.name}`
    } catch (error) {
      // What is shown stays, when it cannot be made new.
      if (!signal.aborted && !this.author) this.error = error
    }
  }

  readonly #change = async (body: AuthorPatch) => {
    this.author = (await ask<{ author: AdminAuthor }>(this.#path, { method: 'PATCH', body })).author
  }

  protected override render() {
    const { setting, words, author, error } = this
    const { messages, site } = setting
    return html`<main class="view author-view">
      <p class="crumb">
        <a class="quiet-act" href=${formatAddress({ siteId: site.id, view: 'authors' })}>${words.back}</a>
      </p>
      <header class="view-head">
        <h1><bdi>${author?.name ?? messages.loading}</bdi></h1>
        ${author ? html`<p class="states">${renderState(setting, author)}</p>` : nothing}
      </header>
      ${
        error
          ? html`<div class="list-end" role="alert">
              <p>${sayProblem(messages, error)}</p>
              <button class="act" @click=${() => void this.#load()}>${messages.tryAgain}</button>
            </div>`
          : nothing
      }
      ${author ? html`<div class="author-side">${this.#renderSide(author)}</div>` : nothing}
      ${error ? nothing : this.#renderWritings()} ${this.#renderDialog()}
    </main>`
  }

  #renderSide(author: AdminAuthor) {
    const { setting, words } = this
    const isOwner = setting.site.role === 'owner'
    return html`<section class="tool">
        ${renderFacts(setting, words, author)}
        <div class="side-acts">
          <button
            class="act no"
            aria-disabled=${this.#writings.entries.open.length === 0}
            @click=${() => this.#writings.entries.open.length > 0 && (this.dialog = 'block')}
          >
            ${words.block}
          </button>
          ${
            isOwner
              ? html`<button class="act no" @click=${() => (this.dialog = 'erase')}>${words.erase.open}</button>`
              : nothing
          }
        </div>
        <p class="meta" role="status">${this.said}</p>
      </section>
      ${renderOthers(setting, words, author)} ${this.#renderBadge(author)}
      <baraza-author-pause
        .setting=${setting}
        .words=${words}
        .author=${author}
        .change=${this.#change}
      ></baraza-author-pause>
      <baraza-author-notes
        .setting=${setting}
        .words=${words}
        .author=${author}
        .change=${(notes: AuthorNote[]) => (this.author = { ...this.author!, notes })}
      ></baraza-author-notes>`
  }

  #renderBadge({ role }: AdminAuthor) {
    const { badge } = this.words
    return html`<section class="tool">
      <div class="pair">
        <label for="role">${badge.label}</label>
        <select id="role" aria-describedby="role-hint role-error" @change=${this.#handleRole}>
          ${ROLES.map((each) => html`<option value=${each} ?selected=${each === role}>${badge.roles[each]}</option>`)}
        </select>
      </div>
      <p class="meta" id="role-hint">${badge.hint}</p>
      ${renderError('role', this.roleProblem)}
    </section>`
  }

  #renderWritings() {
    const { setting, words } = this
    const writings = this.#writings
    const { entries, decisions } = writings
    return html`<section class="wrote">
      <h2 class="list-title">${words.wrote.title}</h2>
      <ol class="rows" aria-busy=${writings.state === 'loading'}>
        ${repeat(
          entries.drawn,
          ({ comment }) => comment.id,
          (entry) =>
            renderWriting(setting, words, entry, writings.isByRule(entry.comment), (target, status) =>
              decisions.decide(status, [target]),
            ),
        )}
      </ol>
      ${renderEnd(setting, writings, words.wrote.none)} ${renderToast(setting, decisions, () => decisions.undo())}
    </section>`
  }

  #renderDialog() {
    const { dialog, setting, words, author } = this
    const close = () => (this.dialog = undefined)
    if (!dialog || !author) return nothing
    const [latest] = this.#writings.entries.open
    if (dialog === 'block')
      return latest
        ? renderBlockDialog(setting, [latest], (choice) => this.#writings.decisions.block([latest], choice), close)
        : nothing
    return html`<baraza-erase-author
      .setting=${setting}
      .words=${words}
      .author=${author}
      .done=${this.#handleErased}
      @baraza-dialog-closed=${close}
    ></baraza-erase-author>`
  }

  protected override updated() {
    this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal()
  }

  readonly #handleErased = (count: number) => {
    this.said = this.words.erase.done(count, this.setting.formats.figure(count))
    this.#write()
    void this.#load()
  }

  readonly #handleRole = async ({ target }: Event) => {
    const select = target as HTMLSelectElement
    this.roleProblem = undefined
    try {
      await this.#change({ role: select.value as (typeof ROLES)[number] })
      this.said = this.words.badge.stored
    } catch (error) {
      this.roleProblem = sayProblem(this.setting.messages, error)
      select.value = this.author!.role
    }
  }

  readonly #handleKey = (event: KeyboardEvent) => {
    if (commandOf(event) !== 'undo' || event.repeat) return
    event.preventDefault()
    this.#writings.decisions.undo()
  }

  readonly #handleLive = ({ message }: LiveEvent) => this.#writings.hear(message, this.setting.me.id)
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-author-notes': AuthorNotesElement
    'baraza-author-pause': AuthorPauseElement
    'baraza-erase-author': EraseAuthorElement
  }
}
