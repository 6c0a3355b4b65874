import type { DatabaseName } from '../../shared/site.ts'
import { listDue, mirrorModerator, mirrorSite, type Due } from '../db/mirror.ts'
import type { Bindings } from '../env.ts'
import { boundTo, databasesOf } from './places.ts'

/** Sites and moderators at once. */
const AT_ONCE = 20

/**
 * Tells the other databases what they do not know yet of their sites' members. What fails is told in the log, and done with
 * the next write of a moderator or by the hourly job.
 */
export async function renewMirrors(env: Bindings): Promise<void> {
  const [first, ...others] = databasesOf(env)
  if (others.length === 0) return
  const renew = (due: Due) =>
    due.kind === 'site'
      ? mirrorSite(first!, boundTo(env, due.binding as DatabaseName), due, Date.now())
      : mirrorModerator(first!, others, due)
  const results = await Promise.allSettled((await listDue(first!, AT_ONCE)).map(async (due) => renew(due)))
  for (const result of results) if (result.status === 'rejected') console.error(result.reason)
}
