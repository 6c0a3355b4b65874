import type { AdminAuthor } from '../../../shared/admin-authors.ts'
import type { CommentStatus } from '../../../shared/comment.ts'

type Role = AdminAuthor['role']

/** What the authors' views say. */
export interface AuthorsMessages {
  find: {
    label: string
    hint: string
    submit: string
    recent: string
    found: (words: string) => string
    ofAddress: (address: string) => string
    none: string
    noneRecent: string
    further: string
    lastWrote: (ago: string) => string
    paused: string
  }
  back: string
  anonymous: string
  websites: string
  noWebsite: string
  others: string
  othersHint: string
  badge: { label: string; hint: string; roles: Record<Role, string>; stored: string }
  block: string
  pause: {
    title: string
    hint: string
    hintPaused: (until: string) => string
    label: string
    unit: string
    hours: string
    days: string
    until: (moment: string) => string
    submit: string
    end: string
    wrong: string
  }
  erase: {
    open: string
    title: (name: string) => string
    what: string
    stays: string
    confirm: (name: string) => string
    notTheSame: string
    submit: string
    progress: (count: number, figure: string) => string
    stopped: (count: number, figure: string) => string
    done: (count: number, figure: string) => string
  }
  notes: {
    title: string
    hint: string
    label: string
    submit: string
    remove: string
    removeOf: (name: string) => string
    none: string
    by: (name: string, ago: string) => string
  }
  wrote: {
    title: string
    none: string
    status: Record<CommentStatus, string>
    actions: (page: string) => string
    approve: string
    reject: string
    spam: string
  }
}

export const loadAuthorsMessages = async (): Promise<AuthorsMessages> => (await import('./en-authors.ts')).messages
