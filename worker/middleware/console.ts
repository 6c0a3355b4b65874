import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { ProblemError } from '../problem.ts'

/**
 * What acts for a browser's session, or begins one, comes from our own pages: SameSite lets through other origins of the
 * same site, and the owner's newspaper is often one. The browser says where the request comes from, and neither a form nor
 * a foreign page without our leave can send a header of its own (Fetch, 2.2.2).
 */
export function requireConsole(c: Context): void {
  const origin = c.req.header('Origin')
  const fetchSite = c.req.header('Sec-Fetch-Site')
  const ours =
    c.req.header('Baraza-Console') === '1' &&
    (origin ?? fetchSite) !== undefined &&
    (origin === undefined || origin === new URL(c.req.url).origin) &&
    (fetchSite === undefined || fetchSite === 'same-origin')
  if (!ours) throw new ProblemError('csrf-refused')
}

/** For routes that give a browser its session. */
export const fromConsole = createMiddleware(async function fromConsole(c, next) {
  requireConsole(c)
  await next()
})
