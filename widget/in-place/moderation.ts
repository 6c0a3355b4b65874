import type { AdminComment } from '../../shared/admin.ts'
import type { Comment, CommentStatus } from '../../shared/comment.ts'
import type { InPlace } from '../../shared/in-place.ts'
import type { Acts } from '../acts.ts'
import { ApiError } from '../answer.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { bring } from '../linked.ts'
import type { InPlaceMessages } from '../locales/in-place-messages.ts'
import { isPublished } from '../threads.ts'
import { exchange, InPlaceApi } from './api.ts'
import { loadInPlaceMessages } from './language.ts'
import { Places } from './places.ts'
import { keepSession, recallSession } from './session.ts'
import { UNKNOWN, type Standing } from './standing.ts'

/** The session has ended, or its moderator is one no more. */
const OVER = ['not-authenticated', 'site-not-found']

/** What one moderator does under one article, from the console's code to "Stop". */
export class Moderation {
  readonly root: CommentsElement
  readonly acts: Acts
  /** Where the comments are of which the session is: an element may turn to another site. */
  readonly base: string

  messages!: InPlaceMessages
  session: InPlace | undefined
  /** What went wrong with the session, in words; `again` where trying once more may help. */
  problem: { sentence: string; again?: () => void } | undefined
  isSigningIn = false

  readonly #standings = new Map<string, Standing>()
  /** What readers are not given, or not any more: another order of the list does not have it. */
  readonly #kept = new Map<string, { pageKey: string; comment: Comment }>()
  readonly #places = new Places(this)
  #api!: InPlaceApi
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(root: CommentsElement, acts: Acts) {
    this.root = root
    this.acts = acts
    this.base = root.setting.base
  }

  async begin(code: string | undefined) {
    this.messages = await loadInPlaceMessages(this.root.setting.locale)
    if (code) return this.#exchange(code)
    if (!this.session) this.#open(recallSession(this.base))
    return undefined
  }

