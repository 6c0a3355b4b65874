import type { Role } from '../../shared/admin.ts'

/** Who is asking, with the role on each site. */
export interface Moderator {
  id: string
  name: string
  sites: { id: string; name: string; role: Role }[]
}

/** The moderator to whom the token belongs, by the token's hash. */
export async function findModerator(db: D1Database, tokenHash: string): Promise<Moderator | null> {
  const { results } = await db
    .prepare(
      `SELECT m.id, m.name, s.id AS siteId, s.name AS siteName, ms.role
         FROM tokens t
         JOIN moderators m ON m.id = t.moderator_id
         LEFT JOIN memberships ms ON ms.moderator_id = m.id
         LEFT JOIN sites s ON s.id = ms.site_id
        WHERE t.token_hash = ?
        ORDER BY s.id`,
    )
    .bind(tokenHash)
    .all<{ id: string; name: string; siteId: string | null; siteName: string | null; role: Role | null }>()
  const [first] = results
  if (!first) return null
  const sites = results.flatMap(({ siteId, siteName, role }) =>
    siteId && siteName && role ? [{ id: siteId, name: siteName, role }] : [],
  )
  return { id: first.id, name: first.name, sites }
}

/** Whom readers cannot pose as. */
export const moderatorNamesStatement = (db: D1Database, siteId: string) =>
  db
    .prepare('SELECT m.name FROM memberships ms JOIN moderators m ON m.id = ms.moderator_id WHERE ms.site_id = ?')
    .bind(siteId)
