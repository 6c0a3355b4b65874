import type { Comment } from '../../shared/comment.ts'
import type { Acts } from '../acts.ts'
import { request } from '../api.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import type { EngageMessages } from '../locales/engage-messages.ts'
import { keepReader, readerOf } from '../reader.ts'
import { recall, remember, type Muted } from '../storage.ts'
import { loadEngageMessages } from './language.ts'
import { Places } from './places.ts'
import { offerQuotes } from './selection.ts'
import { show, stepByKeys } from './steps.ts'
import { toggle } from './toggle.ts'
import { noteVisit } from './visits.ts'
import { Votes } from './votes.ts'

/** Of authors muted in one browser; the first ones are forgotten. */
const MOST_MUTED = 200

/** What one reader has done with the comments of one page, and how that changes. */
export class Engagement {
  readonly root: CommentsElement
  readonly acts: Acts
  readonly votes = new Votes(this)
  messages!: EngageMessages

  /** What was refused or did not arrive, by comment. */
  readonly problems = new Map<string, string>()

  /** By comment: what is behind “More” is shown, its address lies in the clipboard, its branch is collapsed. */
  readonly opened = new Set<string>()
  readonly copied = new Set<string>()
  readonly collapsed = new Set<string>()

  /** Of somebody who is muted, and shown all the same until the page is loaded again. */
  readonly #shown = new Set<string>()

  /** Authors who were muted before this page was loaded: their words were drawn before that was known. */
  mutedBefore = new Set<string>()

  /** Comments since then are new; undefined on a first visit. */
  since: string | undefined

  #muted: Muted[] = []
  #page: string | undefined
  readonly #places: Places
  #before: Promise<unknown> = Promise.resolve()

  constructor(root: CommentsElement, acts: Acts) {
    this.root = root
    this.acts = acts
    this.#places = new Places(this)
    offerQuotes(this)
    stepByKeys(root)
  }

  /** Each time that a list has come. */
  async begin() {
    const { base, locale, pageKey, site } = this.root.setting
    const before = this.messages
    this.messages = await loadEngageMessages(locale)
    const page = `${base} ${pageKey}`
    if (page !== this.#page) {
      this.#page = page
      for (const each of [this.problems, this.opened, this.copied, this.collapsed, this.#shown]) each.clear()
      this.votes.clear()
      this.since = noteVisit(site, pageKey)
      this.#muted = recall(site, 'muted') ?? []
      this.mutedBefore = new Set(this.#muted.map(({ id }) => id))
    }
    this.#places.open()
    // The page has turned to another language.
    if (before && before !== this.messages) this.draw()
    await this.votes.ask()
  }

  figure(count: number) {
    return this.root.locale.formats.figure(count)
  }

  isOwn(id: string) {
    return this.root.comments.own.some(({ comment }) => comment.id === id)
  }

  isNew({ author, createdAt, id }: Comment) {
    return this.since !== undefined && createdAt > this.since && !!author && !this.isOwn(id)
  }

  isMuted({ author, id }: Comment) {
    return !this.#shown.has(id) && this.#muted.some((each) => each.id === author?.id)
  }

  /** The rows of these comments, or all. */
  draw(...ids: string[]) {
    this.#places.draw(ids.length > 0 ? ids : undefined)
  }

  /** One act after the other: the first one brings the token that the others are sent with. */
  act<Answer extends { readerToken?: string | undefined }>(path: string, method: string, body?: object) {
    const { base, site } = this.root.setting
    const act = async () => {
      const token = readerOf(site)
      const answer = await request<Answer>(`${base}/${path}`, { method, token, ...(body && { body }) })
      keepReader(site, answer.readerToken ?? token)
      return answer
    }
    const done = this.#before.then(act)
    this.#before = done.catch(() => {})
    return done
  }

  /** A comment and what stands under it are put away behind a line, or shown again. */
  collapse(id: string, isCollapsed: boolean) {
    toggle(this.collapsed, id, isCollapsed)
    this.opened.delete(id)
    this.draw(id)
    if (isCollapsed) void this.#places.focusLine(id)
  }

  /** Wherever it stands; out of a branch that is collapsed, too. */
  goTo(id: string) {
    const { threads } = this.root.comments
    for (let at: string | undefined = id; at; at = threads.placeOf(threads.comments.get(at)!))
      if (this.collapsed.delete(at)) this.draw(at)
    const article = this.root.renderRoot.querySelector<HTMLElement>(`#comment-${CSS.escape(id)}`)
    if (article) show(article)
  }

  show(id: string) {
    this.#shown.add(id)
    this.draw(id)
  }

  mute(commentId: string, { id, name }: Muted) {
    this.opened.delete(commentId)
    this.#setMuted([...this.#muted.filter((each) => each.id !== id), { id, name }].slice(-MOST_MUTED))
    void this.#places.focusLine(commentId)
  }

  unmute(authorId: string) {
    this.#setMuted(this.#muted.filter(({ id }) => id !== authorId))
  }

  #setMuted(muted: Muted[]) {
    this.#muted = muted
    this.mutedBefore.clear()
    remember(this.root.setting.site, 'muted', muted.length > 0 ? muted : undefined)
    this.draw()
  }

  /** In a chunk of its own: few readers ever report. */
  async report(comment: Comment) {
    try {
      const { openReport } = await import('./report.ts')
      await openReport(this, comment)
    } catch {
      this.problems.set(comment.id, this.messages.notOpened)
      this.draw(comment.id)
    }
  }
}
