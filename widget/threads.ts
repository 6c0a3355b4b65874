import type { Comment } from '../shared/comment.ts'

/** A comment with those that stand under it. */
export interface Branch {
  comment: Comment
  /** Whom it answers, where its place does not say so. */
  answers?: Comment | undefined
  /** Its place says so in a wide column, which has a level more. */
  narrow?: boolean
  branches: Branch[]
}

/** Levels of replies in a wide column; deeper ones stay on the last. */
const LEVELS = 3

/** Conversations that are laid out together, or not at all: as many as the first page has. */
const PAGE = 25

/**
 * The comments of one page as far as they are known here. However often and from wherever a comment arrives (the list,
 * more replies, a permalink, the author's own storage), it is here once and shown once.
 *
 * Comments are never changed in place: another object is how an element learns that it must draw again.
 */
export class Threads {
  readonly comments = new Map<string, Comment>()

  /** With which top-level comment a reply came. */
  readonly #roots = new Map<string, string>()

  /** What stands before the list, newest first: the reader's own comments, and what a permalink led to. */
  lead: string[] = []

  /** What the list holds, in its order. */
  listed: string[] = []

  /** Takes what arrived, with all that came under it, and says what of it was new. */
  put(comments: readonly Comment[], root?: string): Comment[] {
    return comments.filter((comment) => {
      const { id, parentId, replies = [] } = comment
      const before = this.comments.get(id)
      this.comments.set(id, { ...before, ...comment })
      const home = root ?? (parentId ? this.rootOf(parentId) : undefined)
      if (home && home !== id) this.#roots.set(id, home)
      this.put(replies, root ?? id)
      return !before
    })
  }

  /** The top-level comment of a conversation that is known. */
  rootOf(id: string): string | undefined {
    return this.#roots.get(id) ?? this.comments.get(id)?.id
  }

  /** Under which comment it stands: what answers one that is hidden stands under the top-level one. */
  placeOf({ id, parentId }: Comment) {
    return parentId && this.comments.has(parentId) ? parentId : this.#roots.get(id)
  }

  /**
   * What is shown, in order: before the list, and the list. What is not shown there, or no longer, leaves its place: the
   * others keep theirs, and are not drawn again.
   *
   * @param limit - how many conversations of the list, from its beginning
   */
  grow(limit?: number): (Branch | undefined)[][] {
    // Ids are UUIDv7: their order is the order of writing.
    const all = [...this.comments.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const answers = Map.groupBy(all, (comment) => this.placeOf(comment))
    const growUnder = (parent: Comment, level: number): Branch[] =>
      (answers.get(parent.id) ?? []).flatMap((comment) => {
        const branches = growUnder(comment, level + 1)
        if (level < LEVELS) return { comment, branches }
        return [{ comment, answers: parent, narrow: level === LEVELS, branches: [] }, ...branches]
      })
    const shown = new Set<string>()
    const pages = Map.groupBy(this.listed.slice(0, limit), (_, i) => i - (i % PAGE))
    return [this.lead, ...pages.values()].map((ids) =>
      ids.map((id) => {
        const comment = this.comments.get(id)
        // A reply may have come before its conversation: once that is here, it stands there.
        if (!comment || this.placeOf(comment) || shown.has(id)) return undefined
        shown.add(id)
        return { comment, branches: growUnder(comment, 1) }
      }),
    )
  }
}

/** Counted by the server: not what waits, and not the stones that keep a place. */
export const isPublished = (comment?: Comment) => !!comment?.author && comment.status === 'approved'

/** Of a conversation: how many of its replies are here and published. */
export const countPublished = (branches: Branch[]): number =>
  branches.reduce((sum, { comment, branches }) => sum + +isPublished(comment) + countPublished(branches), 0)
