import { env } from 'cloudflare:workers'
import { testClient } from 'hono/testing'
import { expect } from 'vitest'
import type { NewDecisions } from '../../shared/admin.ts'
import { CommentList, PostedComment, type NewComment } from '../../shared/comment.ts'
import { PROBLEMS, type Problem, type ProblemType } from '../../shared/problem.ts'
import { app, type Api } from '../app.ts'
import type { Bindings } from '../env.ts'
import { ORIGIN } from './seed.ts'

export const bindings = env as unknown as Bindings

/** The typed client, as the worker's own types see the API. */
export const api = testClient(app as Api, bindings).v1

export const param = { siteId: 'paper' }
export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

/** Any request, for what the typed client refuses to send. Paths are below `/v1`. */
export const request = (path: string, init: RequestInit = {}, more: Partial<Bindings> = {}) =>
  app.request(`/v1${path}`, init, { ...bindings, ...more })

export const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  request(path, {
    method,
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export const DRAFT = { pageKey: '/ice', name: 'Asha', email: 'asha@example.org', body: 'The quarrels have moved.' }

let posts = 0

/** Posts as a reader does, and expects it to be taken. */
export async function post(
  draft: Partial<NewComment> = {},
  { token, key, siteId = 'paper' }: { token?: string; key?: string; siteId?: string } = {},
) {
  const response = await api.sites[':siteId'].comments.$post(
    // Nobody says the same thing twice, unless it is the same request.
    { param: { siteId }, json: { ...DRAFT, ...(!key && { body: `${DRAFT.body} ${++posts}` }), ...draft } },
    { headers: { Origin: ORIGIN, ...(token && bearer(token)), ...(key && { 'Idempotency-Key': key }) } },
  )
  expect(response.status).toBe(201)
  return PostedComment.parse(await response.json())
}

export async function list(
  pageKey = '/ice',
  query: { sort?: 'newest' | 'oldest' | 'best'; cursor?: string; limit?: string } = {},
) {
  const response = await api.sites[':siteId'].comments.$get({ param, query: { pageKey, ...query } })
  expect(response.status).toBe(200)
  return CommentList.parse(await response.json())
}

export async function decide(token: string, status: NewDecisions['status'], ...commentIds: string[]) {
  const response = await api.admin.sites[':siteId'].decisions.$post(
    { param, json: { commentIds, status } },
    { headers: bearer(token) },
  )
  expect(response.status).toBe(201)
  return (await response.json()).results
}

/** The one shape of every answer that is no success (RFC 9457). */
export async function expectProblem(
  response: { status: number; headers: Headers; json: () => Promise<unknown> },
  type: ProblemType,
): Promise<Problem> {
  const problem = (await response.json()) as Problem
  expect(problem).toMatchObject({ type: `/problems/${type}`, ...PROBLEMS[type] })
  expect(response.status).toBe(PROBLEMS[type].status)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  return problem
}
