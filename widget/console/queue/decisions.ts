import type { DecisionResults } from '../../../shared/admin.ts'
import type { UndoResults } from '../../../shared/admin-acts.ts'
import type { Ban, BlockKind } from '../../../shared/blocks.ts'
import type { CommentStatus } from '../../../shared/comment.ts'
import { ask, isProblem, query } from '../api.ts'
import type { Entries, Entry } from './entries.ts'

/** What one request decides on. */
const MAX_DECISIONS = 500

/** What a moderator did at once, and may take back at once. */
export interface Step {
  status: CommentStatus
  /** What each comment was before. */
  before: Map<string, CommentStatus>
  /** Whose the first of them was. */
  name: string
  /** How many comments it moved, also such as are not in the list. */
  count: number
  /** What the server calls it, once it is stored. */
  batchIds: Set<string>
  /** Comments of which the server has not said that they are decided. */
  waiting: string[]
  /** Of which that could not be had. */
  isStuck: boolean
  isSent: boolean
  isUndone: boolean
}

/** What there is to say of the last thing that happened. */
export type News =
  | { kind: 'step'; step: Step }
  | { kind: 'undone'; count: number; superseded: number }
  | { kind: 'nothing-to-undo' }
  | { kind: 'refused'; count: number; error: unknown }
  | { kind: 'failed'; error: unknown }

/**
 * What a moderator decides. It shows at once and is stored one after the other; what cannot be stored is told apart from
 * what is, and sent again.
 *
 * Dispatches `change` whenever there is something else to draw, `stored` when the server has changed.
 */
export class Decisions extends EventTarget {
  readonly steps: Step[] = []
  news: News | undefined

  readonly #base: string
  readonly #entries: Entries
  #tail: Promise<void> = Promise.resolve()

  constructor(base: string, entries: Entries) {
    super()
    this.#base = base
    this.#entries = entries
  }

  get unsavedCount() {
    return this.steps.reduce((sum, { waiting, isStuck }) => sum + (isStuck ? waiting.length : 0), 0)
  }

  /** Whether leaving the page now would lose a decision. */
  get isBusy() {
    return this.steps.some(({ waiting }) => waiting.length > 0)
  }

  /** Decides on what is ticked, or else on the current comment. */
  decide(status: CommentStatus, targets = this.#entries.targets()) {
    // What was reported is settled also by approving what is approved.
    const entries = targets.filter(({ comment }) => comment.status !== status || comment.reportCount > 0)
    if (entries.length === 0) return
    const step = this.#newStep(status, entries)
    this.#entries.settle(entries, status)
    this.tell({ kind: 'step', step })
    this.#later(() => this.#store(step))
  }

