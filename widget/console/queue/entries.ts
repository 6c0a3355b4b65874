import type { AdminComment } from '../../../shared/admin.ts'
import type { CommentStatus } from '../../../shared/comment.ts'
import { keeps, type Filter } from './filter.ts'

/** One comment of the list. */
export interface Entry {
  comment: AdminComment
  /** What has become of it since it was listed. */
  outcome?: Outcome | undefined
}

export interface Outcome {
  /** Who decided; null is oneself. */
  by: string | null
  /** `missing`: the comment is gone. `unsaved`: the server has not confirmed it. */
  state: 'saving' | 'stored' | 'unsaved' | 'missing'
  /** It has left the list, and is a line in its place for a while. */
  isDone: boolean
  /** In which order they were decided. */
  order: number
}

/** Lines of what was decided last that stay in the list. */
const LINES = 3

/** The list itself: which comments, in which order, which one is current, which are ticked. It asks nobody anything. */
export class Entries {
  readonly ticked = new Set<string>()
  currentId: string | undefined
  /** The comment that an answer is being written to: whatever becomes of it, it stays where it is. */
  answeredId: string | undefined

  readonly #filter: Filter
  readonly #byId = new Map<string, Entry>()
  #all: Entry[] = []
  #anchor: string | undefined
  #order = 0

  constructor(filter: Filter) {
    this.#filter = filter
  }

  get(id: string) {
    return this.#byId.get(id)
  }

  keeps(status: CommentStatus) {
    return keeps(this.#filter, status)
  }

  get current() {
    return this.currentId === undefined ? undefined : this.#byId.get(this.currentId)
  }

  /** What can be decided on. */
  get open() {
    return this.#all.filter(({ outcome }) => !outcome?.isDone)
  }

  /** What is drawn: what is open, what is not stored, and the last lines of what was decided. */
  get drawn() {
    const isLine = ({ outcome }: Entry) =>
      !!outcome?.isDone && (outcome.state === 'saving' || outcome.state === 'stored')
    const lines = this.#all.filter(isLine).sort((a, b) => b.outcome!.order - a.outcome!.order)
    const gone = new Set(lines.slice(LINES))
    return this.#all.filter((entry) => !gone.has(entry))
  }

  /** Ids sort by time. What is there already stays as it is. */
  add(comments: AdminComment[]) {
    for (const comment of comments) if (!this.#byId.has(comment.id)) this.#byId.set(comment.id, { comment })
    const sign = this.#filter.order === 'oldest' ? 1 : -1
    this.#all = [...this.#byId.values()].sort((a, b) => (a.comment.id < b.comment.id ? -sign : sign))
    this.currentId ??= this.open[0]?.comment.id
    this.#goOn()
  }

  replace(comment: AdminComment) {
    const entry = this.#byId.get(comment.id)
    if (entry) entry.comment = comment
  }

  /** How many follow the current one. */
  left() {
    const { open } = this
    return open.length - 1 - open.findIndex(({ comment }) => comment.id === this.currentId)
  }

  move(by: number) {
    const { open } = this
    const at = open.findIndex(({ comment }) => comment.id === this.currentId)
    const next = open[Math.min(Math.max(at + by, 0), open.length - 1)]
    if (next) this.currentId = next.comment.id
  }

  /** A range goes from the one ticked last to this one. */
  toggle(id: string, isRange: boolean) {
    const ids = this.open.map(({ comment }) => comment.id)
    const [from, to] = [ids.indexOf(this.#anchor ?? id), ids.indexOf(id)].sort((a, b) => a - b) as [number, number]
    if (isRange && from >= 0) for (const each of ids.slice(from, to + 1)) this.ticked.add(each)
    else if (!this.ticked.delete(id)) this.ticked.add(id)
    this.#anchor = id
  }

  targets(): Entry[] {
    const { current } = this
    if (this.ticked.size > 0) return this.open.filter(({ comment }) => this.ticked.has(comment.id))
    return current && !current.outcome?.isDone ? [current] : []
  }

  /** Decided here: the next one that is open becomes the current one, or else the one before. */
  settle(entries: Entry[], status: CommentStatus) {
    for (const entry of entries) {
      this.#decide(entry, status, null, 'saving')
      this.ticked.delete(entry.comment.id)
    }
    this.#goOn()
  }

  /** Decided by somebody, here or elsewhere. What one has decided oneself keeps saying so. */
  hear(ids: string[], status: CommentStatus, by: string | null) {
    for (const id of ids) {
      const entry = this.#byId.get(id)
      if (!entry || (entry.comment.status === status && (entry.outcome || this.#filter.tab !== 'reported'))) continue
      this.#decide(entry, status, by, 'stored')
      if (entry.outcome?.isDone) this.ticked.delete(id)
      else if (this.keeps(status)) entry.outcome = undefined
    }
    this.#goOn()
  }

  confirm(id: string, state: Outcome['state']) {
    const entry = this.#byId.get(id)
    if (entry?.outcome) entry.outcome = { ...entry.outcome, state }
  }

  isStored(id: string) {
    return this.#byId.get(id)?.outcome?.state === 'stored'
  }

  /** It is as it was, in its place, and the current one: it is what is looked at next. */
  putBack(id: string, status: CommentStatus | undefined) {
    const entry = this.#byId.get(id)
    if (!entry) return
    if (status) entry.comment = { ...entry.comment, status }
    entry.outcome = undefined
    this.currentId = id
  }

  #decide(entry: Entry, status: CommentStatus, by: string | null, state: Outcome['state']) {
    entry.comment = { ...entry.comment, status, reportCount: 0 }
    entry.outcome = {
      by,
      state,
      isDone: !this.keeps(status) && !(state === 'stored' && entry.comment.id === this.answeredId),
      order: ++this.#order,
    }
  }

  #goOn() {
    if (!this.current?.outcome?.isDone) return
    const at = this.#all.indexOf(this.current)
    const isOpen = ({ outcome }: Entry) => !outcome?.isDone
    const next = this.#all.slice(at).find(isOpen) ?? this.#all.slice(0, at).findLast(isOpen)
    // With nothing left, the last line stays the place where one is.
    if (next) this.currentId = next.comment.id
  }
}
