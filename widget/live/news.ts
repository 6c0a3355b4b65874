import type { ChangedComment, PageMessage } from '../../shared/live-page.ts'
import type { Acts } from '../acts.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { loadRareMessages } from '../form/language.ts'
import type { LiveMessages } from '../locales/live-messages.ts'
import type { Threads } from '../threads.ts'
import { Arrivals, type Changes } from './arrivals.ts'
import { ArrivalsElement } from './arrivals-element.ts'
import { catchUp } from './catch-up.ts'
import type { Clock } from './clock.ts'
import { loadLiveMessages } from './language.ts'
import { Places, type Pill } from './places.ts'

const NAME = 'baraza-arrivals'

if (!customElements.get(NAME)) customElements.define(NAME, ArrivalsElement)

/** So long at most a reader waits before asking for what all others ask for too. */
const SPREAD = 2_000

/** How often is looked whether the answer to what somebody has sent is there. */
const LOOK_EVERY = 500

/** What has changed on the page since its list came, and how the reader is told. */
export class News {
  readonly #root: CommentsElement
  readonly #acts: Acts
  readonly #clock: Clock
  readonly #places: Places

  #threads: Threads | undefined
  #arrivals!: Arrivals
  #messages: LiveMessages | undefined
  #isAnnounced = false

  constructor(root: CommentsElement, acts: Acts, clock: Clock) {
    this.#root = root
    this.#acts = acts
    this.#clock = clock
    this.#places = new Places(root, this.draw)
    root.addEventListener('baraza-comment-posted', ({ comment }) => {
      this.#arrivals.forget(comment.id)
      this.draw()
    })
    root.whileConnected((signal) => addEventListener('scroll', this.#release, { signal, passive: true, capture: true }))
  }

  /** Who has all of `revision` has all of the one that this resolves to. */
  async take(message: Exclude<PageMessage, { type: 'readers' }>, revision: number): Promise<number> {
    const { comments, locale, setting } = this.#root
    const { threads } = comments
    if (threads !== this.#threads) this.#arrivals = new Arrivals(comments)
    this.#threads = threads
    this.#messages = await loadLiveMessages(locale.locale)
    let changes: Changes
    if (message.type === 'changed' && message.since <= revision) changes = message
    else {
      if (message.type !== 'hello')
        await new Promise<void>((resolve) => this.#clock.after(this.#clock.random() * SPREAD, resolve))
      changes = await catchUp(revision, setting, (signal) => comments.list(signal))
    }
    // Another list has come meanwhile.
    if (!comments.page || comments.threads !== threads) return revision
    await this.#apply(changes)
    this.draw()
    return changes.revision
  }

  readonly draw = () => {
    const { comments, locale } = this.#root
    // The list may be drawn again before the first words are there.
    if (!this.#messages) return
    // Somebody's own comment may be told before its answer has arrived: then it is no news.
    if (this.#isSending()) return void this.#clock.after(LOOK_EVERY, this.draw)
    const { newComments, newReplies } = this.#messages
    const groups = new Map<string | undefined, ChangedComment[]>()
    for (const [id, group] of comments.threads === this.#threads ? this.#arrivals.groups() : []) {
      // What no comment has a place for is told with what is new above the list.
      const place = id !== undefined && this.#places.rowOf(id) ? id : undefined
      groups.set(place, [...(groups.get(place) ?? []), ...group])
    }
    const pills = new Map<string | undefined, Pill>()
    let total = 0
    for (const [place, group] of groups) {
      const count = group.filter(({ author }) => author).length
      if (count === 0) continue
      total += count
      const say = place === undefined ? newComments : newReplies
      pills.set(place, { label: say(count, locale.formats.figure(count)), show: () => this.#show(group) })
    }
    this.#places.draw(pills, this.#isOldestFirst)
    // Once, and not for each that comes on top: it is there when somebody looks.
    if (total > 0 && !this.#isAnnounced) this.#root.said = newComments(total, locale.formats.figure(total))
    this.#isAnnounced = total > 0
  }

  get #isOldestFirst() {
    const { comments, sort } = this.#root
    return (sort ?? comments.page?.sort) === 'oldest'
  }

  async #apply(changes: Changes) {
    const { comments, locale, renderRoot } = this.#root
    const known = (id: string) => comments.threads.comments.get(id)
    const focused = () => (renderRoot as ShadowRoot).activeElement
    const taken = changes.comments.filter(({ id, author }) => !author && known(id)?.author)
    const lost = taken.find(({ id }) => this.#places.find(id)?.contains(focused()))
    const isOwn = changes.comments.some(({ id, status }) => status === 'approved' && known(id)?.status === 'pending')
    for (const { id } of taken) this.#places.keepHeight(id)
    this.#arrivals.take(changes, this.#places.isSeen)
    this.#root.requestUpdate()
    // Votes are none of the list's: who draws them hears of it here.
    renderRoot.dispatchEvent(new Event('baraza-changed'))
    if (isOwn) this.#root.said = (await loadRareMessages(locale.locale)).published
    if (!lost) return
    const element = await this.#acts.find(lost.id)
    if (!element?.contains(focused())) element?.focus({ preventScroll: true })
  }

  readonly #release = () => {
    if (!this.#arrivals.hasHeld || this.#root.comments.threads !== this.#threads) return
    this.#arrivals.release(this.#places.isSeen)
    this.#root.requestUpdate()
  }

  /** Somebody has asked for them: focus goes to the first, as for what any other button brings. */
  async #show(group: readonly ChangedComment[]) {
    this.#arrivals.show(group, this.#isOldestFirst)
    this.#root.requestUpdate()
    void this.#acts.focus(...group.map(({ id }) => id))
    const { locale, formats } = this.#root.locale
    const rare = await loadRareMessages(locale).catch(() => undefined)
    this.#root.said = rare?.shown(group.length, formats.figure(group.length))
  }

  #isSending() {
    const { open, renderRoot } = this.#root
    // The two places of a form, by ids: this is asked whenever something is drawn, and there may be a thousand comments.
    return ['respond', `comment-${open?.id}`].some((id) =>
      (renderRoot as ShadowRoot)
        .getElementById(id)
        ?.querySelector('baraza-comment-form')
        ?.shadowRoot?.querySelector('form [aria-disabled=true]'),
    )
  }
}
