import type { Context } from 'hono'

/**
 * Goes on with this when the answer is on the way. What fails is told in the log alone. Without an execution context nobody
 * keeps time after the answer, and nothing is begun: so it is where tests ask the app without one.
 */
export function later(c: Context, work: () => Promise<unknown>): void {
  contextOf(c)?.waitUntil(work().catch((error: unknown) => console.error(error)))
}

/** Null in tests that ask the app without one, where Hono throws. */
export function contextOf(c: Context): ExecutionContext | null {
  try {
    return c.executionCtx as ExecutionContext
  } catch {
    return null
  }
}
