import { createMiddleware } from 'hono/factory'
import type { Bindings } from '../env.ts'
import { later } from '../later.ts'
import { drain } from '../search/drain.ts'

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Tells the search index after each write. What fails is done with the next one. */
export const searchIndex = createMiddleware<{ Bindings: Bindings }>(async function searchIndex(c, next) {
  await next()
  if (WRITES.has(c.req.method) && c.res.ok) later(c, () => drain(c.env, 2))
})
