import type { SiteMessage } from '../../shared/live.ts'
import { findStatus, findWatchers, listLiveDecisions, type Watcher } from '../db/watchers.ts'
import { databaseOf, firstOf } from '../places/places.ts'
import { Room } from './room.ts'

/** Whose socket it is. Also the site, as a room that wakes up does not know whose it is. */
export interface SiteMember extends Watcher {
  siteId: string
  /** The session or token by which they came. */
  credentialId: string
}

/** What happened, in ids: the rest is looked up when somebody is there to be told. */
export type Happening =
  | { type: 'posted' | 'edited' | 'reported' | 'deleted'; commentId: string }
  | { type: 'erased'; authorIds: string[] }
  | Extract<SiteMessage, { type: 'decided' }>
  | { type: 'decided-together'; batchId: string }

/** How the Worker says who comes. Nobody but the Worker reaches a room. */
export const WATCHER_HEADER = 'Baraza-Watcher'

/** The moderators of one site who have the console open. */
export class SiteRoom extends Room<SiteMember, SiteMessage> {
  override async fetch(request: Request): Promise<Response> {
    const member = JSON.parse(decodeURIComponent(request.headers.get(WATCHER_HEADER)!)) as SiteMember
    const isNews = !this.members().some(([, { id }]) => id === member.id)
    const { client, socket } = this.join(member)
    await this.inOrder(() => this.#present(member.siteId, isNews ? undefined : socket))
    return new Response(null, { status: 101, webSocket: client })
  }

  /** With nobody there this is all: no storage and no database is asked. */
  async tell(siteId: string, happening: Happening): Promise<void> {
    if (this.members().length === 0) return
    await this.inOrder(async () => {
      const message = await this.#describe(siteId, happening)
      if (message) this.send(await this.#audience(siteId), message)
    })
  }

  protected override async left({ id, siteId }: SiteMember): Promise<void> {
    if (this.members().some(([, other]) => other.id === id)) return
    await this.inOrder(() => this.#present(siteId))
  }

  async #present(siteId: string, only?: WebSocket): Promise<void> {
    const audience = await this.#audience(siteId, false)
    this.send(only ? audience.filter((socket) => socket === only) : audience, this.#listPresent())
  }

  #listPresent(): SiteMessage {
    const people = new Map(this.members().map(([, { id, name }]) => [id, name]))
    return { type: 'present', moderators: [...people].map(([id, name]) => ({ id, name })) }
  }

  /**
   * Those who may still be told: whoever was removed, signed out or has expired since is put out before a word is said, by
   * whatever way it came about.
   */
  async #audience(siteId: string, announce = true): Promise<WebSocket[]> {
    const members = this.members()
    const credentialIds = [...new Set(members.map(([, { credentialId }]) => credentialId))]
    const watchers = await findWatchers(firstOf(this.env), siteId, credentialIds, Date.now())
    const expelled = members.filter(([, { credentialId }]) => !watchers.has(credentialId))
    // RFC 6455, 7.4.1: policy violation.
    for (const [socket] of expelled) this.expel(socket, 1008, 'You are no longer signed in here')
    // Who came while the database was asked has been looked up a moment ago.
    const audience = this.members().map(([socket]) => socket)
    if (announce && expelled.length > 0) this.send(audience, this.#listPresent())
    return audience
  }

  async #describe(siteId: string, happening: Happening): Promise<SiteMessage | null> {
    switch (happening.type) {
      case 'posted':
      case 'edited':
      case 'reported': {
        const status = await findStatus(await databaseOf(this.env, siteId), siteId, happening.commentId)
        return status && { ...happening, type: happening.type, status }
      }
      case 'decided-together': {
        const decisions = await listLiveDecisions(await databaseOf(this.env, siteId), siteId, happening.batchId)
        return decisions.length > 0 ? { type: 'decided', decisions } : null
      }
      case 'deleted':
        return { type: 'deleted', commentId: happening.commentId }
      default:
        return happening
    }
  }
}
