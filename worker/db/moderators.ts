import type { Role } from '../../shared/admin.ts'
import type { Database } from './database.ts'

/** Who is asking, with the role on each site. */
export interface Moderator {
  id: string
  name: string
  sites: { id: string; name: string; role: Role }[]
}

/** The address for sign-in by mail, sealed. */
export const findSealedEmail = (db: Database, id: string) =>
  db.prepare('SELECT email_encrypted FROM moderators WHERE id = ?').bind(id).first<string | null>('email_encrypted')

/** What moderators change about themselves. Absent fields stay; an email of null is forgotten. */
interface ModeratorPatch {
  name?: string | undefined
  email?: { encrypted: string; hash: string } | null | undefined
}

/** False when the address is another moderator's. */
export async function updateModerator(db: Database, id: string, { name, email }: ModeratorPatch): Promise<boolean> {
  const row = await db
    .prepare(
      `UPDATE OR IGNORE moderators SET name = coalesce(?2, name),
              email_encrypted = iif(?3, ?4, email_encrypted), email_hash = iif(?3, ?5, email_hash)
        WHERE id = ?1 RETURNING id`,
    )
    .bind(id, name ?? null, email === undefined ? 0 : 1, email?.encrypted ?? null, email?.hash ?? null)
    .first()
  return row !== null
}

/** Whom readers cannot pose as. */
export const moderatorNamesStatement = (db: Database, siteId: string) =>
  db
    .prepare('SELECT m.name FROM memberships ms JOIN moderators m ON m.id = ms.moderator_id WHERE ms.site_id = ?')
    .bind(siteId)
