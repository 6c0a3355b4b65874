import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { PageList, PageRank } from '../../../shared/admin-pages.ts'
import type { AdminPage } from '../../../shared/page.ts'
import { formatAddress } from '../address.ts'
import { ask, query } from '../api.ts'
import { Keyset, renderEnd } from '../keyset.ts'
import { sayProblem } from '../locales/messages.ts'
import { loadPagesMessages, type PagesMessages } from '../locales/pages-messages.ts'
import { commandOf } from '../queue/keys.ts'
import { WordedElement } from '../view-element.ts'
import { EditPageElement } from './edit-element.ts'
import { renderPage, titleOf, type PageActs } from './item.ts'
import { MergePagesElement } from './merge-element.ts'
import '../styles/view.css'
import '../styles/pages.css'

customElements.define('baraza-edit-page', EditPageElement)
customElements.define('baraza-merge-pages', MergePagesElement)

const RANKS: readonly PageRank[] = ['recent', 'discussed', 'closed']
const PAGE = 40

type Dialog = { kind: 'edit' | 'merge'; page: AdminPage }

/**
 * The site's pages: which are talked about, what they are called, whether they take comments.
 *
 * @tagname baraza-pages
 */
export class PagesElement extends WordedElement<PagesMessages> {
  static override properties: PropertyDeclarations = {
    ...WordedElement.properties,
    dialog: { state: true },
    said: { state: true },
    problems: { state: true },
  }

  declare protected dialog: Dialog | undefined
  /** What was done last, for who cannot see it. */
  declare protected said: string
  /** By the page's id. */
  declare protected problems: ReadonlyMap<string, string>

  #pages: Keyset<AdminPage> | undefined
  #rank: PageRank | undefined

  constructor() {
    super()
    this.said = ''
    this.problems = new Map()
  }

  protected override loadWords() {
    return loadPagesMessages()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#pages?.close()
    this.#rank = undefined
  }

  protected override willUpdate(changed: PropertyValues) {
    if (!changed.has('address')) return
    const rank = RANKS.find((each) => each === this.address.query.get('rank')) ?? 'recent'
    if (rank === this.#rank) return
    this.#rank = rank
    this.#pages?.close()
    this.#pages = new Keyset(
      async (cursor, signal) => {
        const { pages, nextCursor } = await ask<PageList>(`${this.base}/pages${query({ rank, cursor, limit: PAGE })}`, {
          signal,
        })
        return { items: pages, nextCursor }
      },
      () => this.requestUpdate(),
    )
  }

  protected override render() {
    const { setting, words } = this
    const pages = this.#pages!
    return html`<main class="view" @keydown=${this.#handleKey}>
      <header class="view-head">
        <h1>${setting.messages.views.pages}</h1>
        <nav class="ranks" aria-label=${setting.messages.views.pages}>
          ${RANKS.map(
            (rank) =>
              html`<a
                href=${formatAddress({
                  siteId: setting.site.id,
                  view: 'pages',
                  query: new URLSearchParams(rank === 'recent' ? {} : { rank }),
                })}
                aria-current=${rank === this.#rank ? 'page' : nothing}
                >${words.ranks[rank]}</a
              >`,
          )}
        </nav>
      </header>
      <p class="visually-hidden" role="status">${this.said}</p>
      <ol class="rows" aria-label=${words.list} aria-busy=${pages.state === 'loading'}>
        ${repeat(
          pages.items,
          ({ id }) => id,
          (page) => renderPage(setting, words, page, this.#acts, this.problems.get(page.id)),
        )}
      </ol>
      ${renderEnd(setting, pages, words.empty[this.#rank!])} ${this.#renderDialog()}
    </main>`
  }

  #renderDialog() {
    const { dialog, setting, words } = this
    const close = () => (this.dialog = undefined)
    if (!dialog) return nothing
    const { page } = dialog
    return dialog.kind === 'edit'
      ? html`<baraza-edit-page
          .setting=${setting}
          .words=${words}
          .page=${page}
          .store=${this.#replace}
          @baraza-dialog-closed=${close}
        ></baraza-edit-page>`
      : html`<baraza-merge-pages
          .setting=${setting}
          .words=${words}
          .page=${page}
          .others=${this.#pages!.items.filter(({ id }) => id !== page.id)}
          .store=${this.#merge}
          @baraza-dialog-closed=${close}
        ></baraza-merge-pages>`
  }

  readonly #acts: PageActs = {
    edit: (page) => (this.dialog = { kind: 'edit', page }),
    merge: (page) => (this.dialog = { kind: 'merge', page }),
    close: (page) => void this.#close(page),
  }

  /** Can be taken back by the button that takes its place. */
  async #close({ id, key, closedAt }: AdminPage) {
    const body = { closedAt: closedAt ? null : new Date().toISOString() }
    const problems = new Map(this.problems)
    problems.delete(id)
    try {
      const path = `${this.base}/page${query({ pageKey: key })}`
      const { page } = await ask<{ page: AdminPage }>(path, { method: 'PATCH', body })
      this.#replace(page)
      this.said = (page.closedAt ? this.words.nowClosed : this.words.nowOpen)(titleOf(page))
    } catch (error) {
      problems.set(id, sayProblem(this.setting.messages, error))
    }
    this.problems = problems
  }

  /** It stays where it is in the list until the list is opened anew: nothing moves under one's eyes. */
  readonly #replace = (page: AdminPage) => {
    this.#pages!.items = this.#pages!.items.map((each) => (each.id === page.id ? page : each))
    if (this.dialog?.page.id === page.id) this.dialog = { ...this.dialog, page }
    this.requestUpdate()
  }

  readonly #merge = (gone: AdminPage, merged: AdminPage) => {
    this.#pages!.items = this.#pages!.items.filter(({ id }) => id !== gone.id)
    this.#replace(merged)
  }

  /** J and K walk the list, as in the queue. */
  readonly #handleKey = (event: KeyboardEvent) => {
    const command = commandOf(event)
    if ((command !== 'down' && command !== 'up') || event.key.startsWith('Arrow')) return
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('.row-link')]
    const row = (event.target as Element).closest('.row')
    const at = links.findIndex((link) => row?.contains(link))
    const next = links[command === 'down' ? at + 1 : Math.max(at - 1, 0)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'baraza-edit-page': EditPageElement
    'baraza-merge-pages': MergePagesElement
  }
}
