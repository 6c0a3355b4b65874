import { firstStatement, isLeft, rememberMailStatement, type Allowance } from './allowance.ts'
import type { Database } from './database.ts'

interface Outgoing {
  id: string
  siteId: string
  authorId: string
  /** The token, for whoever sends the mail to the author's address. */
  sealed: string
  now: number
}

/** Leaves mail to be sent, unless the address has had its share of it: whoever types one must not fill its mailbox. */
export async function leaveConfirmation(
  db: Database,
  { id, siteId, authorId, sealed, now }: Outgoing,
  addressHash: string,
  allowance: Allowance,
) {
  const [left, , firsts] = await db.batch<{ first: number | null }>([
    db
      .prepare(
        `INSERT INTO outbox (id, site_id, kind, payload, created_at)
         SELECT ?, ?, 'confirm-address', ?, ? WHERE ${isLeft(allowance)} RETURNING id`,
      )
      .bind(id, siteId, JSON.stringify({ authorId, sealed }), now, ...allowance.values),
    rememberMailStatement(db, addressHash, id, now),
    firstStatement(db, allowance),
  ])
  return { isLeft: left!.results.length > 0, first: firsts!.results[0]?.first ?? null }
}

/** `?1` is a JSON object: site, author, spent, expiresAt, now. */
const FRESH = "NOT EXISTS (SELECT 1 FROM spent WHERE id = ?1 ->> 'spent')"
const DEVICE = "?1 ->> 'author'"
/** The author who confirmed this address before. Members are the owner's site's, and nobody's mail makes one of them. */
const CONFIRMED = `(SELECT other.id FROM authors device
  CROSS JOIN authors other ON other.site_id = device.site_id AND other.email_hash = device.email_hash
  WHERE device.id = ${DEVICE} AND device.site_id = ?1 ->> 'site' AND device.email_hash <> ''
    AND other.verified_at IS NOT NULL AND other.member_id IS NULL
  ORDER BY other.verified_at, other.id LIMIT 1)`
const MOVES = `${FRESH} AND ${CONFIRMED} <> ${DEVICE}`

const CONFIRM = [
  `UPDATE authors SET verified_at = ?1 ->> 'now'
    WHERE id = ${DEVICE} AND site_id = ?1 ->> 'site' AND email_hash <> '' AND verified_at IS NULL AND member_id IS NULL
      AND ${FRESH} AND ${CONFIRMED} IS NULL`,
  `UPDATE comments SET author_id = ${CONFIRMED} WHERE author_id = ${DEVICE} AND ${MOVES}`,
  // One person has one vote, one reaction and one report, and no vote for their own comment.
  `UPDATE OR IGNORE votes SET voter = ${CONFIRMED} WHERE voter = ${DEVICE} AND ${MOVES}`,
  `DELETE FROM votes WHERE voter = ${DEVICE} AND ${MOVES}`,
  `DELETE FROM votes WHERE voter = ${CONFIRMED} AND ${MOVES}
      AND (SELECT author_id FROM comments WHERE id = comment_id) = voter`,
  `UPDATE OR IGNORE reactions SET reader = ${CONFIRMED} WHERE reader = ${DEVICE} AND ${MOVES}`,
  `DELETE FROM reactions WHERE reader = ${DEVICE} AND ${MOVES}`,
  `UPDATE OR IGNORE reports SET reporter = ${CONFIRMED} WHERE reporter = ${DEVICE} AND ${MOVES}`,
  `DELETE FROM reports WHERE reporter = ${DEVICE} AND ${MOVES}`,
  // What moderators know of the device, and what they decided about it, they know of the person.
  `UPDATE author_notes SET author_id = ${CONFIRMED} WHERE author_id = ${DEVICE} AND ${MOVES}`,
  `UPDATE OR IGNORE blocks SET value = ${CONFIRMED}
    WHERE site_id = ?1 ->> 'site' AND kind = 'author' AND value = ${DEVICE} AND ${MOVES}`,
  `UPDATE authors SET timeout_until = (SELECT max(coalesce(timeout_until, 0)) FROM authors WHERE id IN (${DEVICE}, ${CONFIRMED}))
    WHERE id = ${CONFIRMED} AND ${MOVES} AND (SELECT timeout_until FROM authors WHERE id = ${DEVICE}) IS NOT NULL`,
]

export interface ConfirmationUse {
  site: string
  author: string
  /** The token's id. */
  spent: string
  expiresAt: number
  now: number
}

/**
 * Marks the device's author as confirmed, or gives what is the device's to the author who confirmed the address before;
 * all of it or nothing, and once for each token. Null when it was used, or its author is gone.
 */
export async function confirmAddress(db: Database, use: ConfirmationUse): Promise<string | null> {
  const input = JSON.stringify(use)
  const results = await db.batch<{ fresh: 0 | 1; id: string | null }>([
    ...CONFIRM.map((sql) => db.prepare(sql).bind(input)),
    db.prepare(`SELECT ${FRESH} AS fresh, ${CONFIRMED} AS id`).bind(input),
    db
      .prepare(
        "INSERT INTO spent (id, expires_at) SELECT ?1 ->> 'spent', ?1 ->> 'expiresAt' WHERE true ON CONFLICT DO NOTHING",
      )
      .bind(input),
  ])
  const { fresh, id } = results.at(-2)!.results[0]!
  return fresh ? id : null
}
