import { v7 as uuidv7 } from 'uuid'
import type { Role } from '../../shared/admin.ts'
import type { Database } from './database.ts'

export const HANDOVER_SECONDS = 60
export const IN_PLACE_HOURS = 12

interface NewHandover {
  codeHash: string
  siteId: string
  sessionId: string
  expiresAt: number
}

export const addHandover = (db: Database, { codeHash, siteId, sessionId, expiresAt }: NewHandover) =>
  db
    .prepare('INSERT INTO handovers (code_hash, site_id, session_id, expires_at) VALUES (?, ?, ?, ?)')
    .bind(codeHash, siteId, sessionId, expiresAt)
    .run()

interface Exchange {
  codeHash: string
  tokenHash: string
  siteId: string
  now: number
  expiresAt: number
}

/** Who it is now on this site; null for a code that was used, is over, or is of another site or a session that has ended. */
export async function useHandover(db: Database, exchange: Exchange): Promise<{ name: string; role: Role } | null> {
  const { codeHash, tokenHash, siteId, now, expiresAt } = exchange
  const id = uuidv7({ msecs: now })
  const [, , found] = await db.batch<{ name: string; role: Role }>([
    db
      .prepare(
        `INSERT INTO in_place_tokens (id, token_hash, site_id, session_id, expires_at)
         SELECT ?, ?, h.site_id, h.session_id, ? FROM handovers h
           JOIN sessions s ON s.id = h.session_id AND s.expires_at > ?
           JOIN memberships ms ON ms.moderator_id = s.moderator_id AND ms.site_id = h.site_id
          WHERE h.code_hash = ? AND h.site_id = ? AND h.expires_at > ?`,
      )
      .bind(id, tokenHash, expiresAt, now, codeHash, siteId, now),
    db.prepare('DELETE FROM handovers WHERE code_hash = ? AND site_id = ?').bind(codeHash, siteId),
    db
      .prepare(
        `SELECT m.name, ms.role FROM in_place_tokens t JOIN sessions s ON s.id = t.session_id
           JOIN moderators m ON m.id = s.moderator_id
           JOIN memberships ms ON ms.moderator_id = m.id AND ms.site_id = t.site_id
          WHERE t.id = ?`,
      )
      .bind(id),
  ])
  return found!.results[0] ?? null
}