  async #exchange(code: string): Promise<void> {
    this.problem = undefined
    this.isSigningIn = true
    this.#places.open()
    try {
      const session = await exchange(this.base, code)
      if (session) keepSession(this.base, session)
      this.#open(session ?? recallSession(this.base))
    } catch (error) {
      const type = typeOf(error)
      const again = type === 'offline' ? () => void this.#exchange(code) : undefined
      this.problem = { sentence: this.say(type), ...(again && { again }) }
      // Who moderates here already goes on.
      if (!this.session) this.#open(recallSession(this.base))
    }
    this.isSigningIn = false
    this.#places.draw()
  }

  #open(session: InPlace | undefined) {
    if (!session) return
    const left = Date.parse(session.expiresAt) - Date.now()
    if (left <= 0) return this.end(this.messages.over)
    this.session = session
    this.#api = new InPlaceApi(this.base, session.token)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.end(this.messages.over), left)
    this.#places.open()
  }

  /** Nothing of it is left in this tab; the sentence says why, if it was not asked for. */
  end(sentence?: string) {
    clearTimeout(this.#timer)
    keepSession(this.base, undefined)
    this.session = undefined
    this.problem = sentence ? { sentence } : undefined
    history.replaceState(history.state, '', location.href.replace(/(#comment-[^&]*)&moderate$/, '$1'))
    this.#standings.clear()
    this.#forget()
    if (sentence) this.#places.open()
    else {
      this.#places.close()
      this.root.said = this.messages.stopped
    }
  }

  /** The element has turned to another site. The session stays in the tab: who comes back goes on. */
  leave() {
    clearTimeout(this.#timer)
    this.#places.close()
  }

  /** Readers are given none of it. */
  #forget() {
    const { comments } = this.root
    for (const [id, { comment }] of this.#kept)
      if (
        comments.threads.comments.get(id)?.status !== 'approved' &&
        !comments.own.some((own) => own.comment.id === id)
      )
        comments.threads.comments.delete(comment.id)
    this.#kept.clear()
    this.root.requestUpdate()
  }

  dismiss() {
    this.problem = undefined
    if (this.session) this.#places.draw()
    else this.#places.close()
  }

  say(type: string) {
    const { problems } = this.messages
    return (problems as Partial<Record<string, string>>)[type] ?? problems['internal-error']
  }

  standingOf(id: string) {
    return this.#standings.get(id) ?? UNKNOWN
  }

  /** A comment that waits, or was taken down: readers are told that it is not there. */
  async bring(id: string) {
    const { comments, setting } = this.root
    if (!this.session || !id || comments.threads.comments.has(id)) return
    const found = await this.#api.find(id).catch((error: unknown) => this.#fail(error))
    if (!found || found.page.key !== setting.pageKey || found.status === 'approved' || found.deletedAt) return
    const { parentId, status, checkName } = found
    if (parentId && !comments.threads.comments.has(parentId)) await bring(this.root, parentId)
    if (!comments.linked?.top) comments.linked = undefined
    this.#set(id, { status, checkName })
    this.#keep(toComment(found))
  }

  /** Those that the list has lost are there again. */
  restore() {
    const { comments, setting } = this.root
    if (!comments.page) return
    for (const { pageKey, comment } of this.#kept.values())
      if (pageKey === setting.pageKey && !comments.threads.comments.has(comment.id)) comments.put(comment)
  }

  #keep(comment: Comment) {
    this.#kept.set(comment.id, { pageKey: this.root.setting.pageKey, comment })
    this.root.comments.put(comment)
  }

  decide(comment: Comment, status: CommentStatus) {
    return this.#work(comment.id, async () => this.#settle(comment, status, await this.#api.decide(comment.id, status)))
  }

  undo(comment: Comment) {
    const { decisionId } = this.standingOf(comment.id)
    if (!decisionId) return undefined
    return this.#work(comment.id, async () => {
      try {
        this.#settle(comment, (await this.#api.undo(decisionId)).to)
      } catch (error) {
        if (typeOf(error) !== 'decision-superseded') throw error
        // Somebody else's decision stands: it is shown, with the reason why nothing was undone.
        this.#settle(comment, (await this.#api.find(comment.id)).status)
        throw error
      }
    })
  }

  pin(comment: Comment, isPinned: boolean) {
    return this.#work(comment.id, async () => {
      const { pinnedAt } = await this.#api.pin(comment.id, isPinned)
      this.root.comments.put({ ...comment, pinnedAt })
      this.root.said = isPinned ? this.messages.pinned : this.messages.unpinned
    })
  }

  /** Nobody would see an answer to what is not published: that is published first. */
  answer(comment: Comment, body: string, key: string) {
    return this.#work(comment.id, async () => {
      const { id } = comment
      if (comment.status !== 'approved') this.#settle(comment, 'approved', await this.#api.decide(id, 'approved'))
      const answer = await this.#api.answer(id, body, key)
      const { comments } = this.root
      if (!comments.threads.comments.has(answer.id)) {
        comments.put(answer)
        this.acts.count(answer.id, 1)
      }
      this.#set(id, { isAnswering: false })
      this.root.said = this.messages.published
      void this.acts.focus(answer.id)
    })
  }

  toggleAnswer(id: string, isAnswering: boolean) {
    this.#set(id, { isAnswering, problem: undefined })
  }

  #settle({ id }: Comment, status: CommentStatus, decisionId?: string) {
    const { comments } = this.root
    const before = comments.threads.comments.get(id)
    if (!before) return
    // To readers, what is not published waits: there is no other word for it in their part of the code.
    const comment: Comment = { ...before, status: status === 'approved' ? 'approved' : 'pending' }
    this.#set(id, { status, decisionId, checkName: null })
    this.#keep(comment)
    this.acts.count(id, Number(isPublished(comment)) - Number(isPublished(before)))
    this.root.said = this.messages.decided[status]
  }

  /** One thing at a time with each comment. Resolves to whether it worked. */
  async #work(id: string, work: () => Promise<void>) {
    if (this.standingOf(id).isBusy) return false
    this.#set(id, { isBusy: true, problem: undefined })
    try {
      await work()
      return true
    } catch (error) {
      this.#fail(error, id)
      return false
    } finally {
      if (this.session) {
        this.#set(id, { isBusy: false })
        await this.root.updateComplete
        this.#places.draw()
      }
    }
  }

  #fail(error: unknown, id?: string) {
    const type = typeOf(error)
    if (OVER.includes(type)) this.end(this.messages.over)
    else if (id) this.#set(id, { problem: this.say(type) })
  }

  #set(id: string, changes: Standing) {
    this.#standings.set(id, { ...this.standingOf(id), ...changes })
    this.#places.draw()
  }
}

const typeOf = (error: unknown) => (error instanceof ApiError ? error.type : 'internal-error')

/** What a moderator is given, as the list is drawn from. */
const toComment = ({ author, status, ...found }: AdminComment): Comment =>
  ({
    ...found,
    author: { id: author.id, name: author.name, website: author.website, role: author.role },
    status: status === 'approved' ? 'approved' : 'pending',
    closedAt: found.closedAt ?? undefined,
  }) as Comment
