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
  sessions: string
  sessionsHint: string
  unknownDevice: string
  here: string
  used: (when: string) => string
  since: (date: string) => string
  signOut: string
  signOutOf: (device: string) => string
  signedOut: (device: string) => string
}

export const loadAccountMessages = async (): Promise<AccountMessages> => (await import('./en-account.ts')).messages