  /** Blocks whoever wrote these, and with `alsoSpam` moves what they wrote to spam: also what is not in the list. */
  block(
    targets: Entry[],
    ban: { kinds: BlockKind[]; alsoSpam: boolean; reason: string | null; expiresAt: string | null },
  ) {
    const step = this.#newStep('spam', ban.alsoSpam ? targets : [])
    if (ban.alsoSpam) this.#entries.settle(targets, 'spam')
    this.#changed()
    const authors = new Map(targets.map(({ comment }) => [comment.author.id, comment.id]))
    Object.assign(step, { isSent: true, count: 0 })
    this.#later(async () => {
      try {
        for (const commentId of authors.values()) await this.#ban(step, { commentId, ...ban })
        this.#confirm([...step.before.keys()], 'stored')
        this.tell({ kind: 'step', step })
      } catch (error) {
        // What was stored of it stays, and can be taken back; the rest is as it was.
        this.#putBack(
          step,
          [...step.before.keys()].filter((id) => !this.#entries.isStored(id)),
        )
        this.tell({ kind: 'refused', count: 1, error })
      }
    })
  }

  async #ban(step: Step, body: object) {
    // With its batch's id each further request goes on with the same one, which is undone as one.
    let batchId: string | undefined
    for (let hasMore = true; hasMore;) {
      const ban: Ban = await ask<Ban>(`${this.#base}/bans`, { method: 'POST', body: { ...body, batchId } })
      batchId = ban.batchId
      step.batchIds.add(ban.batchId)
      step.count += ban.spamIds.length
      this.#entries.hear(ban.spamIds, 'spam', null)
      this.#confirm(ban.spamIds, 'stored')
      hasMore = ban.hasMore
    }
  }

  /** Answers as the site's own people. An answer to what nobody sees would not be seen: the comment is approved first. */
  async reply(entry: Entry, body: string, key: string) {
    const { id } = entry.comment
    await new Promise<void>((resolve, reject) => this.#later(() => this.#reply(entry, body, key).then(resolve, reject)))
    if (this.#entries.keeps('approved')) return
    // Not before it has succeeded: until then the words are being written where the comment stands.
    this.#entries.settle([entry], 'approved')
    this.#confirm([id], 'stored')
    this.tell({ kind: 'step', step: this.steps.findLast(({ before }) => before.has(id))! })
    this.#stored()
  }

  async #reply(entry: Entry, body: string, key: string) {
    const { id, status } = entry.comment
    if (status !== 'approved') {
      const step = this.#newStep('approved', [entry])
      Object.assign(step, { isSent: true, waiting: [] })
      await this.#post([id], 'approved', step)
      this.#entries.replace({ ...entry.comment, status: 'approved' })
    }
    await ask(`${this.#base}/comments`, { method: 'POST', body: { parentId: id, body }, key })
  }

  /** Takes back the last step that was not taken back. */
  undo() {
    const step = this.steps.findLast(({ isUndone }) => !isUndone)
    if (!step) return this.tell({ kind: 'nothing-to-undo' })
    step.isUndone = true
    this.#later(() => this.#undo(step))
  }

  async #undo(step: Step) {
    // Its turn had not come: it never left.
    if (!step.isSent) {
      this.#putBack(step, step.waiting)
      this.tell({ kind: 'undone', count: step.waiting.length, superseded: 0 })
      step.waiting = []
      return
    }
    const { waiting } = step
    try {
      // Whether they were stored is not known: said once more as they were, they are that now, either way.
      for (const status of new Set(waiting.map((id) => step.before.get(id)!)))
        await this.#post(
          waiting.filter((id) => step.before.get(id) === status),
          status,
        )
      this.#putBack(step, waiting)
      step.waiting = []
      let [count, superseded] = [waiting.length, 0]
      for (const batchId of step.batchIds) {
        for (let cursor: string | null = ''; cursor !== null;) {
          const path: string = `${this.#base}/decisions/batches/${batchId}${query({ cursor })}`
          const { results, nextCursor }: UndoResults = await ask<UndoResults>(path, { method: 'DELETE' })
          const undone = results.filter(({ outcome }) => outcome === 'undone').map(({ commentId }) => commentId)
          this.#putBack(step, undone)
          count += undone.length
          superseded += results.length - undone.length
          cursor = nextCursor
        }
        step.batchIds.delete(batchId)
      }
      this.tell({ kind: 'undone', count, superseded })
    } catch (error) {
      step.isUndone = false
      this.tell({ kind: 'failed', error })
    }
    this.#stored()
  }

  /** Sends again what is not confirmed. */
  retry() {
    for (const step of this.steps) if (step.isStuck) this.#later(() => this.#store(step))
  }

  async #store(step: Step) {
    if (step.isUndone) return
    step.isSent = true
    const ids = step.waiting
    for (let start = 0; start < ids.length; start += MAX_DECISIONS) {
      const some = ids.slice(start, start + MAX_DECISIONS)
      try {
        const results = await this.#post(some, step.status, step)
        const missing = results.filter(({ outcome }) => outcome === 'not-found').map(({ commentId }) => commentId)
        this.#confirm(some, 'stored')
        this.#confirm(missing, 'missing')
      } catch (error) {
        step.isStuck = isProblem(error, 'offline', 'not-authenticated')
        if (step.isStuck) {
          this.#confirm(step.waiting, 'unsaved')
          this.#changed()
          return
        }
        // All or nothing: what was refused is as it was.
        this.#putBack(step, some)
        this.tell({ kind: 'refused', count: some.length, error })
      }
      step.waiting = ids.slice(start + MAX_DECISIONS)
    }
    step.isStuck = false
    this.#stored()
  }

  async #post(commentIds: string[], status: CommentStatus, step?: Step) {
    if (commentIds.length === 0) return []
    const body = { commentIds, status }
    const { results } = await ask<DecisionResults>(`${this.#base}/decisions`, { method: 'POST', body })
    for (const result of results)
      if (result.outcome === 'decided' && result.decision.batchId) step?.batchIds.add(result.decision.batchId)
    return results
  }

  #newStep(status: CommentStatus, entries: Entry[]): Step {
    const step: Step = {
      status,
      before: new Map(entries.map(({ comment }) => [comment.id, comment.status])),
      name: entries[0]?.comment.author.name ?? '',
      count: entries.length,
      batchIds: new Set(),
      waiting: entries.map(({ comment }) => comment.id),
      isStuck: false,
      isSent: false,
      isUndone: false,
    }
    this.steps.push(step)
    return step
  }

  #putBack({ before }: Step, ids: string[]) {
    // The first of them is where one goes on.
    for (const id of ids.toReversed()) this.#entries.putBack(id, before.get(id))
  }

  #confirm(ids: string[], state: 'stored' | 'missing' | 'unsaved') {
    for (const id of ids) this.#entries.confirm(id, state)
  }

  /** One after the other, so that an undo never overtakes what it takes back. */
  #later(work: () => Promise<void>) {
    this.#tail = this.#tail.then(work)
  }

  tell(news: News) {
    this.news = news
    this.#changed()
  }

  #changed() {
    this.dispatchEvent(new Event('change'))
  }

  #stored() {
    this.#changed()
    this.dispatchEvent(new Event('stored'))
  }
}
