import { hashEmail } from './email.ts'

/** Where dots in the name mean nothing, with the one spelling of the domain. */
const DOTLESS = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
])

/**
 * One spelling of the addresses that reach one mailbox: small letters, no `+tag`, and no dots where the provider ignores
 * them. Elsewhere `first.last` and `firstlast` may be two people.
 */
export function foldEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, at).toLowerCase(), email.slice(at + 1).toLowerCase()]
  const untagged = local.replace(/\+.*$/s, '') || local
  const dotless = DOTLESS.get(domain)
  return dotless ? `${untagged.replaceAll('.', '')}@${dotless}` : `${untagged}@${domain}`
}

/** What blocks, rates and moderators find an address by, however it is spelled. Keyed, and different on each site. */
export const hashFoldedEmail = (secret: string, siteId: string, email: string): Promise<string> =>
  hashEmail(secret, siteId, foldEmail(email))
