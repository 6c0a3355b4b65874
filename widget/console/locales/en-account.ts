import type { AccountMessages } from './account-messages.ts'

export const messages: AccountMessages = {
  problems: {
    'session-not-found': 'That browser is signed out already.',
    'invalid-request': 'Something here cannot be stored as it is. Look at each field again.',
  },
  you: 'You',
  name: 'Name',
  nameHint: 'Readers see it above what you answer as staff, and nobody else can write under it.',
  nameWrong: 'Give a name of at most 100 characters.',
  email: 'Email for signing in',
  emailHint: 'Links to sign in are sent there. Nobody else sees it.',
  emailWrong: 'This address cannot be used: it is mistyped, or another moderator has it.',
  save: 'Save',
  saved: 'Saved.',
  noWayIn: {
    title: 'Sign in without mail?',
    what: 'Without an address no link can be sent to you: once you are signed out here, only a new invitation lets you in.',
    verb: 'Forget the address',
  },
  sessions: 'Where you are signed in',
  sessionsHint:
    'Sign out of whatever you do not know or no longer use. A browser stays signed in for thirty days after its last use.',
  unknownDevice: 'An unknown browser',
  here: 'this one',
  used: (when) => `Last used ${when}`,
  since: (date) => `signed in on ${date}`,
  signOut: 'Sign out',
  signOutOf: (device) => `Sign out of ${device}`,
  signedOut: (device) => `${device} was signed out.`,
}
