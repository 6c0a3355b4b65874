import { createMiddleware } from 'hono/factory'

/** For what no other origin may even load. Stands before the middleware that opens the rest: the first one has the last word. */
export const sameOrigin = createMiddleware(async function sameOrigin(c, next) {
  await next()
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
})
