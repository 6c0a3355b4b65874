import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { TrieRouter } from 'hono/router/trie-router'
import { tryDecodeURIComponent } from 'hono/utils/url'
import type { AdminComment } from '../../shared/admin.ts'
import { findSite } from '../db/sites.ts'
import type { AdminEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'

const SITE = '/v1/admin/sites/:siteId'

/** All that a moderator does on the article itself, and all that another origin is ever answered here. */
export const IN_PLACE_ROUTES = [
  `GET ${SITE}/comments/:id`,
  `POST ${SITE}/comments`,
  `POST ${SITE}/decisions`,
  `DELETE ${SITE}/decisions/:id`,
  `DELETE ${SITE}/decisions/batches/:batchId`,
  `PUT ${SITE}/comments/:id/pin`,
  `DELETE ${SITE}/comments/:id/pin`,
] as const

const router = new TrieRouter<true>()
for (const route of IN_PLACE_ROUTES) {
  const [method, path] = route.split(' ') as [string, string]
  router.add(method, path, true)
}

const isInPlace = (method: string, path: string) => router.match(method, path)[0].length > 0

/** A token for the article does on the site's own pages what is done there, and nothing else. */
export async function requireInPlace(c: Context<AdminEnv>): Promise<void> {
  if (!isInPlace(c.req.method, c.req.path))
    throw new ProblemError('not-allowed', { detail: 'A token for moderating in place may not do that.' })
  if (!(await isOwnOrigin(c))) throw new ProblemError('origin-not-allowed')
}

/** Scripts of the article can do what its moderator can: no reader's address is for them, nor what a rule found in it. */
export const inPlaceView = (c: Context<AdminEnv>, comment: AdminComment): AdminComment =>
  c.var.credential.kind === 'in-place'
    ? {
        ...comment,
        author: { ...comment.author, email: null },
        facts: comment.facts.filter(({ field }) => field !== 'email'),
      }
    : comment

async function isOwnOrigin(c: Context<AdminEnv>): Promise<boolean> {
  const origin = c.req.header('Origin')
  const siteId = /^\/v1\/admin\/sites\/([^/]+)\//.exec(c.req.path)?.[1]
  if (!origin || !siteId) return false
  const site = await findSite(c.env.DB, tryDecodeURIComponent(siteId))
  return site?.origins.includes(origin) ?? false
}

/**
 * CORS for the site's own pages and for these routes alone. Never with credentials: a browser shows no page what the
 * session's cookie would have been answered.
 */
export const inPlaceCors = createMiddleware<AdminEnv>(async function inPlaceCors(c, next) {
  const isPreflight = c.req.method === 'OPTIONS'
  const method = isPreflight ? c.req.header('Access-Control-Request-Method') : c.req.method
  const asks = isPreflight || c.req.header('Authorization') !== undefined
  const isOpen = asks && method !== undefined && isInPlace(method, c.req.path) && (await isOwnOrigin(c))
  if (isOpen && isPreflight) {
    answer(c)
    c.header('Access-Control-Allow-Methods', method)
    c.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key')
    c.header('Access-Control-Max-Age', '600')
    return c.body(null, 204)
  }
  await next()
  if (isOpen) answer(c)
  return undefined
})

function answer(c: Context<AdminEnv>): void {
  c.header('Access-Control-Allow-Origin', c.req.header('Origin')!)
  c.header('Access-Control-Expose-Headers', 'Retry-After')
  c.header('Vary', 'Origin', { append: true })
}
