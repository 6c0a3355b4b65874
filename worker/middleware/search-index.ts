import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Bindings } from '../env.ts'
import { drain } from '../search/drain.ts'

/** Tells the search index after each write, when its answer is on the way. What fails is done with the next one. */
export const searchIndex = createMiddleware<{ Bindings: Bindings }>(async function searchIndex(c, next) {
  await next()
  if (c.req.method === 'GET' || !c.res.ok) return
  const later = contextOf(c)
  later?.waitUntil(drain(c.env, 2).catch((error: unknown) => console.error(error)))
})

/** Null where nobody waits for what comes after the answer: in tests. */
function contextOf(c: Context) {
  try {
    return c.executionCtx
  } catch {
    return null
  }
}
