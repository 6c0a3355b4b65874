import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'
import { linkedId } from '../permalink.ts'
import { MARGIN } from '../reservation.ts'

/** Says when a reader comes near, or at once where they were sent to a comment. */
export class ApproachController implements ReactiveController {
  #hasArrived = false
  #observer: IntersectionObserver | undefined

  readonly #host: ReactiveElement & { loading: 'lazy' | 'eager' }

  constructor(host: ReactiveElement & { loading: 'lazy' | 'eager' }) {
    this.#host = host
    host.addController(this)
  }

  get near() {
    return this.#hasArrived || this.#host.loading === 'eager' || !!linkedId()
  }

  hostConnected() {
    if (this.near) return
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#arrive()
      },
      { rootMargin: MARGIN },
    )
    this.#observer.observe(this.#host)
  }

  hostDisconnected() {
    this.#observer?.disconnect()
  }

  #arrive() {
    this.#hasArrived = true
    this.#observer?.disconnect()
    this.#host.requestUpdate()
  }
}
