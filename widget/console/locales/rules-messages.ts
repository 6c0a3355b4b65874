import type { BlockKind } from '../../../shared/blocks.ts'
import type { ReactionKind } from '../../../shared/reaction.ts'
import type { SecretName } from '../../../shared/secret.ts'
import type { SiteSettings } from '../../../shared/site.ts'
import type { FieldName, GroupName, NullableName, NumberName } from '../rules/fields.ts'

interface Said {
  label: string
  hint: string
}
type Count = (count: number, figure: string) => string

/** What the rules say: each setting as a moderator would ask for it. */
export interface RulesMessages {
  lead: string
  /** Why settings cannot be changed by who is no owner, and what can. */
  readOnly: string
  notLoaded: string
  groups: Record<GroupName, string>
  fields: Record<FieldName, Said>
  moderation: Record<SiteSettings['moderation'], Said>
  sort: Record<SiteSettings['sort'], string>
  /** What readers see, in their order. */
  reactions: { names: Record<ReactionKind, string>; shown: (names: string) => string; none: string }
  /** What stands beside a figure. */
  units: Record<NumberName, string>
  /** What null means. */
  any: Record<NullableName, string>
  was: (value: string) => string
  changed: string
  on: string
  off: string
  nothing: string
  range: (min: string, max: string) => string
  tooMany: string
  entries: Count
  lines: Count
  listChanged: string
  bar: {
    label: string
    none: string
    changes: Count
    wrong: string
    refused: string
    try: string
    discard: string
    discarded: string
    save: string
    saved: string
  }
  trial: {
    title: string
    hint: string
    howMany: string
    last: (figure: string) => string
    run: string
    again: string
    cancel: string
    unchanged: string
    progress: (examined: string, total: string) => string
    cancelled: (examined: string) => string
    held: (count: number, figure: string, examined: string) => string
    spam: Count
    differs: Count
    regulars: Count
    same: string
    none: string
    outdated: string
    list: string
    regular: string
    status: Record<'approved' | 'pending' | 'spam', string>
    gone: string
  }
  secrets: {
    title: string
    hint: string
    names: Record<SecretName, Said>
    set: string
    notSet: string
    enter: string
    replace: string
    value: string
    store: string
    remove: string
    confirmRemove: (name: string) => string
    tooShort: string
  }
  blocks: {
    title: string
    hint: string
    value: string
    valueHint: string
    /** What would be blocked, by what was typed. */
    means: Record<'email' | 'email-domain' | 'website-domain', (value: string) => string>
    howLong: string
    reason: string
    add: string
    added: (what: string) => string
    wrong: string
    kinds: Record<BlockKind, string>
    unreadable: string
    by: (name: string, date: string) => string
    until: (moment: string) => string
    forever: string
    remove: string
    removeOf: (what: string) => string
    removed: (what: string) => string
    none: string
  }
}

export const loadRulesMessages = async (): Promise<RulesMessages> => (await import('./en-rules.ts')).messages
