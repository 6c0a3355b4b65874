import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { findSite } from '../db/sites.ts'
import type { AdminEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { identify } from './credential.ts'
import { requireInPlace } from './in-place.ts'
import { declaredScope, requireScope } from './scope.ts'

/** Who is asking, by bearer token or by the console's session. */
export const moderator = createMiddleware<AdminEnv>(async function moderator(c, next) {
  const found = await identify(c)
  if (!found) throw new ProblemError('not-authenticated')
  // A route that forgot to declare its scope is closed to all but full tokens.
  if (!matchedRoutes(c).some(({ handler }) => declaredScope(handler))) requireScope(found.credential, 'admin')
  if (found.credential.kind === 'in-place') await requireInPlace(c)
  c.set('moderator', found.moderator)
  c.set('credential', found.credential)
  await next()
})

/** The site in the path, if the moderator belongs to it. A stranger's site is no different from none. */
export const moderatedSite = createMiddleware<AdminEnv>(async function moderatedSite(c, next) {
  const siteId = c.req.param('siteId')!
  const member = c.var.moderator.sites.some(({ id }) => id === siteId)
  const found = member ? await findSite(c.env.DB, siteId) : null
  if (!found) throw new ProblemError('site-not-found')
  c.set('site', found)
  await next()
})

/** For what owners alone may do on the site in the path. */
export const ownerOnly = createMiddleware<AdminEnv>(async function ownerOnly(c, next) {
  requireOwner(c)
  await next()
})

/** The same, but for what the moderator in the path does to themselves. */
export const ownerOrSelf = createMiddleware<AdminEnv>(async function ownerOrSelf(c, next) {
  if (c.req.param('id') !== c.var.moderator.id) requireOwner(c)
  await next()
})

function requireOwner(c: Context<AdminEnv>): void {
  const membership = c.var.moderator.sites.find(({ id }) => id === c.var.site.id)
  if (membership?.role !== 'owner') throw new ProblemError('not-allowed', { detail: 'Only an owner of the site may.' })
}
