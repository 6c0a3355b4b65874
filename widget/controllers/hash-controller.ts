import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Calls back when the fragment of the page's address changes. */
export class HashController implements ReactiveController {
  readonly #changed: () => void

  constructor(host: ReactiveControllerHost, changed: () => void) {
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
