import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, MAX_WEBSITE_LENGTH } from '../../shared/limits.ts'
import type { FieldError } from '../../shared/problem.ts'
import type { FieldName } from '../locales/form-messages.ts'

export type Values = Record<FieldName, string>

/** What is wrong with which field. */
export type Refusals = Partial<Record<FieldName, FieldError['code'] | undefined>>

interface Field {
  /** WordPress's name, which browsers and password managers know; its type if there is none. */
  key?: string
  /** Of a field of one line. */
  type?: string
  max?: number
}

/** In the order of the form. */
export const FIELDS: Record<FieldName, Field> = {
  body: { key: 'comment' },
  name: { key: 'author', type: 'text', max: MAX_NAME_LENGTH },
  email: { type: 'email', max: MAX_EMAIL_LENGTH },
  website: { type: 'url', max: MAX_WEBSITE_LENGTH },
}

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** What can be told before anything is sent: slips. The worker knows the rules, and says them of the same fields. */
export function refusal(name: FieldName, text: string, maxBodyLength: number): FieldError['code'] | undefined {
  const value = text.trim()
  const isWebsite = name === 'website'
  if (!value) return isWebsite ? undefined : 'required'
  if (value.length > (FIELDS[name].max ?? maxBodyLength)) return 'too-long'
  return (isWebsite && !URL.canParse(withScheme(value))) ||
    (name === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    ? 'invalid'
    : undefined
}

/** People type `example.org`. A bare colon makes no scheme: `example.org:8080` has one, too. */
export const withScheme = (website: string) =>
  !website || /^[a-z][a-z\d+.-]*:\/\//i.test(website) ? website : `https://${website}`
