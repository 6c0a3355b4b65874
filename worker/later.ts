import type { Context } from 'hono'

/**
 * Goes on with this when the answer is on the way. What fails is told in the log alone. Without an execution context nobody
 * keeps time after the answer, and nothing is begun: so it is where tests ask the app without one.
 */
export function later(c: Context, work: () => Promise<unknown>): void {
  contextOf(c)?.waitUntil(work().catch((error: unknown) => console.error(error)))
}

/** Hono throws where there is none. */
function contextOf(c: Context) {
  try {
    return c.executionCtx
  } catch {
    return null
  }
}
