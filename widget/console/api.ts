import type { ProblemType } from '../../shared/problem.ts'
import { ApiError, read } from '../answer.ts'

interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: object
  signal?: AbortSignal
  /** Safe to repeat with the same one. */
  key?: string
}

/** Somebody asked as a moderator and is none, any more: the console shows the way back in. */
export const SIGNED_OUT = 'baraza-signed-out'

/** On a bad network a request can hang for minutes. */
const PATIENCE = 30_000

/**
 * What the console asks of the admin API, with the session's cookie. Every refusal throws an `ApiError`; what never
 * arrived, or whose answer never came, is `offline`. An abort throws the signal's reason.
 */
export async function ask<Answer>(path: string, { method = 'GET', body, signal, key }: Asking = {}): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE)
  const response = await fetch(`/v1/admin${path}`, {
    method,
    // The worker takes a session's writes from its own pages alone, and only with this header.
    headers: {
      'Baraza-Console': '1',
      ...(body && { 'Content-Type': 'application/json' }),
      ...(key && { 'Idempotency-Key': key }),
    },
    body: body ? JSON.stringify(body) : null,
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new ApiError('offline')
  })
  // Some say yes and nothing else.
  if (response.ok && !response.headers.has('Content-Type')) return undefined as Answer
  try {
    return await read<Answer>(response)
  } catch (error) {
    if (isProblem(error, 'not-authenticated')) dispatchEvent(new Event(SIGNED_OUT))
    throw error
  }
}

export const isProblem = (error: unknown, ...types: (ProblemType | 'offline')[]): error is ApiError =>
  error instanceof ApiError && types.includes(error.type)

/** `?a=1&a=2`, without what is absent; nothing when nothing is there. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]) => [name, `${value}`]))}`
}
