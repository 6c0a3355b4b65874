import { createMiddleware } from 'hono/factory'

/**
 * For answers to moderators: kept nowhere, and not even loaded by other origins of the same site, whose requests carry the
 * session's cookie. Stands before the middlewares that say otherwise for readers: the first one has the last word.
 */
export const privately = createMiddleware(async function privately(c, next) {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
})
