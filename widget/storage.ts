import type { Comment } from '../shared/comment.ts'

/** What the form fills in by itself next time, when the author has asked for it. */
export interface SavedAuthor {
  name: string
  email: string
  website: string
}

/** Words that are not posted yet. `attempt` is the last try to post them: the same words are sent with the same key. */
export interface Draft {
  body: string
  savedAt: number
  attempt?: { key: string; sent: string }
}

/** A comment posted from this browser: its source, to edit it, and the token that allows it. */
export interface OwnComment {
  comment: Comment
  body: string
  token: string
}

/**
 * What this browser remembers for a reader: in the host page's own storage, never a cookie, never sent unasked. Browsers
 * may refuse storage (private windows, sandboxed frames, full disks): then it lasts as long as the page.
 */
export class SiteStorage {
  readonly site: string

  constructor(site: string) {
    this.site = site
  }

  get author() {
    return this.#get<SavedAuthor>('author')
  }

  set author(author: SavedAuthor | undefined) {
    this.#set('author', author)
  }

  /** Typed and not posted: for a reload of this tab, and gone with it. */
  get typedAuthor() {
    return this.#get<SavedAuthor>('typed', 'sessionStorage')
  }

  set typedAuthor(author: SavedAuthor | undefined) {
    this.#set('typed', author, 'sessionStorage')
  }

  /** The token of the last comment: trust is its author's, so the next comment is posted with it. */
  get authorToken() {
    return this.#get<string>('token')
  }

  set authorToken(token: string | undefined) {
    this.#set('token', token)
  }

  draft(pageKey: string, parentId: string | null) {
    return this.#get<Draft>(draftKey(pageKey, parentId))
  }

  /** Whether it will outlast the page. */
  saveDraft(pageKey: string, parentId: string | null, draft: Draft | undefined) {
    return this.#set(draftKey(pageKey, parentId), draft)
  }

  ownComments(pageKey: string) {
    return this.#get<OwnComment[]>(`own ${pageKey}`) ?? []
  }

  saveOwnComments(pageKey: string, own: OwnComment[]) {
    this.#set(`own ${pageKey}`, own.length > 0 ? own : undefined)
  }

  /** Adds one, or replaces what was remembered of it. */
  rememberOwnComment(pageKey: string, own: OwnComment) {
    this.saveOwnComments(pageKey, [
      ...this.ownComments(pageKey).filter(({ comment }) => comment.id !== own.comment.id),
      own,
    ])
  }

  #get<Value>(name: string, store: Store = 'localStorage'): Value | undefined {
    const key = this.#key(name)
    // What could not be stored is newer than what could be before the disk was full.
    if (memory.has(key)) return memory.get(key) as Value | undefined
    try {
      return JSON.parse(globalThis[store].getItem(key) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  #set(name: string, value: unknown, store: Store = 'localStorage'): boolean {
    const key = this.#key(name)
    try {
      if (value === undefined) globalThis[store].removeItem(key)
      else globalThis[store].setItem(key, JSON.stringify(value))
      memory.delete(key)
      return true
    } catch {
      memory.set(key, value)
      return false
    }
  }

  #key(name: string) {
    return `baraza ${this.site} ${name}`
  }
}

type Store = 'localStorage' | 'sessionStorage'

const memory = new Map<string, unknown>()

const draftKey = (pageKey: string, parentId: string | null) => `draft ${pageKey} ${parentId ?? ''}`
