import type { DatabaseName } from '../../shared/site.ts'
import { listDue, mirrorModerator, mirrorSite, putBehind, type Due } from '../db/mirror.ts'
import type { Bindings } from '../env.ts'
import { boundTo, databasesOf } from './places.ts'

/** Sites and moderators at once: a site takes three calls, and a write that has them told makes others too. */
const AT_ONCE = 5

/**
 * Tells the other databases what they do not know yet of their sites' members. What fails is told in the log, and done with
 * a later write of a moderator or by the hourly job: no request fails with it, and it holds up no other site.
 */
export async function renewMirrors(env: Bindings): Promise<void> {
  const [first, ...others] = databasesOf(env)
  if (others.length === 0) return
  const renew = async (due: Due) => {
    try {
      if (due.kind === 'moderator') await mirrorModerator(first!, others, due)
      else await mirrorSite(first!, boundTo(env, due.binding as DatabaseName), due, Date.now())
    } catch (error) {
      console.error(error)
      await putBehind(first!, due, Date.now())
    }
  }
  try {
    await Promise.all((await listDue(first!, AT_ONCE)).map(renew))
  } catch (error) {
    console.error(error)
  }
}
