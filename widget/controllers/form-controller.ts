import type { ReactiveElement } from '../reactive-element.ts'

/** `baraza-comment-form` is a chunk of its own: nobody waits for it to read. */
export class FormController {
  state: 'absent' | 'coming' | 'here' | 'failed' = 'absent'

  readonly #host: ReactiveElement
  readonly #arriving: () => void

  /** `arriving`: the form takes its place next. */
  constructor(host: ReactiveElement, arriving: () => void) {
    this.#host = host
    this.#arriving = arriving
  }

  get isSettled() {
    return this.state === 'here' || this.state === 'failed'
  }

  loadWhenIdle() {
    // Safari has no idle callback yet.
    ;(globalThis.requestIdleCallback ?? setTimeout)(() => this.load())
  }

  readonly load = async () => {
    if (this.state === 'coming' || this.state === 'here') return
    this.state = 'coming'
    this.#arriving()
    try {
      await import('../comment-form.ts')
      this.state = 'here'
    } catch {
      this.state = 'failed'
    }
    this.#host.requestUpdate()
  }
}
