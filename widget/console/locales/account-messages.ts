import type { Messages } from './messages.ts'

/** What one's own account says. */
export interface AccountMessages {
  problems: Partial<Messages['problems']>
  you: string
  name: string
  nameHint: string
  nameWrong: string
  email: string
  emailHint: string
  emailWrong: string
  save: string
  saved: string
  noWayIn: { title: string; what: string; verb: string }
  passkeys: {
    title: string
    hint: string
    none: string
    add: string
    added: string
    declined: string
    known: string
    /** What it is called: by the browser in which it was made. */
    madeIn: (device: string) => string
    synced: string
    bound: string
    unused: string
    since: (date: string) => string
    remove: string
    removeWhich: (device: string) => string
    removed: (device: string) => string
    question: (device: string) => { title: string; what: string; verb: string }
  }
  sessions: string
  sessionsHint: string
  unknownDevice: string
  here: string
  used: (when: string) => string
  since: (date: string) => string
  signOut: string
  signOutOf: (device: string) => string
  signedOut: (device: string) => string
  signOutElsewhere: string
  signedOutElsewhere: string
}

export const loadAccountMessages = async (): Promise<AccountMessages> => (await import('./en-account.ts')).messages
