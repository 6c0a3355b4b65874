import type { ProblemType } from '../../shared/problem.ts'
import type { Sort } from '../../shared/site.ts'

/** How reading can be refused. What is not here is said by the sentence of its place: "could not load", "not deleted". */
export type ReadingProblem = Extract<
  ProblemType,
  'site-not-found' | 'origin-not-allowed' | 'invalid-request' | 'edit-window-closed' | 'author-token-wrong'
>

/**
 * Everything the widget says but the form. Each locale is one object of this type, so none can miss a message. Figures
 * and dates come already written in the reader's own digits; the number beside a figure chooses the plural.
 */
export interface Messages {
  comments: string
  leaveReply: string
  sort: string
  sorts: Record<Sort, string>

  roles: { author: string; staff: string }
  justNow: string
  edited: string
  /** Stands before the name of whom the comment answers. */
  replyingTo: string
  reply: string
  replyTo: (name: string) => string
  edit: string
  delete: string
  reallyDelete: string
  yes: string
  keep: string
  awaiting: string
  changeable: (minutes: number, figure: string) => string
  deleted: string
  removed: string

  moreReplies: (count: number, figure: string) => string
  moreComments: string
  toGo: (count: number, figure: string) => string
  linked: string
  linkedUnknown: string

  empty: string
  closed: (date: string) => string
  notLoaded: string
  notLoadedHint: string
  tryAgain: string
  notMore: string
  notChanged: string
  formNotLoaded: string

  /** Said to screen readers when it has happened. */
  said: {
    published: string
    awaiting: string
    edited: string
    deleted: string
    shown: (count: number, figure: string) => string
  }

  problems: Record<ReadingProblem, string>
}
