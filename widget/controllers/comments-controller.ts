import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'
import type { Comment, CommentList } from '../../shared/comment.ts'
import type { Page } from '../../shared/page.ts'
import type { Sort } from '../../shared/site.ts'
import { Api, ApiError, read } from '../api.ts'
import { takeEarly } from '../early.ts'
import { SiteStorage, type OwnComment } from '../storage.ts'
import { Threads, isPublished } from '../threads.ts'

/** Which comments, from where, in which order. */
export interface Wanted {
  server: string
  site: string
  pageKey: string
  sort: Sort | undefined
}

/** The comments of one page: how they arrive, and what becomes of them. Everything asked for ends with the page. */
export class CommentsController implements ReactiveController {
  wanted: Wanted | undefined
  api!: Api
  storage!: SiteStorage
  threads = new Threads()

  /** Undefined until the list has come for the first time. */
  page: Page | undefined

  /** Where the list goes on. */
  cursor: string | null = null

  /** What this browser has posted here, with what it takes to change it. */
  own: OwnComment[] = []

  /** The top of the conversation that a permalink led to, where the list does not have it; null if there is none. */
  linked: string | null | undefined

  readonly #host: ReactiveElement
  #abort = new AbortController()

  /** What is under way or was refused: `list`, `more`, or more replies to the comment of this id. */
  readonly #work = new Map<string, ApiError | undefined>()

  constructor(host: ReactiveElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected() {
    this.#renew()
    // An element that was moved asks again for what it still lacks.
    if (!this.page) this.wanted = undefined
    this.#host.requestUpdate()
  }

  hostDisconnected() {
    this.#abort.abort()
  }

  /** The list has come, or will not. */
  get isSettled() {
    return !!this.page || !!this.failure('list')
  }

  isBusy(work: string) {
    return this.#work.has(work) && !this.failure(work)
  }

  failure(work: string) {
    return this.#work.get(work)
  }

  /** Another page, or another order of the same one, which keeps what is there until it has come. */
  show(wanted: Wanted): Promise<void> | undefined {
    const before = this.wanted
    const isSamePage = (['server', 'site', 'pageKey'] as const).every((name) => before?.[name] === wanted[name])
    if (isSamePage && before?.sort === wanted.sort) return undefined
    this.wanted = wanted
    this.#renew()
    if (!isSamePage) {
      this.api = new Api(wanted.server, wanted.site)
      this.storage = new SiteStorage(wanted.site)
      this.page = undefined
    }
    return this.load()
  }

  async load(): Promise<void> {
    const list = await this.ask('list', (signal) => {
      const early = takeEarly(this.api.listUrl(this.wanted!))
      return early ? early.then((response) => read<CommentList>(response)) : this.api.list(this.wanted!, signal)
    })
    if (!list) return
    this.threads = new Threads()
    this.linked = undefined
    this.#take(list)
    void this.readOwn()?.then(({ checkOwn }) => checkOwn(this))
    for (const { comment } of this.own) {
      if (comment.status === 'pending' && !this.threads.get(comment.id)) this.put(comment)
    }
  }

  /** The next page of the list; resolves to what is new. */
  async more(): Promise<Comment[]> {
    const list = await this.ask('more', (signal) => this.api.list({ ...this.wanted!, cursor: this.cursor! }, signal))
    return list ? this.#take(list) : []
  }

  /** More of a conversation; resolves to what is new. */
  async moreReplies(root: Comment): Promise<Comment[]> {
    const list = await this.ask(root.id, (signal) => this.api.replies(root.id, root.repliesCursor ?? undefined, signal))
    if (!list) return []
    this.put({ ...root, repliesCursor: list.nextCursor })
    return this.threads.put(list.comments, root.id)
  }

  /** A comment that did not come with the list: under its parent, or before the list. */
  put(comment: Comment) {
    const { threads } = this
    if (!threads.get(comment.id)) threads.lead.unshift(comment.id)
    threads.put([comment])
    this.#host.requestUpdate()
  }

  /** The form has posted or changed a comment, and remembers it. */
  posted(comment: Comment) {
    const before = this.threads.get(comment.id)
    this.put(comment)
    this.count(comment.id, Number(isPublished(comment)) - Number(!!before && isPublished(before)))
    void this.readOwn()
  }

  /** The figures that the server will give next time. */
  count(id: string, by: number) {
    if (this.page) this.page = { ...this.page, commentCount: this.page.commentCount + by }
    const root = this.threads.get(this.threads.rootOf(id) ?? '')
    if (root && root.id !== id) this.put({ ...root, replyCount: root.replyCount + by })
  }

  /** Editing and deleting is a chunk of its own: most readers have never posted here. */
  readOwn() {
    this.own = this.storage.ownComments(this.wanted!.pageKey)
    this.#host.requestUpdate()
    return this.own.length > 0 ? import('../own.ts') : undefined
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
      if (!signal.aborted) this.#work.set(work, error instanceof ApiError ? error : new ApiError('offline'))
      return undefined
    } finally {
      this.#host.requestUpdate()
    }
  }

  #take({ page, comments, nextCursor }: CommentList): Comment[] {
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
