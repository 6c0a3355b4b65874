import type { PageMessage } from '../../shared/live-page.ts'
import type { Clock } from './clock.ts'

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 300_000

/** How often the other end is asked whether it is there, and after what silence it is not. */
const PING_EVERY = 30_000
const LONGEST_SILENCE = 75_000

/** RFC 6455, 7.4.1, and its registry. */
const REFUSED = 1008
const MOVED = 1012

/**
 * A socket that is made again when it was lost, after longer and longer pauses of random length: a thousand readers do not
 * come back in one moment. Where it is refused, by the server or by the policy of the page, it asks no more.
 */
export class Line {
  readonly #url: string
  readonly #clock: Clock
  readonly #hear: (message: PageMessage) => void
  #socket: WebSocket | undefined
  #isOver = false
  #pause = FIRST_PAUSE
  #heardAt = 0
  #callOff: (() => void) | undefined

  constructor(url: string, clock: Clock, hear: (message: PageMessage) => void) {
    this.#url = url
    this.#clock = clock
    this.#hear = hear
  }

  /** Called again, it comes before its time: somebody is there to see it. */
  readonly open = () => {
    if (this.#isOver || this.#socket) return
    this.#callOff?.()
    try {
      const socket = new WebSocket(this.#url)
      this.#socket = socket
      socket.onmessage = ({ data }) => this.#take(`${data}`)
      socket.onclose = ({ code }) => {
        if (this.#socket === socket) this.#lose(code)
      }
      this.#heardAt = this.#clock.now()
      this.#listen()
    } catch {
      this.#isOver = true
    }
  }

  close() {
    this.#callOff?.()
    const socket = this.#socket
    this.#socket = undefined
    socket?.close()
  }

  /** What came over it was not enough: the next one begins anew. */
  drop() {
    if (!this.#socket) return
    this.close()
    this.#lose(0)
  }

  /** For good. */
  end() {
    this.#isOver = true
    this.close()
  }

  #take(data: string) {
    this.#heardAt = this.#clock.now()
    if (data === 'pong') return
    this.#pause = FIRST_PAUSE
    this.#hear(JSON.parse(data) as PageMessage)
  }

  /** A line that broke in a tunnel, or while the machine was asleep, often says nothing. */
  #listen() {
    this.#callOff = this.#clock.after(PING_EVERY, () => {
      if (this.#clock.now() - this.#heardAt > LONGEST_SILENCE) {
        this.close()
        return this.open()
      }
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send('ping')
      this.#listen()
    })
  }

  #lose(code: number) {
    this.#callOff?.()
    this.#socket = undefined
    if (code === REFUSED) this.#isOver = true
    if (this.#isOver) return
    this.#callOff = this.#clock.after(this.#pause * (0.5 + this.#clock.random()), this.open)
    if (code !== MOVED) this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE)
  }
}
