import { markOldest } from '../db/mirror.ts'
import type { Bindings } from '../env.ts'
import { renewMirrors } from '../places/mirror.ts'
import { databasesOf } from '../places/places.ts'

/** Sites that are looked at in an hour although nothing is known to have changed: a database may have been set back. */
const AT_ONCE = 5

/** Tells the other databases what they do not know, and whether it is so is looked at for each site in its turn. */
export async function keepMirrors(env: Bindings): Promise<void> {
  const [first, ...others] = databasesOf(env)
  if (others.length === 0) return
  await markOldest(first!, AT_ONCE)
  await renewMirrors(env)
}
