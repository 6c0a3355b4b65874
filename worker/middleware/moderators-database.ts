import { createMiddleware } from 'hono/factory'
import type { AdminEnv } from '../env.ts'
import { renewMirrors } from '../places/mirror.ts'
import { firstOf, placeOf } from '../places/places.ts'
import { isRead } from '../places/session.ts'

/**
 * Makes `DB` the database of the site in the path: always the primary, because who moderates looks at what they have just
 * decided. Accounts stay in the first database.
 */
export const moderatorsDatabase = createMiddleware<AdminEnv>(async function moderatorsDatabase(c, next) {
  const place = await placeOf(c.env, c.req.param('siteId')!)
  const { name, database } = place ?? { name: 'DB' as const, database: firstOf(c.env) }
  c.set('database', name)
  c.env = { ...c.env, DB: database, FIRST_DB: firstOf(c.env) }
  await next()
})

/**
 * What a moderator changes about members and names is known in the other databases before they are answered. Who came when
 * the site's database could not be told is known there before they write. It stands behind `moderator`, and where somebody
 * becomes one: nobody else has anything renewed.
 */
export const mirrors = createMiddleware<AdminEnv>(async function mirrors(c, next) {
  if (isRead(c)) return next()
  if (c.get('database') !== undefined && c.var.database !== 'DB') await renewMirrors(c.env)
  await next()
  if (c.res.ok) await renewMirrors(c.env)
  return undefined
})
