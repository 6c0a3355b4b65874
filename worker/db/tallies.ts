import type { Tallies } from '../../shared/admin-acts.ts'
import type { Database } from './database.ts'

/** How many comments a site has of each kind: five rows, whatever its size. */
export async function readTallies(db: Database, siteId: string): Promise<Tallies['tallies']> {
  const { results } = await db
    .prepare('SELECT name, count FROM site_tallies WHERE site_id = ?')
    .bind(siteId)
    .all<{ name: string; count: number }>()
  const counts = new Map(results.map(({ name, count }) => [name, count]))
  const of = (name: string) => counts.get(name) ?? 0
  return {
    pending: of('pending'),
    approved: of('approved'),
    rejected: of('rejected'),
    spam: of('spam'),
    reported: of('reported'),
  }
}
