import type { Comment } from '../../shared/comment.ts'
import type { OwnVotes, Vote } from '../../shared/vote.ts'
import type { ApiError } from '../answer.ts'
import { request } from '../api.ts'
import { recall } from '../storage.ts'
import type { Engagement } from './engagement.ts'
import { toggle } from './toggle.ts'

/** As many ids as one question may have. */
const ASKED = 90

/** Which comments this reader recommends, as the server has it and as the reader has just said. */
export class Votes {
  readonly #engagement: Engagement
  readonly #stored = new Set<string>()
  readonly #wishes = new Map<string, boolean>()
  readonly #asked = new Set<string>()

  constructor(engagement: Engagement) {
    this.#engagement = engagement
  }

  clear() {
    this.#stored.clear()
    this.#wishes.clear()
    this.#asked.clear()
  }

  has(id: string) {
    return this.#wishes.get(id) ?? this.#stored.has(id)
  }

  /** With the reader's own as they see it. */
  count({ id, voteCount }: Comment) {
    return Math.max(0, voteCount + +this.has(id) - +this.#stored.has(id))
  }

  /** Of what has come since it was asked last. Who has never voted here has no token for it, and nothing is asked. */
  async ask() {
    const { root } = this.#engagement
    const { base, site } = root.setting
    const token = recall(site, 'reader')
    if (!token) return
    const ids = [...root.comments.threads.comments.keys()].filter((id) => !this.#asked.has(id))
    for (const id of ids) this.#asked.add(id)
    for (let from = 0; from < ids.length; from += ASKED) {
      const query = new URLSearchParams(ids.slice(from, from + ASKED).map((id) => ['commentId', id]))
      const answer = await request<OwnVotes>(`${base}/votes?${query}`, { token }).catch(() => undefined)
      // What was done meanwhile is newer; another page has its own.
      const voted = (answer?.commentIds ?? []).filter((id) => this.#asked.has(id) && !this.#wishes.has(id))
      for (const id of voted) this.#stored.add(id)
      if (voted.length > 0) this.#engagement.draw(...voted)
    }
  }

  /** Shows at once, and is taken back where it is refused. Of many clicks in a row the last one counts. */
  async toggle(id: string) {
    const { problems } = this.#engagement
    const isUnderWay = this.#wishes.has(id)
    this.#wishes.set(id, !this.has(id))
    problems.delete(id)
    this.#engagement.draw(id)
    if (isUnderWay) return
    try {
      for (let wish; (wish = this.#wishes.get(id)) !== undefined && wish !== this.#stored.has(id);)
        await this.#send(id, wish)
    } catch (error) {
      const { notSent } = this.#engagement.messages
      const { type } = error as ApiError
      problems.set(id, notSent[type === 'offline' || type === 'too-many-requests' ? type : 'other'])
    }
    this.#wishes.delete(id)
    this.#engagement.draw(id)
  }

  async #send(id: string, wish: boolean) {
    const path = `${encodeURIComponent(id)}/vote`
    const { voteCount, voted } = await this.#engagement.act<Vote>(path, wish ? 'PUT' : 'DELETE')
    toggle(this.#stored, id, voted)
    const { comments } = this.#engagement.root
    const comment = comments.threads.comments.get(id)
    if (comment) comments.put({ ...comment, voteCount })
    // One's own, written elsewhere: nobody recommends what they wrote themselves.
    if (voted !== wish) this.#wishes.delete(id)
  }
}
