import type { ListQuery, Role } from '../../shared/admin.ts'
import type { SiteModerator, SiteModeratorList } from '../../shared/moderators.ts'
import { cutPage, decodeIdCursor } from '../cursor.ts'
import type { Act } from './act.ts'
import { changeStatement } from './changes.ts'
import type { Database } from './database.ts'
import { toIso } from './time.ts'
import { barTokensStatements } from './tokens.ts'

interface Row {
  id: string
  name: string
  role: Role
  joinedAt: number
}

const SELECT = `SELECT m.id, m.name, ms.role, ms.created_at AS joinedAt
  FROM memberships ms CROSS JOIN moderators m ON m.id = ms.moderator_id WHERE ms.site_id = ?`

const toSiteModerator = (row: Row): SiteModerator => ({ ...row, joinedAt: toIso(row.joinedAt) })

/** Who may decide on the site, those first who have been moderators longest: ids are UUIDv7. */
export async function listModerators(
  db: Database,
  siteId: string,
  { cursor, limit }: ListQuery,
): Promise<SiteModeratorList> {
  const after = decodeIdCursor(cursor)
  const { results } = await db
    .prepare(`${SELECT} ${cursor ? 'AND ms.moderator_id > ?' : ''} ORDER BY ms.moderator_id LIMIT ?`)
    .bind(siteId, ...after, limit + 1)
    .all<Row>()
  const { rows, nextCursor } = cutPage(results, limit, ({ id }) => [id])
  return { moderators: rows.map(toSiteModerator), nextCursor }
}

/** Who changes whose membership, and where. */
interface MembershipAct extends Act {
  subjectId: string
}

/** True for the only owner. Asked in the statement that would leave the site without one, so that two at once cannot. */
const IS_LAST_OWNER = `role = 'owner' AND (SELECT count(*) FROM memberships WHERE site_id = ?1 AND role = 'owner') = 1`

/** The moderator with the new role; nothing is written when it is the old one. */
export async function changeRole(
  db: Database,
  act: MembershipAct,
  role: Role,
): Promise<SiteModerator | 'not-found' | 'last-owner'> {
  const { siteId, moderatorId, subjectId, now } = act
  const before: Role = role === 'owner' ? 'moderator' : 'owner'
  const change = { siteId, moderatorId, subjectId, now, action: 'moderator-role-changed' }
  const [, , found] = await db.batch<Row>([
    db
      .prepare(
        `UPDATE memberships SET role = ?3
          WHERE site_id = ?1 AND moderator_id = ?2 AND role <> ?3 AND NOT (${IS_LAST_OWNER})`,
      )
      .bind(siteId, subjectId, role),
    changeStatement(db, { ...change, before: { role: before }, after: { role } }, 'changes() = 1'),
    db.prepare(`${SELECT} AND m.id = ?`).bind(siteId, subjectId),
  ])
  const row = found!.results[0]
  if (!row) return 'not-found'
  return row.role === role ? toSiteModerator(row) : 'last-owner'
}

/** Takes somebody off the site with their tokens, or leaves it oneself. What they decided stays under their name. */
export async function removeModerator(
  db: Database,
  act: MembershipAct,
): Promise<'removed' | 'not-found' | 'last-owner'> {
  const { siteId, moderatorId, subjectId, now } = act
  const change = { siteId, moderatorId, subjectId, now }
  const action = moderatorId === subjectId ? 'moderator-left' : 'moderator-removed'
  const [found, , , left] = await db.batch<Row>([
    db.prepare(`${SELECT} AND m.id = ?`).bind(siteId, subjectId),
    db
      .prepare(`DELETE FROM memberships WHERE site_id = ?1 AND moderator_id = ?2 AND NOT (${IS_LAST_OWNER})`)
      .bind(siteId, subjectId),
    changeStatement(db, { ...change, action }, 'changes() = 1'),
    db.prepare(`${SELECT} AND m.id = ?`).bind(siteId, subjectId),
    ...barTokensStatements(db, siteId, subjectId, now),
  ])
  if (found!.results.length === 0) return 'not-found'
  return left!.results.length > 0 ? 'last-owner' : 'removed'
}
