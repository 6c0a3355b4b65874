import { v7 as uuidv7 } from 'uuid'
import type { Accepted } from '../../shared/moderators.ts'
import type { Database } from './database.ts'
import { IS_OPEN } from './invitations.ts'
import { newSessionStatement, toSession, type NewSession } from './sessions.ts'

interface Act {
  tokenHash: string
  now: number
}

/** True only for the request that used the invitation up: its row of the audit trail is the witness. Binds its id as ?1. */
const IS_MINE = 'EXISTS (SELECT 1 FROM changes WHERE id = ?1)'

/** Marks the invitation and writes the trail, if it is open; of two requests at once the second finds it taken. */
const takeStatements = (db: Database, { tokenHash, now }: Act, moderatorId: string, changeId: string) => [
  db
    .prepare(`UPDATE invitations SET accepted_at = ?1, accepted_by = ?2 WHERE ${IS_OPEN} AND token_hash = ?3`)
    .bind(now, moderatorId, tokenHash),
  db
    .prepare(
      `INSERT INTO changes (id, site_id, moderator_id, action, subject_id, after, created_at)
       SELECT ?1, site_id, ?2, 'moderator-joined', ?2, json_object('role', role, 'invitationId', id), ?3
         FROM invitations WHERE token_hash = ?4 AND changes() = 1`,
    )
    .bind(changeId, moderatorId, now, tokenHash),
  // Who is there already is made an owner if the invitation says so, and never less than before.
  db
    .prepare(
      `INSERT INTO memberships (moderator_id, site_id, role, created_at)
       SELECT ?2, site_id, role, ?3 FROM invitations WHERE token_hash = ?4 AND ${IS_MINE}
       ON CONFLICT DO UPDATE SET role = 'owner' WHERE excluded.role = 'owner'`,
    )
    .bind(changeId, moderatorId, now, tokenHash),
  db
    .prepare(
      `SELECT m.id, m.name, ms.site_id AS siteId, ms.role
         FROM changes c JOIN memberships ms ON ms.site_id = c.site_id AND ms.moderator_id = c.moderator_id
         JOIN moderators m ON m.id = c.moderator_id WHERE c.id = ?`,
    )
    .bind(changeId),
]

interface Taken {
  id: string
  name: string
  siteId: string
  role: Accepted['site']['role']
}

const toAccepted = ({ id, name, siteId, role }: Taken, session: Accepted['session']): Accepted => ({
  moderator: { id, name },
  site: { id: siteId, role },
  session,
})

/** By somebody whom we know. Null when the invitation is not open. */
export async function acceptAs(db: Database, moderatorId: string, act: Act): Promise<Accepted | null> {
  const [, , , taken] = await db.batch(takeStatements(db, act, moderatorId, uuidv7({ msecs: act.now })))
  const row = taken!.results[0] as Taken | undefined
  return row ? toAccepted(row, null) : null
}

/** By a newcomer, who becomes a moderator and is signed in; or nobody does. Null when the invitation is not open. */
export async function acceptAsNewcomer(
  db: Database,
  act: Act,
  name: string | undefined,
  session: NewSession,
): Promise<Accepted | null> {
  const moderatorId = uuidv7({ msecs: act.now })
  const changeId = uuidv7({ msecs: act.now })
  const [, , , , taken, signedIn] = await db.batch([
    db
      .prepare(
        `INSERT INTO moderators (id, name, created_at)
         SELECT ?2, coalesce(?3, name), ?1 FROM invitations WHERE ${IS_OPEN} AND token_hash = ?4`,
      )
      .bind(act.now, moderatorId, name ?? null, act.tokenHash),
    ...takeStatements(db, act, moderatorId, changeId),
    newSessionStatement(db, session, 'moderator_id FROM changes WHERE id = ?', changeId),
  ])
  const row = taken!.results[0] as Taken | undefined
  if (!row) return null
  return toAccepted(row, toSession(signedIn!.results[0] as Parameters<typeof toSession>[0], session.id))
}
