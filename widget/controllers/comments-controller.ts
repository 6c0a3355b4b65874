import type { Comment, CommentList } from '../../shared/comment.ts'
import type { Page } from '../../shared/page.ts'
import type { Sort } from '../../shared/site.ts'
import { ApiError, read } from '../answer.ts'
import { loader } from '../loader.ts'
import type { ReactiveElement } from '../reactive-element.ts'
import { ownName, recall, type OwnComment } from '../storage.ts'
import { Threads } from '../threads.ts'

/** Which comments, from where, in which order. */
export interface Wanted {
  site: string
  /** The address of the site's comments. */
  base: string
  pageKey: string
  sort: Sort | null
}

/** The comments of one page: how they arrive, and what becomes of them. Everything asked for ends with the page. */
export class CommentsController {
  wanted: Wanted | undefined
  threads = new Threads()

  /** Undefined until the list has come for the first time. */
  page: Page | undefined

  /** Where the list goes on. */
  cursor: string | null = null

  /** What this browser has posted here, with what it takes to change it. */
  own: OwnComment[] = []

  /**
   * What is said of the permalink that was followed to where the list does not have it: before the top of its conversation,
   * or before the list if it leads nowhere.
   */
  linked: { top?: string; sentence: string } | undefined

  readonly #host: ReactiveElement

  #abort = new AbortController()

  /** What is under way or was refused: `list`, `more`, or more replies to the comment of this id. */
  readonly #work = new Map<string, ApiError | undefined>()

  constructor(host: ReactiveElement) {
    this.#host = host
    host.whileConnected(() => {
      this.#renew()
      // An element that was moved asks again for what it still lacks.
      if (!this.page) this.wanted = undefined
      host.requestUpdate()
      return () => this.#abort.abort()
    })
  }

  /** The list has come, or will not. */
  get isSettled() {
    return this.page ?? this.failure('list')
  }

  isBusy(work: string) {
    return this.#work.has(work) && !this.failure(work)
  }

  failure(work: string) {
    return this.#work.get(work)
  }

  /** Another page, or another order of the same one, which keeps what is there until it has come. */
  show(wanted: Wanted): Promise<void> | undefined {
    const { base, pageKey, sort } = this.wanted ?? {}
    const isSamePage = base === wanted.base && pageKey === wanted.pageKey
    if (isSamePage && sort === wanted.sort) return undefined
    this.wanted = wanted
    this.#renew()
    if (!isSamePage) {
      this.page = undefined
      this.threads = new Threads()
    }
    return this.load()
  }

  async load(): Promise<void> {
    const list = await this.ask('list', (signal) => this.list(signal))
    if (!list) return
    this.threads = new Threads()
    this.linked = undefined
    this.take(list)
    this.readOwn()
    // What waits is nowhere else.
    for (const { comment } of this.own)
      if (comment.status === 'pending' && !this.threads.comments.has(comment.id)) this.put(comment)
  }

  readOwn() {
    const { site, pageKey } = this.wanted!
    this.own = recall(site, ownName(pageKey)) ?? []
    this.#host.requestUpdate()
  }

  /** A comment that did not come with the list: under its parent, or before the list. */
  put(comment: Comment) {
    const { comments, lead } = this.threads
    if (!comments.has(comment.id)) lead.unshift(comment.id)
    this.threads.put([comment])
    this.#host.requestUpdate()
  }

  /**
   * Resolves to undefined when refused, which is kept for the place it concerns, and when nobody waits for the answer
   * any more.
   */
  async ask<Answer>(work: string, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | undefined> {
    const { signal } = this.#abort
    if (signal.aborted) return undefined
    this.#work.set(work, undefined)
    this.#host.requestUpdate()
    try {
      const answer = await ask(signal)
      if (signal.aborted) return undefined
      this.#work.delete(work)
      return answer
    } catch (error) {
      // A server that fails may answer the next time, as one that is not reached.
      const isRefusal = error instanceof ApiError && error.type !== 'internal-error'
      if (!signal.aborted) this.#work.set(work, isRefusal ? error : new ApiError('offline'))
      return undefined
    } finally {
      this.#host.requestUpdate()
    }
  }

  list(signal: AbortSignal, cursor?: string | null) {
    const { base, pageKey, sort } = this.wanted!
    return get<CommentList>(loader.listUrl(base, { pageKey, sort, cursor }), signal)
  }

  /** Resolves to what of the list is new. */
  take({ page, comments, nextCursor }: CommentList): Comment[] {
    this.page = page
    this.cursor = nextCursor
    this.threads.listed.push(...comments.map(({ id }) => id))
    return this.threads.put(comments)
  }

  /** Ends what is under way. */
  #renew() {
    this.#abort.abort()
    this.#abort = new AbortController()
    this.#work.clear()
  }
}

/** Reads send no header of their own, so that they need no preflight and any cache may answer them. */
export const get = async <Answer>(url: string, signal: AbortSignal) =>
  read<Answer>(await (loader.take(url) ?? fetch(url, { signal })))
