import { v7 as uuidv7 } from 'uuid'
import type { ConfirmationRequested, Confirmed } from '../../shared/own-author.ts'
import { signAuthorToken } from '../crypto/author-token.ts'
import { CONFIRMATION_LIFETIME, signConfirmation, verifyConfirmation } from '../crypto/confirmation-token.ts'
import { sealForOutbox } from '../crypto/outbox.ts'
import { mailsTo } from '../db/allowance.ts'
import { confirmAddress, leaveConfirmation } from '../db/confirmations.ts'
import type { OwnAuthorRecord } from '../db/own-author.ts'
import type { SiteRecord } from '../db/sites.ts'
import type { Bindings } from '../env.ts'
import { ProblemError, tooManyRequests } from '../problem.ts'

/** Leaves mail for the author's address with a token that confirms it. Who sends it reads the address when it is sent. */
export async function requestConfirmation(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  author: OwnAuthorRecord,
  now: number,
): Promise<ConfirmationRequested> {
  if (author.verifiedAt !== null) return { verified: true }
  const id = uuidv7({ msecs: now })
  const token = await signConfirmation(SECRET, site.id, author.id, now + CONFIRMATION_LIFETIME)
  const sealed = await sealForOutbox(SECRET, id, JSON.stringify({ token }))
  // One mailbox, however many dots and tags are in the address.
  const addressHash = author.foldedHash ?? author.emailHash
  const allowance = mailsTo(addressHash, now)
  const outgoing = { id, siteId: site.id, authorId: author.id, sealed, now }
  const { isLeft, first } = await leaveConfirmation(DB, outgoing, addressHash, allowance)
  if (!isLeft) throw tooManyRequests((first ?? now) + allowance.period - now)
  return { verified: false }
}

/** The token comes from the mail, so whoever sends it reads that mailbox, on whichever device. */
export async function confirm(
  { DB, SECRET }: Bindings,
  site: SiteRecord,
  token: string,
  now: number,
): Promise<Confirmed> {
  const found = await verifyConfirmation(SECRET, site.id, token, now)
  const authorId =
    found &&
    (await confirmAddress(DB, {
      site: site.id,
      author: found.authorId,
      spent: found.id,
      expiresAt: found.expiresAt,
      now,
    }))
  if (!authorId) throw new ProblemError('confirmation-link-invalid')
  return { authorToken: await signAuthorToken(SECRET, site.id, authorId) }
}
