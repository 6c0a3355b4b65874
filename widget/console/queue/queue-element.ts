import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { PageList } from '../../../shared/admin-pages.ts'
import { ask } from '../api.ts'
import type { LiveEvent } from '../live.ts'
import { ViewElement } from '../view-element.ts'
import { renderBulk, renderFilters, renderKeys, renderKeysDialog, renderTabs } from './bars.ts'
import { renderBlockDialog } from './block-dialog.ts'
import { ContextElement } from './context-element.ts'
import type { Entry } from './entries.ts'
import { readFilter, type Filter } from './filter.ts'
import { renderEntry, type Acts } from './item.ts'
import { commandOf } from './keys.ts'
import { renderEnd, renderStrips, renderThumbs, renderToast } from './notices.ts'
import { OnPageElement } from './on-page-element.ts'
import { Queue } from './queue.ts'
import { ReplyElement } from './reply-element.ts'
import { watchSwipes } from './swipes.ts'
import { ViewDialogElement } from './view-dialog.ts'

customElements.define('baraza-context', ContextElement)
customElements.define('baraza-on-page', OnPageElement)
customElements.define('baraza-reply', ReplyElement)
customElements.define('baraza-view-dialog', ViewDialogElement)

type Dialog = { kind: 'keys' | 'view' } | { kind: 'block'; targets: Entry[] }

/**
 * What waits for a moderator, and everything else that was ever written: one list, one key for each decision.
 *
 * @tagname baraza-queue
 */
export class QueueElement extends ViewElement {
  static override properties: PropertyDeclarations = {
    ...ViewElement.properties,
    pages: { state: true },
    dialog: { state: true },
    replyTo: { state: true },
  }

  declare protected pages: PageList['pages']
  declare protected dialog: Dialog | undefined
  /** The comment that a reply is being written to. */
  declare protected replyTo: string | undefined

  #queue: Queue | undefined
  #filter: Filter | undefined
  /** Where the current comment stood on the screen before something was drawn: the next one comes to stand there. */
  #top: number | undefined
  #seenId: string | undefined
  #abort = new AbortController()

  constructor() {
    super()
    this.pages = []
  }

