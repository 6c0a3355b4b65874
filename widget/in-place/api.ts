import type { AdminComment, Decision, DecisionResults } from '../../shared/admin.ts'
import type { Comment, CommentStatus } from '../../shared/comment.ts'
import type { InPlace } from '../../shared/in-place.ts'
import { ApiError } from '../answer.ts'
import { request } from '../api.ts'

/** Where a site's comments are: `https://comments.example/v1/sites/paper/comments`. */
const PARTS = /^(.*)\/v1\/sites\/([^/]+)\/comments$/

const partsOf = (base: string) => PARTS.exec(base)!.slice(1) as [server: string, site: string]

/** All that was ever written on this page, in the console. */
export function consoleUrl(base: string, pageKey: string) {
  const [server, site] = partsOf(base)
  return `${server}/admin/${site}/queue?${new URLSearchParams({ status: 'all', pageKey })}`
}

/** Codes are good once, and two elements of one page may find the same one: the second goes by what the first has stored. */
const exchanges = new Map<string, Promise<InPlace> | 'spent'>()

export async function exchange(base: string, code: string): Promise<InPlace | undefined> {
  const url = base.replace(/comments$/, 'moderation')
  const known = exchanges.get(url + code)
  if (known) return known === 'spent' ? undefined : known
  const session = request<InPlace>(url, { method: 'POST', body: { code } })
  exchanges.set(url + code, session)
  try {
    const opened = await session
    exchanges.set(url + code, 'spent')
    return opened
  } catch (error) {
    // What did not get through may be tried again.
    exchanges.delete(url + code)
    throw error
  }
}

/** The few routes of the admin API that are open to the article. */
export class InPlaceApi {
  readonly #base: string
  readonly #token: string

  constructor(base: string, token: string) {
    const [server, site] = partsOf(base)
    this.#base = `${server}/v1/admin/sites/${site}`
    this.#token = token
  }

  async find(id: string) {
    return (await this.#ask<{ comment: AdminComment }>('GET', this.#comment(id))).comment
  }

  /** Resolves to what takes it back; to nothing where somebody had decided the same. */
  async decide(id: string, status: CommentStatus) {
    const { results } = await this.#ask<DecisionResults>('POST', '/decisions', { commentIds: [id], status })
    const [result] = results
    if (!result || result.outcome === 'not-found') throw new ApiError('comment-not-found')
    return result.outcome === 'decided' ? result.decision.id : undefined
  }

  async undo(decisionId: string) {
    return (await this.#ask<{ decision: Decision }>('DELETE', `/decisions/${encodeURIComponent(decisionId)}`)).decision
  }

  async pin(id: string, isPinned: boolean) {
    const path = `${this.#comment(id)}/pin`
    return (await this.#ask<{ comment: AdminComment }>(isPinned ? 'PUT' : 'DELETE', path)).comment
  }

  async answer(parentId: string, body: string, key: string) {
    return (await this.#ask<{ comment: Comment }>('POST', '/comments', { parentId, body }, key)).comment
  }

  readonly #comment = (id: string) => `/comments/${encodeURIComponent(id)}`

  #ask<Answer>(method: string, path: string, body?: object, key?: string) {
    return request<Answer>(this.#base + path, {
      method,
      token: this.#token,
      ...(body && { body }),
      ...(key && { key }),
    })
  }
}
