import type { BlockKind } from '../../shared/blocks.ts'
import { EMAIL } from '../../shared/email.ts'
import { decryptEmail, encryptEmail } from '../crypto/email.ts'
import { hashFoldedEmail } from '../crypto/fold-email.ts'
import { PERIOD, periodOf } from '../crypto/ip-hash.ts'
import type { Target } from '../db/blocks.ts'
import type { SenderRecord } from '../db/senders.ts'
import { invalidField } from '../problem.ts'

/** What a block of that kind names of a sender; null when nothing of the kind is known. */
export async function targetOfSender(
  secret: string,
  siteId: string,
  kind: BlockKind,
  sender: SenderRecord,
): Promise<Omit<Target, 'expiresAt'> | null> {
  const target = (value: string | null, label: string) => (value === null ? null : { kind, value, label })
  if (kind === 'author') return target(sender.authorId, sender.name)
  if (kind === 'ip') return target(sender.ipHash, sender.name)
  if (kind === 'network') return target(sender.networkHash, sender.name)
  if (kind === 'website-domain') return namedDomain(kind, hostOf(sender.website ?? ''))
  const email = await decryptEmail(secret, siteId, sender.emailEncrypted).catch(() => null)
  if (kind === 'email-domain') return namedDomain(kind, email?.split('@')[1] ?? null)
  if (email === null) return target(sender.emailHash, '')
  return target(await hashFoldedEmail(secret, siteId, email), sender.emailEncrypted)
}

/** What a moderator has typed. */
export async function targetOfValue(
  secret: string,
  siteId: string,
  kind: BlockKind,
  value: string,
): Promise<Omit<Target, 'expiresAt'>> {
  if (kind === 'email' && EMAIL.test(value))
    return {
      kind,
      value: await hashFoldedEmail(secret, siteId, value),
      label: await encryptEmail(secret, siteId, value),
    }
  const domain = kind === 'email-domain' ? value.replace(/^.*@/, '') : kind === 'website-domain' ? hostOf(value) : null
  const target = domain === null ? null : namedDomain(kind, domain)
  if (!target) throw invalidField('value', 'invalid', `Names no ${kind}`)
  return target
}

/** Hashes of networks are the same for their period and found in the next: a block ends with what it can find. */
export const endOf = (kind: BlockKind, { createdAt }: Pick<SenderRecord, 'createdAt'>, wanted: number | null) =>
  kind === 'ip' || kind === 'network' ? Math.min(wanted ?? Infinity, (periodOf(createdAt) + 2) * PERIOD) : wanted

/** As posting looks it up: small letters, no `www.`, two labels at least. */
function namedDomain(kind: BlockKind, host: string | null) {
  const domain = host?.toLowerCase().replace(/^www\./, '') ?? ''
  return /^[\p{L}\p{N}\p{M}-]{1,63}(\.[\p{L}\p{N}\p{M}-]{1,63})+$/u.test(domain)
    ? { kind, value: domain, label: domain }
    : null
}

/** Of an address or a bare domain, as browsers write it. */
function hostOf(text: string): string | null {
  const url = /^[a-z]+:\/\//i.test(text) ? text : `https://${text.replace(/^\*?[.@]/, '')}`
  return URL.canParse(url) ? new URL(url).hostname : null
}
