import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'
import { RESERVED } from '../reservation.ts'

/**
 * Holds the place under the article, so that nothing on the page moves when the comments come: a screenful from the
 * start. It is given back when that moves nothing a reader can see, or while they act, when they expect a change.
 */
export class RoomController implements ReactiveController {
  #held = false

  /** Elements inside draw after their host has: only then the content has its size. */
  readonly #sizes = new ResizeObserver(() => this.#releaseUnseen())

  readonly #host: ReactiveElement
  readonly #content: () => HTMLElement | null

  /** `content`: what is in the place; null while more is to come. */
  constructor(host: ReactiveElement, content: () => HTMLElement | null) {
    this.#host = host
    this.#content = content
    host.addController(this)
  }

  hostConnected() {
    // Moved, it has what it needs.
    if (!this.#content()) this.#hold(RESERVED)
    else if (this.#held) this.#listen()
  }

  hostDisconnected() {
    this.#listen(false)
    this.#sizes.disconnect()
  }

  hostUpdated() {
    const content = this.#content()
    if (content && this.#held) this.#sizes.observe(content)
  }

  /** Before something changes that may take less room. */
  hold() {
    this.#hold(`${this.#host.offsetHeight}px`)
  }

  #hold(size: string) {
    this.#host.style.minBlockSize = size
    this.#held = true
    this.#listen()
  }

  #listen(on = true) {
    const change = on ? addEventListener : removeEventListener
    change('scroll', this.#releaseUnseen, true)
    change('click', this.#release, true)
    change('keydown', this.#release, true)
  }

  readonly #releaseUnseen = () => {
    const content = this.#held && this.#content()
    if (!content) return
    const { top, height } = this.#host.getBoundingClientRect()
    const end = content.offsetHeight
    if (end >= Math.floor(height) || top + end >= innerHeight) this.#release()
  }

  readonly #release = () => {
    if (!this.#content()) return
    this.#host.style.minBlockSize = ''
    this.#held = false
    this.#listen(false)
    this.#sizes.disconnect()
  }
}
