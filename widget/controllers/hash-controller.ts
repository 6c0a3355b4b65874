import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'

/** Calls back when the fragment of the page's address changes. */
export class HashController implements ReactiveController {
  readonly #changed: () => void

  constructor(host: ReactiveElement, changed: () => void) {
    this.#changed = changed
    host.addController(this)
  }

  hostConnected() {
    addEventListener('hashchange', this.#changed)
  }

  hostDisconnected() {
    removeEventListener('hashchange', this.#changed)
  }
}
