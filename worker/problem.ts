import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PROBLEMS, type FieldError, type Problem, type ProblemType } from '../shared/problem.ts'
import { SHARING } from './edge-cache.ts'

type Details = Pick<Problem, 'detail' | 'errors'>

/** Thrown anywhere below a route to refuse the request. Becomes one problem+json answer, in `onError`. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly type: ProblemType
  readonly details: Details
  /** Of the answer, beside those that every problem has. */
  readonly headers: Record<string, string>

  constructor(
    type: ProblemType,
    details: Details = {},
    { headers = {}, ...options }: ErrorOptions & { headers?: Record<string, string> } = {},
  ) {
    super(details.detail ?? PROBLEMS[type].title, options)
    this.type = type
    this.details = details
    this.headers = headers
  }
}

/** RFC 6585, 4: says when it is worth trying again. */
export const tooManyRequests = (milliseconds: number, detail?: string) =>
  new ProblemError('too-many-requests', detail === undefined ? {} : { detail }, {
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(milliseconds / 1000))) },
  })

/** An `invalid-request` about one field. */
export const invalidField = (path: string, code: FieldError['code'], message: string) =>
  new ProblemError('invalid-request', { errors: [{ path, code, message }] })

/** The only place where an answer that is no success is made. Our own failures are logged here and told to nobody. */
export const onError: ErrorHandler = (error, c) => {
  const problem = toProblem(error)
  if (problem.status >= 500) console.error(error)
  return send(c, problem, error instanceof ProblemError ? error.headers : {})
}

export const send = (c: Context, problem: Problem, headers: Record<string, string> = {}) =>
  c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    // An answer that says nothing of it is kept: a 404 for minutes (RFC 9111, 4.2.2).
    'Cache-Control': 'no-store',
    [SHARING]: 'no-store',
    // RFC 6750, 3: a 401 says how to do better.
    ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...headers,
  })

function toProblem(error: Error): Problem {
  if (error instanceof ProblemError) return describe(error.type, error.details)
  // Hono's own refusals: a body that is no JSON, a path that does not decode.
  if (error instanceof HTTPException && error.status < 500)
    return describe('invalid-request', { detail: error.message })
  return describe('internal-error')
}

export function describe(type: ProblemType, details: Details = {}): Problem {
  return { type: `/problems/${type}`, ...PROBLEMS[type], ...details }
}
