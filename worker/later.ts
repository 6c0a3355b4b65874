import type { Context } from 'hono'

/** Goes on with this after the answer. Where nobody keeps time after it, as in tests of a route, it goes on by itself. */
export function later(c: Context, work: Promise<unknown>): void {
  const kept = work.catch((error: unknown) => console.error(error))
  try {
    c.executionCtx.waitUntil(kept)
  } catch {
    // Hono throws where there is no context.
  }
}
