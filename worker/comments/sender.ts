import type { NewComment } from '../../shared/comment.ts'
import type { RichText } from '../../shared/rich-text.ts'
import { hashEmail } from '../crypto/email.ts'
import { hashFoldedEmail } from '../crypto/fold-email.ts'
import { ipHashes, networkHashes, type PeriodHashes } from '../crypto/ip-hash.ts'
import type { BlockKind } from '../db/blocks.ts'
import { linksIn } from '../richtext/links-in.ts'

/** Where a comment comes from, in the only forms in which that is stored. */
export interface Sender {
  /** Of the address as typed: whether it is the token's author. */
  emailHash: string
  /** Of the mailbox behind it: rates, duplicates, blocks. */
  foldedHash: string
  ip: PeriodHashes | null
  network: PeriodHashes | null
}

export async function describeSender(
  secret: string,
  siteId: string,
  email: string,
  ip: string | undefined,
  now: number,
): Promise<Sender> {
  const [emailHash, foldedHash, address, network] = await Promise.all([
    hashEmail(secret, siteId, email),
    hashFoldedEmail(secret, siteId, email),
    ipHashes(secret, siteId, ip, now),
    networkHashes(secret, siteId, ip, now),
  ])
  return { emailHash, foldedHash, ip: address, network }
}

const both = (hashes: PeriodHashes | null) => (hashes ? [hashes.current, hashes.previous] : [])

export const ipHashesOf = ({ ip }: Sender): string[] => both(ip)

/** Linked hosts that are looked up: nobody needs more of them to be recognised. */
const MOST_HOSTS = 20

/** What a block may name of this comment. */
export function blockCandidates(
  sender: Sender,
  draft: Pick<NewComment, 'email' | 'website'>,
  content: RichText,
  authorId: string | null,
): [BlockKind, string][] {
  const hosts = [draft.website, ...linksIn(content)].flatMap((url) => hostOf(url) ?? []).slice(0, MOST_HOSTS)
  const pair =
    (kind: BlockKind) =>
    (value: string): [BlockKind, string] => [kind, value]
  return [
    ...(authorId === null ? [] : [pair('author')(authorId)]),
    pair('email')(sender.foldedHash),
    ...domainsOf(draft.email.split('@')[1] ?? '').map(pair('email-domain')),
    ...[...new Set(hosts.flatMap(domainsOf))].map(pair('website-domain')),
    ...both(sender.ip).map(pair('ip')),
    ...both(sender.network).map(pair('network')),
  ]
}

/** `a.b.example` is of `b.example` too: who blocks a domain means what is under it. */
function domainsOf(host: string): string[] {
  const labels = host
    .toLowerCase()
    .replace(/^www\./, '')
    .split('.')
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
}

const hostOf = (url: string | null) => (url && URL.canParse(url) ? new URL(url).hostname : null)
