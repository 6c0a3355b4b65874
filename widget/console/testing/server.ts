import { onTestFinished, vi } from 'vitest'
import type { AdminComment, DecisionResults } from '../../../shared/admin.ts'
import type { CommentStatus } from '../../../shared/comment.ts'

let made = 0

/** A comment as the admin API gives it; the later it is made, the later it was written. */
export function makeComment(change: Partial<AdminComment> = {}): AdminComment {
  const id = `comment ${String(++made).padStart(6, '0')}`
  return {
    id,
    parentId: null,
    rootId: id,
    parent: null,
    page: { key: '/ice', title: 'Ice', url: null },
    author: {
      id: `author ${made}`,
      name: `Asha ${made}`,
      website: null,
      role: 'reader',
      email: 'asha@example.org',
      history: {
        approvedCount: 0,
        rejectedCount: 0,
        spamCount: 0,
        firstSeenAt: '2026-11-01T00:00:00.000Z',
        verifiedAt: null,
        timeoutUntil: null,
        isBlocked: false,
      },
    },
    body: 'The quarrels have moved.',
    content: [{ type: 'paragraph', children: ['The quarrels have moved.'] }],
    status: 'pending',
    checkName: 'first-comment',
    facts: [],
    reportCount: 0,
    pinnedAt: null,
    closedAt: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    editedAt: null,
    deletedAt: null,
    voteCount: 0,
    replyCount: 0,
    ...change,
  }
}

/** How the next requests of a kind end, in order; then they succeed again. */
type Failure = 'offline' | 'lost' | number

/** The part of the worker that the queue speaks with, in memory: the network is what these tests are about. */
export class FakeServer {
  /** As the database has them, the newest first. */
  comments: AdminComment[]
  readonly failures: { path: RegExp; failure: Failure }[] = []
  readonly asked: string[] = []
  readonly replies: { parentId: string; body: string }[] = []
  #batches = new Map<string, Map<string, CommentStatus>>()

  constructor(comments: AdminComment[]) {
    this.comments = comments.toSorted((a, b) => (a.id < b.id ? 1 : -1))
    const fetch = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => this.#fetch(`${input}`, init))
    onTestFinished(() => fetch.mockRestore())
  }

  fail(path: RegExp, ...failures: Failure[]) {
    this.failures.push(...failures.map((failure) => ({ path, failure })))
  }

  status(id: string) {
    return this.comments.find((comment) => comment.id === id)?.status
  }

  ids(status: CommentStatus) {
    return this.comments.filter((comment) => comment.status === status).map(({ id }) => id)
  }

  async #fetch(url: string, { method = 'GET', body }: RequestInit = {}) {
    const path = url.replace(/^\/v1\/admin\/sites\/paper/, '')
    this.asked.push(`${method} ${path}`)
    const at = this.failures.findIndex((each) => each.path.test(`${method} ${path}`))
    const [{ failure } = { failure: undefined }] = at < 0 ? [] : this.failures.splice(at, 1)
    if (failure === 'offline') throw new TypeError('Failed to fetch')
    if (typeof failure === 'number') return problem(failure)
    const answer = this.#answer(method, new URL(path, 'http://server'), body ? JSON.parse(`${body}`) : {})
    // The request has arrived, its answer has not.
    if (failure === 'lost') throw new TypeError('Failed to fetch')
    return Response.json(answer)
  }

  // oxlint-disable-next-line typescript/no-explicit-any
  #answer(method: string, { pathname, searchParams }: URL, body: any): unknown {
    if (pathname === '/tallies')
      return {
        tallies: Object.fromEntries(
          ['pending', 'approved', 'rejected', 'spam', 'reported'].map((status) => [
            status,
            this.ids(status as CommentStatus).length,
          ]),
        ),
      }
    if (pathname === '/decisions') return this.#decide(body)
    if (pathname.startsWith('/decisions/batches/')) return this.#undo(pathname.split('/').at(-1)!)
    if (pathname === '/comments' && method === 'POST') {
      this.replies.push(body)
      return { comment: {} }
    }
    if (pathname === '/comments') {
      const [status, cursor] = [searchParams.get('status'), searchParams.get('cursor')]
      const limit = Number(searchParams.get('limit'))
      const all = this.comments.filter(
        (comment) => (!status || comment.status === status) && (!cursor || comment.id < cursor),
      )
      const comments = structuredClone(all.slice(0, limit))
      return { comments, nextCursor: all.length > limit ? comments.at(-1)!.id : null }
    }
    throw new Error(`Nothing answers ${method} ${pathname}`)
  }

  #decide({ commentIds, status }: { commentIds: string[]; status: CommentStatus }): Pick<DecisionResults, 'results'> {
    const batchId = crypto.randomUUID()
    const before = new Map<string, CommentStatus>()
    this.#batches.set(batchId, before)
    const results = commentIds.map((commentId) => {
      const comment = this.comments.find(({ id }) => id === commentId)
      if (!comment) return { commentId, outcome: 'not-found' as const }
      if (comment.status === status) return { commentId, outcome: 'unchanged' as const }
      before.set(commentId, comment.status)
      comment.status = status
      return { commentId, outcome: 'decided' as const, decision: { batchId } as never }
    })
    return { results }
  }

  #undo(batchId: string) {
    const results = [...this.#batches.get(batchId)!].map(([commentId, status]) => {
      this.comments.find(({ id }) => id === commentId)!.status = status
      return { commentId, outcome: 'undone' }
    })
    return { results, removedBlockIds: [], nextCursor: null }
  }
}

function problem(status: number) {
  const types: Record<number, string> = { 401: 'not-authenticated', 403: 'not-allowed', 500: 'internal-error' }
  return Response.json(
    { type: `/problems/${types[status]}`, title: 'A problem', status, errors: [] },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}
