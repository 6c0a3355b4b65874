import type { PageRank } from '../../../shared/admin-pages.ts'
import type { ReadingProblem } from '../../../shared/page-reading.ts'

/** What the list of pages says. */
export interface PagesMessages {
  ranks: Record<PageRank, string>
  empty: Record<PageRank, string>
  list: string
  comments: (count: number, figure: string) => string
  published: (date: string) => string
  /** Nobody has said when it was published: the day of its first comment or reaction, or of the feed that brought it. */
  begun: (date: string) => string
  closed: (date: string) => string
  open: string
  edit: string
  close: string
  reopen: string
  merge: string
  /** Of one page, for who hears buttons without seeing their row. */
  about: (what: string, page: string) => string
  nowClosed: (page: string) => string
  nowOpen: (page: string) => string
  editing: {
    title: string
    /** Whose word counts, and how it is given back. */
    intro: string
    name: string
    teaser: string
    teaserHint: string
    section: string
    image: string
    imageHint: string
    authors: string
    authorsHint: string
    url: string
    urlHint: string
    key: string
    keyHint: string
    published: string
    publishedHint: string
    keyTaken: string
    notAnAddress: string
  }
  /** What came of reading the article itself. */
  reading: {
    never: string
    readAt: (date: string) => string
    now: string
    again: string
    working: string
    problems: Record<ReadingProblem, string>
  }
  merging: {
    title: (page: string) => string
    into: string
    intoHint: string
    next: string
    back: string
    submit: string
    working: string
    /** After a failure in the middle. */
    stopped: string
    unknown: string
    same: string
    /** What will happen, sentence by sentence. */
    willMove: (count: number, figure: string, from: string, into: string) => string
    willLead: (key: string) => string
    willStand: (count: number, figure: string, into: string) => string
    cannotUndo: string
  }
}

export const loadPagesMessages = async (): Promise<PagesMessages> => (await import('./en-pages.ts')).messages
