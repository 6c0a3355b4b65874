import type { CommentStatus } from '../../../shared/comment.ts'
import type { FieldError, ProblemType } from '../../../shared/problem.ts'
import { ApiError } from '../../answer.ts'
import type { View } from '../address.ts'

/** A key and what it does, for the line at the foot and for the list of all keys. */
export type KeyName =
  | 'move'
  | 'approve'
  | 'reject'
  | 'spam'
  | 'undo'
  | 'select'
  | 'range'
  | 'reply'
  | 'block'
  | 'search'
  | 'open'
  | 'clear'
  | 'allKeys'

export type Tab = CommentStatus | 'reported' | 'all'

/** Everything the console says around its views, and in the queue. Each locale is one object of this type. */
export interface Messages {
  /** For `Intl`, and the page's own language. */
  tag: string
  console: string
  justNow: string
  loading: string
  tryAgain: string
  cancel: string
  close: string
  save: string
  saving: string
  more: string
  /** Asked before something that was typed is lost. */
  leave: string
  sites: string
  menu: string
  signOut: string
  views: Record<View, string>
  /** "Neema is here too" */
  here: (names: string[]) => string
  savedViews: string
  noSites: string
  /** Stands where a site is that one does not belong to. */
  unknownSite: string

  signIn: {
    title: string
    hint: string
    email: string
    send: string
    sent: string
    sentHint: (email: string) => string
    working: string
    linkGone: string
    invitationGone: string
    ended: string
    endedHint: string
    signedIn: string
    or: string
    passkey: string
    /** Nobody gave one, or the browser has none. */
    passkeyDeclined: string
    /** The code for them did not arrive. */
    passkeysMissing: string
    passkeyGone: string
  }

  /** What was refused, or did not arrive, in words that say what to do. */
  problems: Partial<Record<ProblemType | 'offline', string>> & { offline: string; 'internal-error': string }

  /** What is wrong with a field, where its view has no better words. */
  fields: Record<FieldError['code'], string>

  tabs: Record<Tab, string>
  keys: Record<KeyName, string>
  queue: QueueMessages
  /** Why a comment has its status, by the rule that decided: said of the comment. */
  checks: Record<string, string>
  /** Kinds of contact bait, as rules name them. */
  bait: Record<string, string>
}

export interface QueueMessages {
  search: string
  anyPage: string
  anyRule: string
  anyTime: string
  since: { day: string; week: string; month: string }
  orders: { newest: string; oldest: string }
  page: string
  rule: string
  time: string
  order: string
  clearFilters: string
  keepView: string
  forgetView: (name: string) => string
  viewDialog: { title: string; name: string; share: string; keep: string }
  ofAuthor: string
  actions: string
  list: string
  select: (name: string) => string
  approve: string
  reject: string
  spam: string
  replyAsStaff: string
  approveAndReply: string
  block: string
  spamAndBlock: string
  open: string
  onPage: string
  selected: (count: number, figure: string) => string
  clear: string
  undo: string
  empty: Record<Tab, string>
  emptySearch: string
  done: string
  fresh: (count: number, figure: string) => string
  moreToCome: string
  notLoaded: string
  /** "Held:", "Spam:" */
  why: Record<CommentStatus, string>
  /** What a rule had made of it, until a moderator decided. */
  whyBefore: Record<'pending' | 'spam', string>
  replyingTo: (name: string) => string
  removedComment: string
  reports: (count: number, figure: string) => string
  approvedCount: (count: number, figure: string) => string
  rejectedCount: (count: number, figure: string) => string
  spamCount: (count: number, figure: string) => string
  firstComment: string
  edited: string
  deleted: string
  /** Who decided what, and when: a line that stays where the comment was. */
  decided: Record<CommentStatus, string>
  decidedBy: (what: string, who: string) => string
  you: string
  goneMeanwhile: string
  /** What the toast says of the last step. */
  steps: Record<CommentStatus, (count: number, figure: string, name: string) => string>
  undone: (count: number, figure: string) => string
  superseded: (count: number, figure: string) => string
  nothingToUndo: string
  saving: (count: number, figure: string) => string
  /** Decisions that the server has not confirmed. */
  unsaved: (count: number, figure: string) => string
  unsavedHint: string
  refused: (count: number, figure: string) => string
  keysTitle: string
  context: string
  contextEmpty: string
  whyTitle: string
  answers: string
  page_: string
  author: string
  comments: (count: number, figure: string) => string
  email: string
  noEmail: string
  confirmed: string
  unconfirmed: string
  firstSeen: string
  record: string
  blocked: string
  timeout: (until: string) => string
  website: string
  history: string
  reportsTitle: string
  reportReasons: Record<string, string>
  asReadersSee: string
  reply: { label: string; send: string; sending: string; hint: string }
  blockDialog: {
    title: (count: number, figure: string, name: string) => string
    what: string
    kinds: Record<'author' | 'email' | 'email-domain' | 'website-domain' | 'ip', string>
    alsoSpam: string
    howLong: string
    durations: { day: string; week: string; month: string; forever: string }
    reason: string
    submit: string
    done: (count: number, figure: string) => string
    hint: string
  }
}

/** The console speaks English so far; another language is another file, loaded in its place. */
export const loadMessages = async (): Promise<Messages> => (await import('./en.ts')).messages

/** What to tell of an error that a request ended with. */
export function sayProblem({ problems }: Messages, error: unknown): string {
  if (!(error instanceof ApiError)) return problems['internal-error']
  return problems[error.type] ?? (error.message || problems['internal-error'])
}
