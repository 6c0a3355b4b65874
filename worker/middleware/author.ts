import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { verifyAuthorToken } from '../crypto/author-token.ts'
import { findOwnAuthor, isErased } from '../db/own-author.ts'
import type { AppEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { bearerToken } from './bearer.ts'

/** The author whom the token proves. */
export const author = createMiddleware<AppEnv>(async function author(c, next) {
  const found = await requireAuthor(c)
  if (isErased(found)) throw new ProblemError('author-not-found')
  c.set('author', found)
  await next()
})

/** The same, also of one who has been erased: erasing again is no mistake. */
export const authorOrErased = createMiddleware<AppEnv>(async function authorOrErased(c, next) {
  c.set('author', await requireAuthor(c))
  await next()
})

async function requireAuthor(c: Context<AppEnv>) {
  const token = bearerToken(c)
  const id = token ? await verifyAuthorToken(c.env.SECRET, c.var.site.id, token) : null
  const found = id && (await findOwnAuthor(c.env.DB, c.var.site.id, id))
  if (!found) throw new ProblemError('author-token-wrong')
  return found
}
