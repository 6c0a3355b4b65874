import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'

/**
 * Refuses writes from pages that are not the site's own. Browsers send `Origin` with every request that can write
 * (Fetch, 3.2), and scripts cannot change it. CORS itself stays open, so that a refused page can read why.
 */
export const siteOrigin = createMiddleware<AppEnv>(async function siteOrigin(c, next) {
  const origin = c.req.header('Origin')
  if (!origin || !c.var.site.origins.includes(origin))
    throw new ProblemError('origin-not-allowed', {
      detail: origin
        ? `${origin} is not one of the site's origins.`
        : "Send an Origin header with one of the site's origins.",
    })
  await next()
})
