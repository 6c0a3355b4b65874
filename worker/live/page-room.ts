import type { PageChanges, PageMessage } from '../../shared/live-page.ts'
import { MAX_CHANGES, MAX_LISTENERS, MAX_LISTENERS_OF_NETWORK, MAX_LIVE_LENGTH } from '../../shared/limits.ts'
import { findChanges } from '../db/page-changes.ts'
import { databaseOf } from '../places/places.ts'
import { coarse } from './coarse.ts'
import { refuseSocket } from './refuse-socket.ts'
import { Room } from './room.ts'

/** Who comes, as the Worker knows it. */
export interface Arrival {
  /** Null while nobody has commented on the page, which then has no id. */
  pageId: string | null
  siteId: string
  revision: number
  /** A keyed hash that is another one every few days: whose sockets are counted together. */
  network: string
}

/** How the Worker says who comes. Nobody but the Worker reaches a room. */
export const ARRIVAL_HEADER = 'Baraza-Arrival'

/** From one message of changes to the next: what happens meanwhile goes into one, so that haste costs readers little. */
const PAUSE = 300

/** From one count of readers to the next. */
const COUNT_EVERY = 10_000

/** The readers of one page. Nothing is known of them but that they are there. */
export class PageRoom extends Room<true, PageMessage> {
  /** A change is to be told, and has not been looked up yet: what comes now comes along. */
  #isDue = false
  #quietUntil = 0
  #readers: number | undefined

  /** The revision that everybody here has been told of, also before the room slept. */
  get #told(): number {
    return this.ctx.storage.kv.get<number>('told') ?? 0
  }

  set #told(revision: number) {
    this.ctx.storage.kv.put('told', revision)
  }

  override fetch(request: Request): Response {
    const { pageId, siteId, revision, network } = JSON.parse(request.headers.get(ARRIVAL_HEADER)!) as Arrival
    const count = this.members().length
    if (count >= MAX_LISTENERS || this.ctx.getWebSockets(network).length >= MAX_LISTENERS_OF_NETWORK)
      return refuseSocket(1013, 'Too many are listening here')
    const { client, socket } = this.join(true, [network])
    // Of what is not there yet nothing is stored: anybody may ask for any key.
    if (count === 0 && revision > 0) this.#told = revision
    this.send([socket], { type: 'hello', revision: Math.max(revision, this.#told), readers: coarse(count + 1) })
    // With nobody there nothing was told, and what was to be told may not have arrived here.
    if (pageId !== null && (count === 0 || revision > this.#told)) this.ctx.waitUntil(this.tell(pageId, siteId))
    if (count > 0) this.ctx.waitUntil(this.#countSoon())
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Something has changed. With nobody there this is all: neither storage nor the database is asked. */
  async tell(pageId: string, siteId: string): Promise<void> {
    if (this.#isDue || this.members().length === 0) return
    this.#isDue = true
    await this.inOrder(async () => {
      await scheduler.wait(Math.max(0, this.#quietUntil - Date.now()))
      this.#isDue = false
      await this.#tellChanges(pageId, siteId)
    })
  }

  /** The page has another room now: its readers are told to go there, with what there is to know before they do. */
  async move(page: { id: string; siteId: string } | null): Promise<void> {
    if (page !== null) await this.tell(page.id, page.siteId)
    // RFC 6455's registry: service restart. Clients come back at once, which is to the other room.
    for (const [socket] of this.members()) this.expel(socket, 1012, 'This page has moved')
  }

  override async alarm(): Promise<void> {
    const readers = coarse(this.members().length)
    if (readers === this.#readers) return
    this.#readers = readers
    this.#tellAll({ type: 'readers', readers })
  }

  protected override async left(): Promise<void> {
    if (this.members().length > 0) await this.#countSoon()
  }

  async #tellChanges(pageId: string, siteId: string) {
    const since = this.#told
    if (this.members().length === 0) return
    const found = await findChanges(await databaseOf(this.env, siteId), { id: pageId }, since, MAX_CHANGES)
    if (!found || found.revision <= since) return
    const message = found.changes && toMessage(found.changes)
    // Also to who came meanwhile: they were told no more than the others.
    this.#tellAll(message ?? { type: 'behind', revision: found.revision })
    this.#told = found.revision
    this.#quietUntil = Date.now() + PAUSE
  }

  #tellAll(message: PageMessage) {
    this.send(
      this.members().map(([socket]) => socket),
      message,
    )
  }

  /** Once for all that come and go meanwhile. */
  async #countSoon(): Promise<void> {
    const { storage } = this.ctx
    if ((await storage.getAlarm()) === null) await storage.setAlarm(Date.now() + COUNT_EVERY)
  }
}

/** Null when it is too much for one. */
function toMessage({ hasMore, ...changes }: PageChanges): PageMessage | null {
  const message = { type: 'changed' as const, ...changes }
  return hasMore || JSON.stringify(message).length > MAX_LIVE_LENGTH ? null : message
}
