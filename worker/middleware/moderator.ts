import { createMiddleware } from 'hono/factory'
import { hashModeratorToken } from '../crypto/moderator-token.ts'
import { findModerator } from '../db/moderators.ts'
import { findSite } from '../db/sites.ts'
import type { AdminEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { bearerToken } from './bearer.ts'

/** Who is asking, by bearer token. */
export const moderator = createMiddleware<AdminEnv>(async function moderator(c, next) {
  const token = bearerToken(c)
  const found = token ? await findModerator(c.env.DB, await hashModeratorToken(token)) : null
  if (!found) throw new ProblemError('not-authenticated')
  c.set('moderator', found)
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
  const membership = c.var.moderator.sites.find(({ id }) => id === c.var.site.id)
  if (membership?.role !== 'owner') throw new ProblemError('not-allowed', { detail: 'Only an owner of the site may.' })
  await next()
})
