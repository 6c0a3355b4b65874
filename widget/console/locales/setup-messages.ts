import type { Scope } from '../../../shared/credentials.ts'
import type { Role } from '../../../shared/admin.ts'
import type { DatabaseName, Sort } from '../../../shared/site.ts'
import type { Messages } from './messages.ts'

export type SetupPart = 'embed' | 'site' | 'moderators' | 'tokens'

/** What a site's set-up says. */
export interface SetupMessages {
  parts: Record<SetupPart, string>
  part: string
  problems: Partial<Messages['problems']>
  copy: { copy: string; done: string; failed: string }
  save: string
  saved: string
  ownersOnly: string

  embed: {
    title: string
    hint: string
    snippet: string
    theSnippet: string
    noOrigins: string
    origins: (origins: string[]) => string
    toOrigins: string
    look: string
    accent: string
    accentHint: string
    accentPick: string
    accentWrong: string
    words: string
    wordsChoices: { inherit: string; serif: string; sans: string }
    width: string
    widthFull: string
    widthAtMost: (pixels: string) => string
    options: string
    lang: string
    langAuto: string
    /** In themselves: who looks for a language knows it by its own name. */
    languages: Record<'en' | 'sw' | 'ar', string>
    sort: string
    sortAuto: string
    sorts: Record<Sort, string>
    theme: string
    themeAuto: string
    themes: { light: string; dark: string }
    key: string
    keyHint: string
    preview: string
    previewPage: (title: string) => string
    previewNone: string
    sooner: string
    soonerHint: string
    soonerKey: (given: boolean) => string
    soonerAgain: string
    soonerLines: string
    theLines: string
    soonerFailed: string
    onLight: string
    onDark: string
  }

  site: {
    title: string
    name: string
    origins: string
    originsHint: string
    origin: (figure: string) => string
    addOrigin: string
    removeOrigin: (origin: string) => string
    originWrong: string
    originTwice: string
    nameWrong: string
    another: string
    anotherHint: string
    id: string
    idHint: string
    idWrong: string
    idTaken: string
    firstOrigin: string
    database: string
    databaseHint: string
    databaseName: (name: DatabaseName) => string
    create: string
  }

  moderators: {
    title: string
    roles: Record<Role, string>
    rolesHint: string
    roleOf: (name: string) => string
    you: string
    since: (date: string) => string
    remove: string
    removeWho: (name: string) => string
    removeTitle: (name: string, site: string) => string
    removeWhat: string
    roleTitle: (site: string) => string
    roleWhat: string
    roleVerb: string
    leave: string
    leaveTitle: (site: string) => string
    leaveWhat: string
    invite: string
    inviteHint: string
    name: string
    role: string
    makeLink: string
    made: (name: string) => string
    madeWhat: (until: string) => string
    theLink: string
    putAway: string
    open: string
    openNone: string
    by: (name: string, until: string) => string
    revoke: string
    revokeWho: (name: string) => string
    revoked: (name: string) => string
    removed: (name: string) => string
    nameWrong: string
  }

  tokens: {
    title: string
    hint: string
    none: string
    scopes: Record<Scope, { name: string; what: string }>
    used: (when: string) => string
    unused: string
    expires: (date: string) => string
    expired: (date: string) => string
    never: string
    revoke: string
    revokeWhich: (name: string) => string
    revokeTitle: (name: string) => string
    revokeWhat: string
    revoked: (name: string) => string
    make: string
    name: string
    nameHint: string
    nameWrong: string
    may: string
    mayWrong: string
    expiry: string
    expiries: Record<'month' | 'quarter' | 'year' | 'never', string>
    create: string
    made: (name: string) => string
    madeWhat: string
    theToken: string
    putAway: string
  }
}

export const loadSetupMessages = async (): Promise<SetupMessages> => (await import('./en-setup.ts')).messages
