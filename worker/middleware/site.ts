import { createMiddleware } from 'hono/factory'
import { findSite } from '../db/sites.ts'
import type { AppEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** Finds the site that a reader's request is about. */
export const site = createMiddleware<AppEnv>(async function site(c, next) {
  const found = await findSite(c.env.DB, c.req.param('siteId')!)
  if (!found) throw new ProblemError('site-not-found')
  c.set('site', found)
  await next()
})
