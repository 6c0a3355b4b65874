import type { SiteMessage } from '../../shared/live.ts'

/** Dispatched by `Live` for each message. */
export class LiveEvent extends Event {
  readonly message: SiteMessage

  constructor(message: SiteMessage) {
    super('message')
    this.message = message
  }
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000

/**
 * Hears what other moderators of a site do, as they do it. Everything works without it: a lost connection is made again,
 * after longer and longer pauses, and `again` says that something may have been missed.
 */
export class Live extends EventTarget {
  readonly #url: string
  #socket: WebSocket | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #pause = FIRST_PAUSE
  #wasOpen = false

  constructor(siteId: string) {
    super()
    this.#url = `/v1/admin/sites/${siteId}/live`
  }

  connect = () => {
    clearTimeout(this.#timer)
    if (this.#socket) return
    const socket = new WebSocket(new URL(this.#url, location.href.replace(/^http/, 'ws')))
    this.#socket = socket
    socket.addEventListener('open', () => {
      this.#pause = FIRST_PAUSE
      if (this.#wasOpen) this.dispatchEvent(new Event('again'))
      this.#wasOpen = true
    })
    socket.addEventListener('message', ({ data }) => {
      this.dispatchEvent(new LiveEvent(JSON.parse(`${data}`) as SiteMessage))
    })
    socket.addEventListener('close', () => {
      if (this.#socket !== socket) return
      this.#socket = undefined
      // Not all at the same moment, when the worker comes back.
      this.#timer = setTimeout(this.connect, this.#pause * (0.5 + Math.random()))
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE)
    })
  }

  close() {
    clearTimeout(this.#timer)
    const socket = this.#socket
    this.#socket = undefined
    socket?.close()
  }
}
