import { v7 as uuidv7 } from 'uuid'
import type { ListQuery, Role } from '../../shared/admin.ts'
import type { Invitation, InvitationList, NewInvitation } from '../../shared/moderators.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'

const LIFETIME = 7 * 86_400_000

interface Row {
  id: string
  name: string
  role: Role
  inviterId: string
  inviterName: string
  createdAt: number
  expiresAt: number
}

/**
 * Those that can still be accepted. Not those of somebody who has ceased to be an owner: an invitation kept back would
 * let them in again. Binds the time as ?1.
 */
export const IS_OPEN = `accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ?1
  AND EXISTS (SELECT 1 FROM memberships ms
    WHERE ms.site_id = invitations.site_id AND ms.moderator_id = invitations.invited_by AND ms.role = 'owner')`

const SELECT_OPEN = `SELECT invitations.id, invitations.name, role, m.id AS inviterId, m.name AS inviterName,
    invitations.created_at AS createdAt, expires_at AS expiresAt
  FROM invitations JOIN moderators m ON m.id = invited_by WHERE ${IS_OPEN} AND site_id = ?2`

const toInvitation = (row: Row): Invitation => ({
  id: row.id,
  name: row.name,
  role: row.role,
  invitedBy: { id: row.inviterId, name: row.inviterName },
  createdAt: toIso(row.createdAt),
  expiresAt: toIso(row.expiresAt),
})

/** Those that are open, newest first. */
export async function listInvitations(
  db: Database,
  siteId: string,
  { cursor, limit }: ListQuery,
  now: number,
): Promise<InvitationList> {
  const after = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(`${SELECT_OPEN} ${cursor ? 'AND invitations.id < ?4' : ''} ORDER BY invitations.id DESC LIMIT ?3`)
    .bind(now, siteId, limit + 1, ...after)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { invitations: rows.map(toInvitation), nextCursor }
}

export async function createInvitation(
  db: Database,
  { siteId, moderatorId, now }: Act,
  { name, role }: NewInvitation,
  tokenHash: string,
): Promise<Invitation> {
  const id = uuidv7({ msecs: now })
  const [, , made] = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO invitations (id, site_id, role, name, token_hash, invited_by, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, siteId, role, name, tokenHash, moderatorId, now, now + LIFETIME),
    changeStatement(db, {
      ...{ siteId, moderatorId, now, subjectId: id },
      action: 'invitation-added',
      after: { name, role },
    }),
    db.prepare(`${SELECT_OPEN} AND invitations.id = ?3`).bind(now, siteId, id),
  ])
  return toInvitation(made!.results[0]!)
}

/** False when the site has no such open invitation. */
export async function revokeInvitation(db: Database, { siteId, moderatorId, now }: Act, id: string): Promise<boolean> {
  const [revoked] = await db.batch([
    db
      .prepare(`UPDATE invitations SET revoked_at = ?1 WHERE ${IS_OPEN} AND site_id = ?2 AND id = ?3 RETURNING id`)
      .bind(now, siteId, id),
    changeStatement(db, { siteId, moderatorId, now, subjectId: id, action: 'invitation-revoked' }, 'changes() = 1'),
  ])
  return revoked!.results.length > 0
}
