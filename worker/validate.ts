import { zValidator } from '@hono/zod-validator'
import type { ValidationTargets } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { core, ZodType } from 'zod'
import type { FieldError } from '../shared/problem.ts'
import { ProblemError } from './problem.ts'

/** Checks one part of the request against a shared schema; a mismatch is an `invalid-request` problem. */
export const validate = <Target extends keyof ValidationTargets, Schema extends ZodType>(
  target: Target,
  schema: Schema,
) =>
  zValidator(target, schema, (result) => {
    if (result.success) return
    throw new ProblemError('invalid-request', { errors: result.error.issues.flatMap(toErrors) })
  })

/**
 * Other types are refused by name instead of being read as an empty object. It also means that no foreign page can write
 * without a preflight: a form can only send what this refuses (Fetch, 2.2.2: CORS-safelisted content types).
 */
export const requireJson = createMiddleware(async (c, next) => {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')) throw new ProblemError('json-required')
  await next()
})

function toErrors(issue: core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [path, key].filter(Boolean).join('.'),
      code: 'unknown',
      message: 'Is not a field of this request',
    }))
  return [{ path, code: codeOf(issue), message: issue.message }]
}

function codeOf(issue: core.$ZodIssue): FieldError['code'] {
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long'
  if (issue.code === 'too_small' && issue.origin === 'string') return 'too-short'
  if (issue.code === 'custom' && issue.params?.['code'] === 'required') return 'required'
  // Zod reports an absent field as `undefined` of the wrong type.
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'required'
  return 'invalid'
}
