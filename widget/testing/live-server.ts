import type { Comment } from '../../shared/comment.ts'
import type { PageChanges } from '../../shared/live-page.ts'
import { comment, list } from './comments.ts'

interface Entry {
  comment: Comment
  isPublished: boolean
  revision: number
  /** With which revision it came into the list. */
  listed: number
}

/** Stands in for the server with what it promises: changes since any revision, each comment whole and as it is now. */
export class LiveServer {
  revision = 0
  readonly entries = new Map<string, Entry>()

  /** Published, or a stone that holds the place of its answers. */
  get listed(): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.isPublished || this.#repliesOf(entry).length > 0)
  }

  post(parent: Entry | undefined) {
    const id = `c${String(this.entries.size).padStart(4, '0')}`
    const more = { parentId: parent?.comment.id ?? null, createdAt: new Date(this.entries.size).toISOString() }
    this.entries.set(id, { comment: comment(id, `Name ${id}`, id, more), isPublished: false, revision: 0, listed: 0 })
    this.publish(this.entries.get(id)!, true)
  }

  publish(entry: Entry, isPublished: boolean) {
    if (entry.isPublished === isPublished) return
    const before = new Set(this.listed)
    entry.isPublished = isPublished
    // Counts of answers are told by those who are answered.
    for (const each of new Set([entry, this.entries.get(entry.comment.parentId ?? ''), this.#rootOf(entry)]))
      if (each) {
        this.#raise(each)
        if (!before.has(each) && this.listed.includes(each)) each.listed = each.revision
      }
  }

  change(entry: Entry, change: Partial<Comment>) {
    entry.comment = { ...entry.comment, ...change }
    if (this.listed.includes(entry)) this.#raise(entry)
  }

  changes(since: number, from: number, limit = 3): PageChanges {
    const all = [...this.entries.values()].filter((entry) => entry.revision > since)
    const entries = all.sort((a, b) => a.revision - b.revision).slice(0, limit)
    const hasMore = all.length > limit
    const listed = this.listed
    const idsOf = (takes: (entry: Entry) => boolean) => entries.filter(takes).map(({ comment: { id } }) => id)
    return {
      since,
      revision: hasMore ? entries.at(-1)!.revision : this.revision,
      page: { commentCount: this.commentCount, closedAt: null },
      comments: entries.map((entry) => ({ ...this.shown(entry), rootId: this.#rootOf(entry).comment.id })),
      newIds: idsOf((entry) => listed.includes(entry) && entry.listed > from),
      goneIds: idsOf((entry) => !listed.includes(entry)),
      hasMore,
    }
  }

  list() {
    const tops = this.listed.filter(({ comment: { parentId } }) => parentId === null)
    const threads = tops.map((top) => ({
      ...this.shown(top),
      replies: this.listed.filter((each) => each !== top && this.#rootOf(each) === top).map((each) => this.shown(each)),
      repliesCursor: null,
    }))
    return list(threads, { revision: this.revision, commentCount: this.commentCount })
  }

  get commentCount() {
    return [...this.entries.values()].filter(({ isPublished }) => isPublished).length
  }

  shown(entry: Entry): Comment {
    const replyCount = this.#repliesOf(entry).length
    if (entry.isPublished) return { ...entry.comment, replyCount }
    return { ...entry.comment, author: null, content: [], status: 'rejected', editedAt: null, voteCount: 0, replyCount }
  }

  #raise(entry: Entry) {
    entry.revision = ++this.revision
  }

  #rootOf(entry: Entry): Entry {
    const above = this.entries.get(entry.comment.parentId ?? '')
    return above ? this.#rootOf(above) : entry
  }

  /** Of a root its whole conversation, else its answers. */
  #repliesOf(entry: Entry) {
    return [...this.entries.values()].filter(
      (each) =>
        each.isPublished &&
        each !== entry &&
        (entry.comment.parentId === null ? this.#rootOf(each) === entry : each.comment.parentId === entry.comment.id),
    )
  }
}
