import { vi } from 'vitest'
import type { Comment } from '../../shared/comment.ts'
import type { PageChanges, PageMessage } from '../../shared/live-page.ts'
import type { Clock } from '../live/clock.ts'

/** Stands in for the network: what the widget opens, sends and closes, and what comes to it. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  static readonly all: FakeSocket[] = []
  readonly url: string
  readyState = 0
  readonly sent: string[] = []
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor(url: string) {
    super()
    this.url = url
    FakeSocket.all.push(this)
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!
  }

  static get open(): FakeSocket[] {
    return FakeSocket.all.filter(({ readyState }) => readyState < 2)
  }

  /** Over a socket that is closed nothing is heard; a test that says something there is wrong about what it tests. */
  say(message: PageMessage | 'pong') {
    if (this.readyState > FakeSocket.OPEN) throw new Error('The socket is closed.')
    this.readyState = FakeSocket.OPEN
    this.onmessage?.({ data: message === 'pong' ? message : JSON.stringify(message) })
  }

  send(text: string) {
    this.sent.push(text)
  }

  /** The other end has gone, or the line is broken. */
  lose(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }

  close() {
    this.lose(1000)
  }
}

export function fakeSockets() {
  FakeSocket.all.length = 0
  vi.stubGlobal('WebSocket', FakeSocket)
  return FakeSocket
}

/** Time that goes when it is told to. */
export class FakeClock implements Clock {
  #time = 0
  #work: { at: number; work: () => void }[] = []

  readonly now = () => this.#time
  random = () => 0.5
  readonly after = (milliseconds: number, work: () => void) => {
    const entry = { at: this.#time + milliseconds, work }
    this.#work.push(entry)
    return () => void (this.#work = this.#work.filter((each) => each !== entry))
  }

  pass(milliseconds: number) {
    const end = this.#time + milliseconds
    for (;;) {
      const next = this.#work.toSorted((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      this.#work = this.#work.filter((each) => each !== next)
      this.#time = next.at
      next.work()
    }
    this.#time = end
  }

  /** Until the next thing that is to be done. */
  get next() {
    return Math.min(...this.#work.map(({ at }) => at)) - this.#time
  }
}

export const changed = (
  since: number,
  comments: (Comment & { rootId?: string })[],
  more: Partial<PageChanges> = {},
) => ({
  type: 'changed' as const,
  since,
  revision: since + 1,
  page: { commentCount: comments.length, closedAt: null },
  comments: comments.map((comment) => ({ rootId: comment.parentId ?? comment.id, ...comment })),
  newIds: comments.filter(({ author }) => author).map(({ id }) => id),
  goneIds: [],
  ...more,
})
