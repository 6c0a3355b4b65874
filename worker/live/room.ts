import { DurableObject } from 'cloudflare:workers'
import type { Bindings } from '../env.ts'

/**
 * Sockets that are told what happens. They hibernate: between messages nothing runs and nothing is held in memory, so all
 * that a room knows of somebody is what hangs on their socket.
 */
export abstract class Room<Member, Message> extends DurableObject<Bindings> {
  #last: Promise<unknown> = Promise.resolve()

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env)
    // Clients may ask whether the line holds, and nobody wakes up for it.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** Somebody has gone, by their own will or because the line broke. */
  protected abstract left(member: Member): Promise<void>

  /** The client's end goes into a 101, the other one joins. */
  protected join(member: Member, tags: string[] = []): { client: WebSocket; socket: WebSocket } {
    const { 0: client, 1: socket } = new WebSocketPair()
    this.ctx.acceptWebSocket(socket, tags)
    socket.serializeAttachment(member)
    return { client, socket }
  }

  protected members(): [WebSocket, Member][] {
    return this.ctx.getWebSockets().flatMap((socket): [WebSocket, Member][] => {
      const member = socket.deserializeAttachment() as Member | null
      return member !== null && socket.readyState === WebSocket.OPEN ? [[socket, member]] : []
    })
  }

  protected send(sockets: readonly WebSocket[], message: Message): void {
    const text = JSON.stringify(message)
    for (const socket of sockets) socket.send(text)
  }

  /** Puts somebody out. That they are gone is then no news. */
  protected expel(socket: WebSocket, code: number, reason: string): void {
    socket.serializeAttachment(null)
    socket.close(code, reason)
  }

  /** One after the other, so that who hears of two things hears of the later one last. */
  protected inOrder(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Rooms talk, clients listen. */
  override webSocketMessage(socket: WebSocket): void {
    socket.close(1003, 'Nothing is expected here')
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    const member = socket.deserializeAttachment() as Member | null
    socket.serializeAttachment(null)
    if (member !== null) await this.left(member)
  }

  override webSocketError(socket: WebSocket): Promise<void> {
    return this.webSocketClose(socket)
  }
}
