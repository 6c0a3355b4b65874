import type { Database } from './database.ts'
import { pageIdOf } from './page-key.ts'

/** How long a slot is in which new authors are counted. */
export const SLOT = 10 * 60_000
export const SLOTS_A_DAY = 144

export const slotOf = (now: number): number => Math.floor(now / SLOT)

export interface Arrivals {
  slot: number
  newAuthors: number
}

/** The new authors of a page in the last day, by slot. */
export const arrivalsStatement = (db: Database, siteId: string, pageKey: string, now: number) =>
  db
    .prepare(
      `SELECT slot, new_authors AS newAuthors FROM arrivals
        WHERE page_id = ${pageIdOf('?1', '?2')} AND slot > ?3`,
    )
    .bind(siteId, pageKey, slotOf(now) - SLOTS_A_DAY)

/** One more, in the batch of the comment that brings the author. */
export const arrivalStatement = (db: Database, siteId: string, pageKey: string, authorId: string, now: number) =>
  db
    .prepare(
      `INSERT INTO arrivals (page_id, slot, new_authors)
       SELECT p.id, ?1, 1 FROM pages p
        WHERE p.id = ${pageIdOf('?2', '?3')} AND EXISTS (SELECT 1 FROM authors WHERE id = ?4)
       ON CONFLICT DO UPDATE SET new_authors = new_authors + 1`,
    )
    .bind(slotOf(now), siteId, pageKey, authorId)

/** From now on, strangers are held on this page for a while. */
export const surgeStatement = (db: Database, siteId: string, pageKey: string, until: number) =>
  db
    .prepare(
      `UPDATE pages SET surge_until = ?1
        WHERE id = ${pageIdOf('?2', '?3')} AND coalesce(surge_until, 0) < ?1 - ${SLOT}`,
    )
    .bind(until, siteId, pageKey)
