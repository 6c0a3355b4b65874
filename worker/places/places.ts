import { DATABASES, type DatabaseName } from '../../shared/site.ts'
import type { Database } from '../db/database.ts'
import { findBinding, findBindings } from '../db/places.ts'
import type { Bindings } from '../env.ts'

const FURTHER = DATABASES.filter((name) => name !== 'DB')

/** Without further databases all sites are in the first one, and nothing is ever looked up. */
const hasFurther = (env: Bindings) => FURTHER.some((name) => env[name] !== undefined)

/** The first database: who moderates, and where each site is. Also where `DB` is that of the request's site. */
export const firstOf = (env: Bindings): D1Database => (env.FIRST_DB ?? env.DB) as D1Database

export const isBound = (env: Bindings, name: DatabaseName): boolean => name === 'DB' || env[name] !== undefined

export function boundTo(env: Bindings, name: DatabaseName): D1Database {
  const database = name === 'DB' ? firstOf(env) : env[name]
  if (!database) throw new Error(`A site is in ${name}, which wrangler.toml does not bind`)
  return database
}

/** All that the installation has, the first one first. */
export const namesOf = (env: Bindings): DatabaseName[] => DATABASES.filter((name) => isBound(env, name))

export const databasesOf = (env: Bindings): D1Database[] => namesOf(env).map((name) => boundTo(env, name))

/** Where the sites of a first database are, as far as this isolate has asked. A site never moves. */
const known = new WeakMap<Database, Map<string, DatabaseName>>()

export interface Place {
  name: DatabaseName
  database: D1Database
}

/**
 * The one place that knows where a site is. Null when there is no such site, which is not remembered: the next moment there
 * may be. Without further databases whether there is one is left to who asks for it.
 * @param nearby - a replica may say where it is; of a site that has just been created it may not know.
 */
export async function placeOf(env: Bindings, siteId: string, nearby = false): Promise<Place | null> {
  const first = firstOf(env)
  if (!hasFurther(env)) return { name: 'DB', database: first }
  const places = known.get(first) ?? new Map<string, DatabaseName>()
  known.set(first, places)
  const ask = () => findBinding(nearby ? first.withSession('first-unconstrained') : first, siteId)
  const name = places.get(siteId) ?? (await ask())
  if (!name) return null
  places.set(siteId, name)
  return { name, database: boundTo(env, name) }
}

/** For rooms, which ask only of sites that there are. */
export const databaseOf = async (env: Bindings, siteId: string): Promise<Database> =>
  (await placeOf(env, siteId))?.database ?? firstOf(env)

/** Sites by the database they are in. */
export async function sortByPlace(env: Bindings, siteIds: string[]): Promise<[Place, string[]][]> {
  const elsewhere = hasFurther(env) ? await findBindings(firstOf(env), siteIds) : new Map<string, DatabaseName>()
  const byName = Map.groupBy(siteIds, (id) => elsewhere.get(id) ?? 'DB')
  return [...byName].map(([name, ids]) => [{ name, database: boundTo(env, name) }, ids])
}

/**
 * What a reader asks for without saying of which site: the first database is asked first, then the others at once. One that
 * answers nothing hides nothing that is in another; but where nothing is found it may be there.
 */
export async function lookEverywhere<Found>(env: Bindings, look: (db: Database) => Promise<Found | null>) {
  const failures: unknown[] = []
  const lookIn = (database: D1Database) =>
    look(database.withSession('first-unconstrained')).catch((error: unknown) => {
      failures.push(error)
      return null
    })
  const [first, ...others] = databasesOf(env)
  const found = (await lookIn(first!)) ?? (await Promise.all(others.map(lookIn))).find((found) => found !== null)
  if (!found && failures.length > 0) throw failures[0]
  return found ?? null
}
