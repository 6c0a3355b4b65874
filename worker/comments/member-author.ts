import { verifyMemberToken, type MemberRefusal } from '../challenges/member-token.ts'
import { encryptEmail, hashEmail } from '../crypto/email.ts'
import { decryptSecret } from '../crypto/site-secret.ts'
import type { AuthorRecord } from '../db/authors.ts'
import type { Database } from '../db/database.ts'
import { findMemberAuthor, type MemberRow } from '../db/members.ts'
import { findSecret } from '../db/site-secrets.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** Somebody who is logged in on the owner's site, and who they are here. */
export interface MemberAuthor {
  /** In place of what the form says. */
  fields: { name: string; email: string; website: string | null }
  /** For moderation, with the role that the token gives today; nobody is known of a member's first comment but the role. */
  author: AuthorRecord
  /** For `memberAuthorStatement`, in the batch that stores the comment. */
  row: MemberRow
}

const REFUSALS: Record<MemberRefusal, string> = {
  'weak-key': 'The key of this site is too short: enter one of 32 bytes or more.',
  malformed: 'It is not a JSON Web Token.',
  algorithm: 'It is not signed with HS256.',
  signature: 'It is not signed with the key of this site.',
  expired: 'It has expired.',
  'not-yet': 'It is not valid yet.',
  lifetime: 'It has no exp, or one more than a day ahead.',
  audience: 'Its aud is not this site.',
  claims: 'It needs sub, name and email, and may have website and role.',
}

/**
 * Whom the header `Baraza-Member` vouches for. Nothing is stored: a comment that is refused leaves no author behind.
 * Throws `member-token-invalid`, which says to the person who integrates it what is wrong.
 */
export async function findOrDescribeMember(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  token: string,
  now: number,
): Promise<MemberAuthor> {
  const key = await readKey(DB, SECRET, site.id)
  const { member, refused } = await verifyMemberToken({ key, siteId: site.id, token, now })
  if (!member) throw refuse(REFUSALS[refused])
  const { name, email, website, role } = member
  // Apart from the moderators' own, whatever the site calls its members.
  const memberId = `member:${member.id}` as const
  const known = await findMemberAuthor(DB, site.id, memberId)
  const id = known?.id ?? crypto.randomUUID()
  const emailHash = await hashEmail(SECRET, site.id, email)
  const emailEncrypted = await encryptEmail(SECRET, site.id, email)
  return {
    fields: { name, email, website },
    author: {
      ...{ id, role, emailHash, approvedCount: known?.approvedCount ?? 0 },
      ...{ verifiedAt: known?.verifiedAt ?? now, timeoutUntil: known?.timeoutUntil ?? null },
    },
    row: { id, siteId: site.id, memberId, name, website, role, emailEncrypted, emailHash, foldedHash: null, now },
  }
}

async function readKey(db: Database, secret: string, siteId: string): Promise<string> {
  const stored = await findSecret(db, siteId, 'member-token-key')
  if (stored === null) throw refuse('This site has no key for member tokens.')
  try {
    return await decryptSecret(secret, siteId, 'member-token-key', stored)
  } catch (cause) {
    throw refuse('The key of this site cannot be read any more: enter it again.', { cause })
  }
}

const refuse = (detail: string, options?: ErrorOptions) => new ProblemError('member-token-invalid', { detail }, options)
