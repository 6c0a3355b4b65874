import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'

/** Calls back each minute while the page is looked at, and when it is looked at again. */
export class MinuteController implements ReactiveController {
  #timer: ReturnType<typeof setInterval> | undefined

  readonly #tick: () => void

  constructor(host: ReactiveElement, tick: () => void) {
    this.#tick = tick
    host.addController(this)
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#handleTime)
    this.#timer = setInterval(this.#handleTime, 60_000)
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#handleTime)
    clearInterval(this.#timer)
  }

  readonly #handleTime = () => {
    if (!document.hidden) this.#tick()
  }
}
