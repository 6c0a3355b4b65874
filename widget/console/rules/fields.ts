import { SETTING_RANGES } from '../../../shared/limits.ts'
import type { SiteSettings } from '../../../shared/site.ts'

export type NumberName = keyof typeof SETTING_RANGES
/** Settings that may be null: any number, or never. */
export type NullableName = {
  [Name in NumberName]: null extends SiteSettings[Name] ? Name : never
}[NumberName]
export type SwitchName = 'holdContactBait' | 'surge' | 'proofOfWork' | 'akismet' | 'live'
export type ListName = 'hold' | 'block'
export type FieldName = keyof SiteSettings | ListName

export type Field =
  | { kind: 'moderation'; name: 'moderation'; options: readonly SiteSettings['moderation'][] }
  | { kind: 'sort'; name: 'sort'; options: readonly SiteSettings['sort'][] }
  | { kind: 'switch'; name: SwitchName }
  | { kind: 'number'; name: NumberName }
  | { kind: 'reactions'; name: 'reactions' }
  | { kind: 'names'; name: 'reservedNames' }
  | { kind: 'key'; name: 'turnstileSiteKey' }
  | { kind: 'words'; name: ListName }

export type GroupName = 'first' | 'words' | 'strangers' | 'floods' | 'reports' | 'closing' | 'reactions' | 'outside'

const number = (name: NumberName): Field => ({ kind: 'number', name })
const onOff = (name: SwitchName): Field => ({ kind: 'switch', name })

/** Every setting of a site, as a moderator would ask for it. */
export const GROUPS: readonly { name: GroupName; fields: readonly Field[] }[] = [
  {
    name: 'first',
    fields: [
      { kind: 'moderation', name: 'moderation', options: ['all', 'first', 'none'] },
      { kind: 'names', name: 'reservedNames' },
    ],
  },
  {
    name: 'words',
    fields: [
      { kind: 'words', name: 'hold' },
      { kind: 'words', name: 'block' },
      number('maxLinks'),
      onOff('holdContactBait'),
      number('minBodyLength'),
      number('maxBodyLength'),
    ],
  },
  { name: 'strangers', fields: [onOff('surge'), number('minSeconds'), onOff('proofOfWork')] },
  {
    name: 'floods',
    fields: [number('floodSeconds'), number('hourlyPerEmail'), number('hourlyPerIp'), number('perMinute')],
  },
  { name: 'reports', fields: [number('reportsToHide')] },
  {
    name: 'closing',
    fields: [
      number('closeAfterDays'),
      number('editMinutes'),
      { kind: 'sort', name: 'sort', options: ['best', 'newest', 'oldest'] },
      onOff('live'),
    ],
  },
  { name: 'reactions', fields: [{ kind: 'reactions', name: 'reactions' }] },
  { name: 'outside', fields: [{ kind: 'key', name: 'turnstileSiteKey' }, onOff('akismet')] },
]

const NULLABLE: Record<NullableName, true> = {
  maxLinks: true,
  hourlyPerIp: true,
  hourlyPerEmail: true,
  perMinute: true,
  reportsToHide: true,
  closeAfterDays: true,
}

export const isNullable = (name: NumberName): name is NullableName => Object.hasOwn(NULLABLE, name)

/** Whether a setting's figure may be stored: a field that was emptied is NaN. */
export function fits(name: NumberName, value: number | null): boolean {
  if (value === null) return isNullable(name)
  const { min, max } = SETTING_RANGES[name]
  return Number.isInteger(value) && value >= min && value <= max
}
