import type { Handler, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Scope } from '../../shared/credentials.ts'
import type { Credential } from '../db/credentials.ts'
import type { AdminEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'

/** What a route asks of a token; `any`: nothing. */
export type RouteScope = Scope | 'any'

const declared = new WeakMap<Handler | MiddlewareHandler, RouteScope>()

export const hasScope = ({ scopes }: Credential, scope: RouteScope): boolean =>
  scope === 'any' || scopes.includes(scope) || scopes.includes('admin')

export function requireScope(credential: Credential, scope: RouteScope): void {
  if (!hasScope(credential, scope))
    throw new ProblemError('not-allowed', { detail: `The token lacks the scope "${scope}".` })
}

/** Stands first in each route for moderators: what a token must be allowed. A session may all that its moderator may. */
export function scope(scope: RouteScope) {
  const middleware = createMiddleware<AdminEnv>(async function requireDeclaredScope(c, next) {
    requireScope(c.var.credential, scope)
    await next()
  })
  declared.set(middleware, scope)
  return middleware
}

/** The scope that a handler declares, if it is a `scope(…)`. */
export const declaredScope = (handler: Handler | MiddlewareHandler): RouteScope | undefined => declared.get(handler)
