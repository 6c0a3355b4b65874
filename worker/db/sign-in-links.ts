import type { SignedIn } from '../../shared/credentials.ts'
import type { Database } from './database.ts'
import { newSessionStatement, signedInStatements, toSignedIn, type NewSession } from './sessions.ts'

const MINUTE = 60_000
const LIFETIME = 15 * MINUTE
/** Links for one moderator that are good at the same time: whoever knows an address cannot fill its mailbox. */
const MAX_LINKS = 3
/** For everybody in an hour: what a provider of mail takes without a second look. */
const MAX_HOURLY = 100

/**
 * Uses the link up and signs its moderator in, in one transaction: of two requests with one link the second finds it used.
 * Null for any other string.
 */
export async function useSignInLink(db: Database, linkHash: string, session: NewSession): Promise<SignedIn | null> {
  const { now } = session
  const [, inserted, moderator] = await db.batch([
    db
      .prepare('UPDATE sign_in_links SET used_at = ?1 WHERE token_hash = ?2 AND used_at IS NULL AND expires_at > ?1')
      .bind(now, linkHash),
    newSessionStatement(
      db,
      session,
      'moderator_id FROM sign_in_links WHERE token_hash = ? AND changes() = 1',
      linkHash,
    ),
    ...signedInStatements(db, session),
  ])
  return toSignedIn(inserted!, moderator!)
}

interface Request {
  emailHash: string
  linkHash: string
  outboxId: string
  /** The link itself, for the mail; sealed. */
  sealedLink: string
  now: number
}

/**
 * Makes a link for the moderator with this address and leaves it to be sent, unless enough are on their way. The same
 * statements run for an address that nobody has, and nothing tells the caller: neither the answer nor the time it takes.
 */
export async function requestSignInLink(db: Database, { emailHash, linkHash, outboxId, sealedLink, now }: Request) {
  await db.batch([
    // Links that are over are of no use to anybody, nor to the count below.
    db.prepare('DELETE FROM sign_in_links WHERE expires_at <= ?').bind(now),
    db
      .prepare(
        `INSERT INTO sign_in_links (token_hash, moderator_id, created_at, expires_at)
         SELECT ?, m.id, ?, ? FROM moderators m
          WHERE m.email_hash = ? AND EXISTS (SELECT 1 FROM memberships WHERE moderator_id = m.id)
            AND (SELECT count(*) FROM sign_in_links WHERE moderator_id = m.id) < ?
            AND (SELECT count(*) FROM outbox WHERE kind = 'sign-in-link' AND id > ?) < ?`,
      )
      .bind(linkHash, now, now + LIFETIME, emailHash, MAX_LINKS, firstIdAt(now - 60 * MINUTE), MAX_HOURLY),
    db
      .prepare(
        `INSERT INTO outbox (id, site_id, kind, payload, created_at)
         SELECT ?, min(ms.site_id), 'sign-in-link', json_object('moderatorId', l.moderator_id, 'link', ?), ?
           FROM sign_in_links l JOIN memberships ms ON ms.moderator_id = l.moderator_id
          WHERE l.token_hash = ? GROUP BY l.moderator_id`,
      )
      .bind(outboxId, sealedLink, now, linkHash),
  ])
}

/** UUIDv7 begins with its time: what was made since is a range of the primary key. */
const firstIdAt = (time: number) =>
  time
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')
