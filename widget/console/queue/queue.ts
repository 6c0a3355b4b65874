import type { AdminComment, AdminCommentList } from '../../../shared/admin.ts'
import type { Tallies } from '../../../shared/admin-acts.ts'
import type { SiteMessage } from '../../../shared/live.ts'
import { ask } from '../api.ts'
import { Decisions } from './decisions.ts'
import { Entries } from './entries.ts'
import { askFilter, isNarrow, keeps, type Filter } from './filter.ts'

/** In one answer: enough for a screen and the next, within the budget of rows. */
const PAGE = 25
/** Comments left below the current one when the next are fetched: they are there before they are reached. */
const AHEAD = 15

/**
 * The comments that a filter finds, page by page, and what becomes of them meanwhile.
 *
 * Dispatches `change` whenever there is something else to draw.
 */
export class Queue extends EventTarget {
  readonly entries: Entries
  readonly decisions: Decisions
  state: 'loading' | 'ready' | 'failed' = 'loading'
  error: unknown
  tallies: Tallies['tallies'] | undefined
  /** Comments that have come since, and fit. */
  freshCount = 0

  readonly #base: string
  readonly #filter: Filter
  readonly #abort = new AbortController()
  #cursor: string | null = null
  #isFetching = false
  #talliesTimer: ReturnType<typeof setTimeout> | undefined

  constructor(base: string, filter: Filter) {
    super()
    this.#base = base
    this.#filter = filter
    this.entries = new Entries(filter)
    this.decisions = new Decisions(base, this.entries)
    this.decisions.addEventListener('change', () => {
      this.#changed()
      void this.more()
    })
    this.decisions.addEventListener('stored', () => this.#countSoon())
  }

  /** Nothing is asked for any more; what is to be stored still is. */
  close() {
    this.#abort.abort()
    clearTimeout(this.#talliesTimer)
  }

  get hasMore() {
    return this.#cursor !== null
  }

  async load() {
    this.state = 'loading'
    this.#changed()
    void this.countTallies()
    try {
      await this.#fetch(null)
      this.state = 'ready'
    } catch (error) {
      if (this.#abort.signal.aborted) return
      this.error = error
      this.state = 'failed'
    }
    this.#changed()
    await this.more()
  }

  /** Fetches until enough stands below the current comment: a page may be shorter than asked for, or empty. */
  async more() {
    if (this.#isFetching || this.state !== 'ready') return
    this.#isFetching = true
    try {
      while (this.#cursor && this.entries.left() < AHEAD) {
        await this.#fetch(this.#cursor)
        this.#changed()
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) this.decisions.tell({ kind: 'failed', error })
    } finally {
      this.#isFetching = false
    }
  }

  async #fetch(cursor: string | null) {
    const path = `${this.#base}/comments${askFilter(this.#filter, cursor, PAGE)}`
    const { comments, nextCursor } = await ask<AdminCommentList>(path, { signal: this.#abort.signal })
    this.entries.add(comments)
    this.#cursor = nextCursor
  }

  /** What has come since, in its place in the list. */
  async refresh() {
    this.freshCount = 0
    const path = `${this.#base}/comments${askFilter(this.#filter, null, PAGE)}`
    try {
      const { comments } = await ask<AdminCommentList>(path, { signal: this.#abort.signal })
      this.entries.add(comments)
    } catch (error) {
      if (!this.#abort.signal.aborted) this.decisions.tell({ kind: 'failed', error })
    }
    this.#changed()
  }

  async countTallies() {
    const answer = await ask<Tallies>(`${this.#base}/tallies`, { signal: this.#abort.signal }).catch(() => undefined)
    if (!answer) return
    this.tallies = answer.tallies
    dispatchEvent(new CustomEvent('baraza-tallies', { detail: answer.tallies }))
    this.#changed()
  }

  move(by: number) {
    this.entries.move(by)
    this.#changed()
    void this.more()
  }

  choose(id: string) {
    this.entries.currentId = id
    this.#changed()
    void this.more()
  }

  toggle(id = this.entries.currentId, isRange = false) {
    if (id) this.entries.toggle(id, isRange)
    this.#changed()
  }

  clear() {
    this.entries.ticked.clear()
    this.#changed()
  }

  /** What another moderator, a rule or a reader did. */
  hear(message: SiteMessage, myId: string) {
    switch (message.type) {
      case 'decided':
        for (const { commentId, to, moderator } of message.decisions)
          this.entries.hear([commentId], to, moderator?.id === myId ? null : (moderator?.name ?? null))
        break
      case 'posted':
        if (!isNarrow(this.#filter) && keeps(this.#filter, message.status)) this.freshCount += 1
        break
      case 'edited':
      case 'reported':
      case 'deleted':
        if (this.entries.get(message.commentId)) void this.#reload(message.commentId)
        break
      // Names, and perhaps words, are gone: what is drawn of them goes too.
      case 'erased':
        for (const { comment } of this.entries.drawn)
          if (message.authorIds.includes(comment.author.id)) void this.#reload(comment.id)
        break
      case 'present':
        return
    }
    this.#changed()
    this.#countSoon()
  }

  async #reload(id: string) {
    const path = `${this.#base}/comments/${encodeURIComponent(id)}`
    const answer = await ask<{ comment: AdminComment }>(path, { signal: this.#abort.signal }).catch(() => undefined)
    if (answer) this.entries.replace(answer.comment)
    this.#changed()
  }

  /** Not once for each of many decisions in a row. */
  #countSoon() {
    clearTimeout(this.#talliesTimer)
    this.#talliesTimer = setTimeout(() => void this.countTallies(), 500)
  }

  #changed() {
    this.dispatchEvent(new Event('change'))
  }
}
