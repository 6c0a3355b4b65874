import type { AdminComment, AdminCommentList } from '../../../shared/admin.ts'
import type { Tallies } from '../../../shared/admin-acts.ts'
import type { CommentStatus } from '../../../shared/comment.ts'
import { ask, query } from '../api.ts'
import type { SiteMessage } from '../../../shared/live.ts'
import { Decisions, type News } from '../queue/decisions.ts'
import { Entries } from '../queue/entries.ts'

const PAGE = 25

/**
 * Everything an author wrote, page by page, and the decisions taken on it here: the queue's own, so that they show at once,
 * are stored one after the other, and can be taken back.
 */
export class Writings {
  readonly entries: Entries
  readonly decisions: Decisions
  state: 'loading' | 'ready' | 'failed' = 'loading'
  error: unknown

  readonly #base: string
  readonly #authorId: string
  readonly #changed: () => void
  readonly #abort = new AbortController()
  readonly #loaded = new Map<string, CommentStatus>()
  #cursor: string | null = null
  #news: News | undefined

  /** `changed` is called whenever there is something else to draw, `stored` when the author's record has changed. */
  constructor(base: string, authorId: string, changed: () => void, stored: () => void) {
    this.#base = base
    this.#authorId = authorId
    this.#changed = changed
    this.entries = new Entries({ tab: 'all', authorId, order: 'newest' })
    this.decisions = new Decisions(base, this.entries)
    this.decisions.addEventListener('change', () => {
      changed()
      // A ban tells of itself when it is stored.
      const { news } = this.decisions
      if (news !== this.#news && (news?.kind === 'step' || news?.kind === 'undone')) stored()
      this.#news = news
    })
    this.decisions.addEventListener('stored', () => {
      stored()
      void this.#countTallies()
    })
    void this.more()
  }

  get items() {
    return this.entries.drawn.map(({ comment }) => comment)
  }

  get hasMore() {
    return this.#cursor !== null
  }

  more = async () => {
    this.state = 'loading'
    this.#changed()
    try {
      const path = `${this.#base}/comments${query({ authorId: this.#authorId, cursor: this.#cursor, limit: PAGE })}`
      const { comments, nextCursor } = await ask<AdminCommentList>(path, { signal: this.#abort.signal })
      this.entries.add(comments)
      for (const { id, status } of comments) this.#loaded.set(id, status)
      this.#cursor = nextCursor
      this.state = 'ready'
    } catch (error) {
      if (this.#abort.signal.aborted) return
      this.error = error
      this.state = 'failed'
    }
    this.#changed()
  }

  /** Whether the rule that is named with a comment gave it the status that it has. */
  isByRule({ id, status }: AdminComment) {
    return this.#loaded.get(id) === status
  }

  /** What another moderator decided. */
  hear(message: SiteMessage, myId: string) {
    if (message.type !== 'decided') return
    for (const { commentId, to, moderator } of message.decisions)
      this.entries.hear([commentId], to, moderator?.id === myId ? null : (moderator?.name ?? null))
    this.#changed()
  }

  /** For the figure beside the queue's name. */
  async #countTallies() {
    const answer = await ask<Tallies>(`${this.#base}/tallies`, { signal: this.#abort.signal }).catch(() => undefined)
    if (answer) dispatchEvent(new CustomEvent('baraza-tallies', { detail: answer.tallies }))
  }

  close() {
    this.#abort.abort()
  }
}
