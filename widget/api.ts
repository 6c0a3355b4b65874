import type { CommentContext, CommentList, NewComment, PostedComment, ReplyList } from '../shared/comment.ts'
import type { FieldError, Problem, ProblemType } from '../shared/problem.ts'
import { commentsUrl, listUrl, type ListQuery } from './list-url.ts'

/** What a form sends: `NewComment` with the absent fields left to their defaults. */
export type CommentDraft = Pick<NewComment, 'pageKey' | 'name' | 'email' | 'body'> & Partial<NewComment>

/** A refusal from the API, as the API put it; or, for what never arrived, `offline`. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly type: ProblemType | 'offline'
  readonly errors: readonly FieldError[]

  constructor(type: ProblemType | 'offline', errors: readonly FieldError[] = []) {
    super(type)
    this.type = type
    this.errors = errors
  }
}

/**
 * The API of one site. Every refusal throws an `ApiError`, so callers only ever see success; an abort throws the
 * signal's reason. Reads send no header of their own, so that they need no preflight and any cache may answer them.
 *
 * Written by hand and not with Hono's typed client, which costs 2 KB of the 12 a reader's widget has: the shapes still
 * come from `shared/`, and the worker's tests hold the paths.
 */
export class Api {
  readonly server: string
  readonly site: string
  readonly #base: string

  constructor(server: string, site: string) {
    this.server = server
    this.site = site
    this.#base = commentsUrl(server, site)
  }

  list(query: ListQuery, signal?: AbortSignal) {
    return request<CommentList>(this.listUrl(query), signal ? { signal } : {})
  }

  /** The loader asks for this very address before this module has arrived. */
  listUrl(query: ListQuery) {
    return listUrl(this.#base, query)
  }

  replies(id: string, cursor: string | undefined, signal?: AbortSignal) {
    return request<ReplyList>(`${this.#base}/${id}/replies${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, {
      ...(signal && { signal }),
    })
  }

  /** With the author's token, also a comment of theirs that is not published. */
  comment(id: string, token?: string, signal?: AbortSignal) {
    return request<CommentContext>(`${this.#base}/${encodeURIComponent(id)}`, {
      ...(signal && { signal }),
      ...(token && { headers: bearer(token) }),
    })
  }

  /** Safe to repeat with the same key: the comment is stored once, and the answer is the same. */
  post(draft: CommentDraft, idempotencyKey: string, token?: string) {
    return request<PostedComment>(this.#base, {
      method: 'POST',
      signal: patience(),
      headers: { ...JSON_BODY, 'Idempotency-Key': idempotencyKey, ...(token && bearer(token)) },
      body: JSON.stringify(draft),
    })
  }

  edit(id: string, body: string, token: string) {
    return request<{ comment: PostedComment['comment'] }>(`${this.#base}/${id}`, {
      method: 'PATCH',
      signal: patience(),
      headers: { ...JSON_BODY, ...bearer(token) },
      body: JSON.stringify({ body }),
    })
  }

  delete(id: string, token: string) {
    return request<undefined>(`${this.#base}/${id}`, { method: 'DELETE', headers: bearer(token) })
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' }

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

/** On a bad network a request can hang for minutes. Writes are safe to repeat, so their author is told after a while. */
const patience = () => AbortSignal.timeout(30_000)

async function request<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw init.signal?.aborted && (error as Error).name !== 'TimeoutError' ? error : new ApiError('offline')
  })
  return read(response)
}

/** The answer's JSON, or the refusal it carries. What is no problem of ours (a proxy's page) is an `internal-error`. */
export async function read<Answer>(response: Response): Promise<Answer> {
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && answer) return answer as Answer
  const { type, errors } = (answer ?? {}) as Partial<Problem>
  const known = /^\/problems\/(.+)/.exec(String(type))?.[1] ?? 'internal-error'
  throw new ApiError(known as ProblemType, Array.isArray(errors) ? errors : [])
}