  override connectedCallback() {
    super.connectedCallback()
    const { signal } = (this.#abort = new AbortController())
    document.addEventListener('keydown', this.#handleKey, { signal })
    addEventListener('online', () => this.#queue?.decisions.retry(), { signal })
    addEventListener('beforeunload', this.#handleUnload, { signal })
    this.setting.live.addEventListener('message', this.#handleLive as EventListener, { signal })
    this.setting.views.addEventListener('change', this.#handleChange, { signal })
    this.setting.live.addEventListener('again', this.#handleAgain, { signal })
    void this.#loadPages(signal)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
    this.#queue?.close()
  }

  async #loadPages(signal: AbortSignal) {
    const { pages } = await ask<PageList>(`${this.base}/pages?rank=recent`, { signal }).catch(() => ({ pages: [] }))
    this.pages = pages
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('address')) this.#begin()
    this.#top = this.#currentItem()?.getBoundingClientRect().top
  }

  #begin() {
    const filter = readFilter(this.address.query)
    if (JSON.stringify(filter) === JSON.stringify(this.#filter)) return
    this.#filter = filter
    this.#queue?.removeEventListener('change', this.#handleChange)
    this.#queue?.close()
    this.#queue = new Queue(this.base, filter)
    this.#queue.addEventListener('change', this.#handleChange)
    this.replyTo = this.dialog = undefined
    this.#seenId = undefined
    void this.#queue.load()
  }

  protected override render() {
    const [queue, filter, setting] = [this.#queue!, this.#filter!, this.setting]
    const { messages } = setting
    return html`<main class="queue">
        <h1 class="visually-hidden">${messages.views.queue}</h1>
        ${renderTabs(setting, filter, queue.tallies)}
        ${renderFilters(setting, filter, this.pages, () => (this.dialog = { kind: 'view' }))}
        ${renderStrips(setting, queue)}
        <ol
          class="held"
          aria-label=${messages.queue.list}
          aria-busy=${queue.state === 'loading'}
          @scroll=${this.#handleScroll}
        >
          ${repeat(
            queue.entries.drawn,
            ({ comment }) => comment.id,
            (entry) => this.#renderEntry(entry),
          )}
          ${renderEnd(setting, queue, filter)}
        </ol>
        ${
          queue.entries.ticked.size > 0
            ? renderBulk(setting, queue.entries.ticked.size, this.#acts, () => queue.clear())
            : nothing
        }
        ${renderThumbs(setting, queue, this.#acts, this.#handleUndo)}
      </main>
      <aside class="context" aria-label=${messages.queue.context}>
        <baraza-context .setting=${setting} .comment=${queue.entries.current?.comment}></baraza-context>
        ${renderToast(setting, queue.decisions, this.#handleUndo)}
      </aside>
      ${renderKeys(setting, () => (this.dialog = { kind: 'keys' }))} ${this.#renderDialog(queue)}`
  }

  #renderEntry(entry: Entry) {
    const { id } = entry.comment
    const { entries } = this.#queue!
    const reply =
      this.replyTo === id
        ? html`<baraza-reply
            .setting=${this.setting}
            .comment=${entry.comment}
            .send=${(body: string, key: string) => this.#queue!.decisions.reply(entry, body, key)}
            @baraza-reply-done=${this.#handleReplyDone}
          ></baraza-reply>`
        : nothing
    const state = { isCurrent: entries.currentId === id, isTicked: entries.ticked.has(id), reply }
    return renderEntry(this.setting, entry, state, this.#acts)
  }

  #renderDialog(queue: Queue) {
    const close = () => (this.dialog = undefined)
    if (this.dialog?.kind === 'keys') return renderKeysDialog(this.setting, close)
    if (this.dialog?.kind === 'view')
      return html`<baraza-view-dialog
        .setting=${this.setting}
        .filter=${this.#filter}
        @close=${close}
      ></baraza-view-dialog>`
    if (this.dialog?.kind !== 'block') return nothing
    const { targets } = this.dialog
    return renderBlockDialog(this.setting, targets, (choice) => queue.decisions.block(targets, choice), close)
  }

  protected override updated() {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog:not([open])')
    dialog?.showModal()
    this.#followCurrent()
  }

  /** The comment that has become the current one takes the place of the one before, and keyboard and screen reader go along. */
  #followCurrent() {
    const id = this.#queue?.entries.currentId
    const item = this.#currentItem()
    const list = item?.parentElement
    if (!item || !list || id === this.#seenId) return
    const isFirst = this.#seenId === undefined
    this.#seenId = id
    if (isFirst) return
    const hadFocus = list.contains(document.activeElement) || document.activeElement === document.body
    const scroller = getComputedStyle(list).overflowY === 'visible' ? document.scrollingElement! : list
    if (this.#top !== undefined && this.#queue!.decisions.news)
      scroller.scrollTop += item.getBoundingClientRect().top - this.#top
    item.scrollIntoView({ block: 'nearest' })
    if (hadFocus) item.focus({ preventScroll: true })
  }

  #currentItem() {
    const id = this.#queue?.entries.currentId
    return id === undefined ? null : this.renderRoot?.querySelector<HTMLElement>(`.item[data-id="${CSS.escape(id)}"]`)
  }

  readonly #acts: Acts = {
    choose: (id) => this.#queue!.choose(id),
    toggle: (id, isRange) => this.#queue!.toggle(id, isRange),
    approve: () => this.#queue!.decisions.decide('approved'),
    reject: () => this.#queue!.decisions.decide('rejected'),
    spam: () => this.#queue!.decisions.decide('spam'),
    reply: () => this.#reply(),
    block: () => this.#block(),
    retry: () => this.#queue!.decisions.retry(),
  }

  #reply() {
    const { current } = this.#queue!.entries
    if (!current || current.outcome?.isDone) return
    this.#queue!.entries.answeredId = this.replyTo = current.comment.id
  }

  #block() {
    const targets = this.#queue!.entries.targets()
    if (targets.length > 0) this.dialog = { kind: 'block', targets }
  }

  readonly #handleReplyDone = () => {
    this.#queue!.entries.answeredId = this.replyTo = undefined
    void this.updateComplete.then(() => this.#currentItem()?.focus({ preventScroll: true }))
  }

  readonly #handleKey = (event: KeyboardEvent) => {
    const command = commandOf(event)
    const queue = this.#queue
    if (!command || !queue) return
    const { approve, reject, spam, reply, block } = this.#acts
    const commands = {
      down: () => queue.move(1),
      up: () => queue.move(-1),
      move: () => {},
      approve,
      reject,
      spam,
      reply,
      block,
      undo: () => queue.decisions.undo(),
      select: () => queue.toggle(),
      range: () => queue.toggle(undefined, true),
      search: () => this.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus(),
      open: () => this.renderRoot.querySelector<HTMLAnchorElement>('.context .author-link')?.click(),
      clear: () => {
        if (document.activeElement?.matches('.search input')) (document.activeElement as HTMLElement).blur()
        else queue.clear()
      },
      allKeys: () => (this.dialog = { kind: 'keys' }),
    }
    // A key held down does not decide on what it has not shown.
    if (event.repeat && command !== 'down' && command !== 'up') return
    event.preventDefault()
    commands[command]()
  }

  readonly #handleChange = () => this.requestUpdate()
  readonly #handleUndo = () => this.#queue!.decisions.undo()
  readonly #handleLive = ({ message }: LiveEvent) => this.#queue?.hear(message, this.setting.me.id)

  /** Something may have been missed, or one was signed out in between. */
  readonly #handleAgain = () => {
    this.#queue?.decisions.retry()
    void this.#queue?.refresh()
    void this.#queue?.countTallies()
  }

  readonly #handleScroll = () => {
    const list = this.renderRoot.querySelector('.held')!
    if (list.scrollHeight - list.scrollTop < 3 * list.clientHeight) void this.#queue?.more()
  }

  readonly #handleUnload = (event: Event) => {
    if (this.#queue?.decisions.isBusy) event.preventDefault()
  }

  protected override firstUpdated() {
    watchSwipes(this.renderRoot.querySelector<HTMLElement>('.held')!, (id, direction) => {
      const queue = this.#queue!
      const entry = queue.entries.get(id)
      if (entry && !entry.outcome?.isDone)
        queue.decisions.decide(direction === 'end' ? 'approved' : 'rejected', [entry])
    })
  }
}
