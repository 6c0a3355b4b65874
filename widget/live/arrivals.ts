import type { Comment } from '../../shared/comment.ts'
import type { ChangedComment, PageChanges } from '../../shared/live-page.ts'
import type { CommentsController } from '../controllers/comments-controller.ts'

/** What brings a reader to a revision. */
export type Changes = Pick<PageChanges, 'revision' | 'page' | 'comments' | 'newIds' | 'goneIds'>

/**
 * What has changed since the list came, as far as it concerns this reader: what is known is replaced in its place, what is
 * new waits until it is asked for, and what the list has yet to bring is left to the list.
 */
export class Arrivals {
  readonly #comments: CommentsController

  /** New, and not shown yet. */
  readonly #waiting = new Map<string, ChangedComment>()

  /** Changed, while the words as they were stand before somebody's eyes. */
  readonly #held = new Map<string, Comment>()

  constructor(comments: CommentsController) {
    this.#comments = comments
  }

  get hasHeld() {
    return this.#held.size > 0
  }

  /** Each comment comes whole, so that it does no harm when one comes twice. */
  take({ page, comments, newIds, goneIds }: Changes, isSeen: (id: string) => boolean) {
    const own = this.#comments
    own.page = { ...own.page!, commentCount: page.commentCount }
    // Ids sort by time: what is answered comes before its answer.
    for (const comment of comments.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const { id } = comment
      const known = own.threads.comments.get(id)
      if (known) this.#replace(known, comment, isSeen)
      else if (goneIds.includes(id)) this.#waiting.delete(id)
      else if (this.#waiting.has(id) || (newIds.includes(id) && this.#hasPlace(comment))) this.#waiting.set(id, comment)
    }
  }

  /** Puts in its place what was held and is before nobody's eyes now. */
  release(isSeen: (id: string) => boolean) {
    const { comments } = this.#comments.threads
    for (const [id, comment] of this.#held) if (!isSeen(id)) this.#set(comments.get(id)!, comment)
  }

  /** What waits, by the comment that it is to be told at: one that is shown, or none for a new conversation. */
  groups(): Map<string | undefined, ChangedComment[]> {
    return Map.groupBy(this.#waiting.values(), (comment) => {
      let place = this.#placeOf(comment)
      for (let above; (above = this.#waiting.get(place!));) place = this.#placeOf(above)
      return place
    })
  }

  /** Shows these, where they belong in this order of the list. */
  show(comments: readonly ChangedComment[], isOldestFirst: boolean) {
    const { threads } = this.#comments
    for (const comment of comments) {
      this.#waiting.delete(comment.id)
      threads.put([{ ...comment, repliesCursor: null }], comment.rootId)
      if (comment.parentId === null)
        if (isOldestFirst) threads.listed.push(comment.id)
        else threads.lead.unshift(comment.id)
    }
  }

  /** The reader has it already: they wrote it. */
  forget(id: string) {
    this.#waiting.delete(id)
  }

  /** In order of time what is new comes last, with the rest of the list. An answer to what is not here comes with that. */
  #hasPlace(comment: ChangedComment) {
    const { cursor, page, wanted } = this.#comments
    return comment.parentId === null
      ? !(cursor && (wanted!.sort ?? page!.sort) === 'oldest')
      : this.#placeOf(comment) !== undefined
  }

  /** What answers a comment that is not listed stands at the first of their conversation, if all of that is here. */
  #placeOf({ parentId, rootId }: ChangedComment) {
    const { comments } = this.#comments.threads
    if (parentId === null) return undefined
    if (comments.has(parentId) || this.#waiting.has(parentId)) return parentId
    return comments.get(rootId)?.repliesCursor === null || this.#waiting.has(rootId) ? rootId : undefined
  }

  #replace(known: Comment, comment: Comment, isSeen: (id: string) => boolean) {
    const { id, author, content } = comment
    const isOther = JSON.stringify(content) !== JSON.stringify(known.content)
    // What was taken away is never shown longer; what is not seen by anybody moves nobody's words.
    if (author && known.author && isOther && isSeen(id)) {
      this.#set(known, { ...comment, content: known.content, editedAt: known.editedAt })
      this.#held.set(id, comment)
    } else this.#set(known, comment)
  }

  #set(known: Comment, comment: Comment) {
    this.#held.delete(comment.id)
    const { replyCount, repliesCursor } = known
    // Of one that had no replies none is missing.
    const cursor = repliesCursor === undefined && replyCount === 0 ? null : repliesCursor
    this.#comments.threads.comments.set(comment.id, { ...comment, repliesCursor: cursor })
  }
}
