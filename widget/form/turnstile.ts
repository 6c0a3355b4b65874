import type { CommentFormElement } from '../elements/comment-form-element.ts'
import type { Evidence } from './ticket.ts'
import { loadTurnstile, type Turnstile } from './turnstile-script.ts'

/** How long a comment waits for a token. It is sent without one then, and a moderator reads it. */
const PATIENCE = 10_000

const checks = new WeakMap<CommentFormElement, Check>()

/** Has Cloudflare look at the reader while the comment is written. */
export function begin(siteKey: string, form: CommentFormElement): () => Promise<Evidence> {
  const check = checks.get(form) ?? new Check(siteKey, form)
  checks.set(form, check)
  return () => check.take()
}

let places = 0

/** Turnstile's place in one form. Nothing is to be seen of it unless Cloudflare wants the reader to do something. */
class Check {
  #arrival = Promise.withResolvers<void>()
  #token: string | undefined
  #isSpent = false
  #again: (() => void) | undefined

  constructor(siteKey: string, form: CommentFormElement) {
    form.whileConnected((signal) => void this.#draw(siteKey, form, signal).catch(this.#giveUp))
  }

  /** A token is good once. */
  async take(): Promise<Evidence> {
    if (this.#isSpent) this.#renew()
    const timer = setTimeout(this.#giveUp, PATIENCE)
    await this.#arrival.promise
    clearTimeout(timer)
    this.#isSpent = true
    return { turnstileToken: this.#token }
  }

  readonly #giveUp = () => this.#arrival.resolve()

  #renew() {
    this.#arrival = Promise.withResolvers()
    this.#token = undefined
    this.#isSpent = false
    this.#again?.()
  }

  async #draw(siteKey: string, form: CommentFormElement, signal: AbortSignal) {
    const turnstile = await loadTurnstile()
    if (signal.aborted) return
    const place = placeIn(form)
    const id = turnstile['render'](place, {
      sitekey: siteKey,
      language: form.setting.locale,
      theme: schemeOf(form),
      size: 'flexible',
      appearance: 'interaction-only',
      'response-field': false,
      callback: (token: string) => {
        // Another one comes by itself when it has grown old.
        this.#token = token
        this.#arrival.resolve()
      },
      // What stands above it, or else what stands below, keeps its distance by itself.
      'before-interactive-callback': () => {
        const isBelow = form.renderRoot.querySelector('[type=checkbox]')
        place.style.setProperty(isBelow ? 'margin-block-end' : 'margin-block-start', '12px')
      },
      'error-callback': this.#giveUp,
    })
    this.#again = () => turnstile['reset'](id)
    signal.addEventListener('abort', () => remove(turnstile, id, place))
  }
}

function remove(turnstile: Turnstile, id: string, place: HTMLElement) {
  turnstile['remove'](id)
  place.remove()
}

/**
 * In the form for the eye and the keyboard, and in the page's own tree, where Turnstile looks for what is its own: handed down
 * through both shadow trees.
 */
function placeIn(form: CommentFormElement): HTMLElement {
  const { host } = form.getRootNode() as ShadowRoot
  const place = document.createElement('div')
  place.slot = `baraza-turnstile-${++places}`
  host.append(place)
  const outer = form.querySelector('slot') ?? document.createElement('slot')
  Object.assign(outer, { name: place.slot, slot: 'turnstile' })
  form.append(outer)
  if (!form.renderRoot.querySelector('slot')) {
    const inner = document.createElement('slot')
    inner.name = 'turnstile'
    form.renderRoot.querySelector('[role=alert]')!.before(inner)
  }
  return place
}

/** As the page around the form is. */
function schemeOf(form: CommentFormElement) {
  const { colorScheme } = getComputedStyle(form)
  return colorScheme === 'dark' || colorScheme === 'light' ? colorScheme : 'auto'
}
