import { EMAIL } from '../../../shared/email.ts'

interface BlockTarget {
  kind: 'email' | 'email-domain' | 'website-domain'
  /** As the API takes it. */
  value: string
  /** As the sentence about it says it. */
  shown: string
}

const DOMAIN = /^[\p{L}\p{N}\p{M}-]{1,63}(\.[\p{L}\p{N}\p{M}-]{1,63})+$/u

/** What somebody means to block, by what they typed; the server has the last word. */
export function readTarget(typed: string): BlockTarget | undefined {
  const value = typed.trim()
  if (/^\*?@/.test(value)) {
    const domain = value.replace(/^\*?@/, '').toLowerCase()
    return DOMAIN.test(domain) ? { kind: 'email-domain', value, shown: domain } : undefined
  }
  if (value.includes('@')) return EMAIL.test(value) ? { kind: 'email', value, shown: value } : undefined
  const url = /^https?:\/\//i.test(value) ? value : `https://${value}`
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  return DOMAIN.test(host) ? { kind: 'website-domain', value, shown: host } : undefined
}
