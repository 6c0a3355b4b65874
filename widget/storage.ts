import type { Comment } from '../shared/comment.ts'
import type { Reactions } from '../shared/reaction.ts'

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
  attempt?: { key: string; sent: number } | undefined
}

/** A comment posted from this browser: its source, to edit it, and the token that allows it. */
export interface OwnComment {
  comment: Comment
  body: string
  token: string
}

/** Somebody whom this reader does not want to read. */
export interface Muted {
  id: string
  name: string
}

/**
 * What this browser remembers for a reader of one site: in the host page's own storage, never a cookie, never sent
 * unasked.
 */
export interface Memory {
  author: SavedAuthor

  /** Typed and not posted: for a reload of this tab, and gone with it. */
  typed: SavedAuthor

  /** The token of the last comment: trust is its author's, so the next comment is posted with it. */
  token: string

  /** The token of the reader's first act apart from writing, which the next ones go on with: one reader, not two. */
  reader: string

  /** Authors whose words are not shown here. */
  muted: Muted[]

  /** When each page was looked at last, by page key, in epoch milliseconds. */
  visits: Record<string, number>

  /** By page key: the last answer about a page to which there is a reaction from here. */
  [reactions: `reactions ${string}`]: Reactions

  /** By page key, and what the words are for: a reply, an edit, or nothing. */
  [draft: `draft ${string}`]: Draft

  /** By page key. */
  [own: `own ${string}`]: OwnComment[]
}

/** What a reader's browser calls a thing that it remembers of a site. */
export const storageKey = (site: string, name: string) => `baraza ${site} ${name}`

/** Browsers may refuse storage (private windows, sandboxed frames, full disks): then it lasts as long as the page. */
const unkept = new Map<string, unknown>()

const storeOf = (name: string) => (name === 'typed' ? sessionStorage : localStorage)

export function recall<Name extends keyof Memory>(site: string, name: Name): Memory[Name] | undefined {
  const key = storageKey(site, name)
  // What could not be stored is newer than what could be before the disk was full.
  if (unkept.has(key)) return unkept.get(key) as Memory[Name] | undefined
  try {
    return JSON.parse(storeOf(name).getItem(key)!) ?? undefined
  } catch {
    return undefined
  }
}

/** Without a value it is forgotten. Returns whether that will outlast the page. */
export function remember<Name extends keyof Memory>(site: string, name: Name, value?: Memory[Name]) {
  const key = storageKey(site, name)
  unkept.set(key, value)
  try {
    const store = storeOf(name)
    if (value) store.setItem(key, JSON.stringify(value))
    else store.removeItem(key)
    return unkept.delete(key)
  } catch {
    return false
  }
}

/** Adds a comment to those posted from here, replaces what was remembered of it, or forgets it. */
export function rememberOwn(site: string, pageKey: string, id: string, own?: OwnComment) {
  const others = (recall(site, ownName(pageKey)) ?? []).filter(({ comment }) => comment.id !== id)
  const all = own ? [...others, own] : others
  remember(site, ownName(pageKey), all.length > 0 ? all : undefined)
}

export const ownName = (pageKey: string) => `own ${pageKey}` as const
