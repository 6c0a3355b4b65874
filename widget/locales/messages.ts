import type { Sort } from '../../shared/site.ts'

/**
 * Everything a reader needs to read. Each locale is one object of this type, so none can miss a message. Figures
 * and dates come already written in the reader's own digits; the number beside a figure chooses the plural.
 */
export interface Messages {
  comments: string
  leaveReply: string
  sort: string
  /** In the order of their buttons. */
  sorts: Record<Sort, string>

  roles: { author: string; staff: string }
  justNow: string
  edited: string
  /** Stands before the name of whom the comment answers. */
  replyingTo: string
  reply: string
  replyTo: (name: string) => string
  awaiting: string
  deleted: string
  removed: string

  moreReplies: (count: number, figure: string) => string
  moreComments: string
  toGo: (count: number, figure: string) => string

  empty: string
  closed: (date: string) => string
  notLoaded: string
  notLoadedHint: string
  tryAgain: string
  formNotLoaded: string
  /** Stands before the problem, in the server's words. */
  notSetUp: string

  /** Before a comment that is pinned. */
  pin: string
}
