import type { FieldError, Problem, ProblemType } from '../shared/problem.ts'

/** A refusal from the API, as the API put it; or, for what never arrived, `offline`. */
export class ApiError extends Error {
  readonly type: ProblemType | 'offline'
  readonly errors: readonly FieldError[]

  constructor(type: ProblemType | 'offline', title?: string, errors: readonly FieldError[] = []) {
    super(title)
    this.type = type
    this.errors = errors
  }
}

/** The answer's JSON, or the refusal it carries. What is no problem of ours (a proxy's page) is an `internal-error`. */
export async function read<Answer>(response: Response): Promise<Answer> {
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && answer) return answer as Answer
  const { type, title, errors } = (answer ?? {}) as Partial<Problem>
  const [, known] = /^\/problems\/(.+)/.exec(`${type}`) ?? []
  if (!known) throw new ApiError('internal-error')
  throw new ApiError(known as ProblemType, title, Array.isArray(errors) ? errors : [])
}
