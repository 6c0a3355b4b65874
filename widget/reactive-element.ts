import { render } from 'lit/html.js'

/** Begins something that ends with the signal, which listeners and requests take as it is; or returns how to end it. */
type Start = (signal: AbortSignal) => void | (() => void)

/** A sheet's text. Named as Lit's tag is, so that editors, Prettier and our minifier know what it holds. */
export const css = String.raw

/** `page-key` is the attribute of `pageKey`. */
const camelCase = (attribute: string) => attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/**
 * The part of LitElement that the widget uses, with the same names and the same order of events, over Lit's own
 * templates. LitElement weighs 2 KB more, which is an eighth of all that a reader waits for; see
 * docs/decisions/0005-own-base-class.md.
 *
 * A property that is set to another value draws the element again, once for all that is set at the same time. What is
 * set in `willUpdate` is drawn with it.
 */
export abstract class ReactiveElement extends HTMLElement {
  /** Properties that draw the element again. */
  static properties: readonly string[] = []

  /** Attributes, each of which sets the property of its name and draws the element again. */
  static attributes: readonly string[] = []

  static styles: readonly string[] = []

  /** Read by the browser once, when the element is defined: the moment to give its class the accessors. */
  static get observedAttributes() {
    for (const name of [...this.properties, ...this.attributes.map(camelCase)])
      Object.defineProperty(this.prototype, name, {
        get(this: ReactiveElement) {
          return this.#values.get(name)
        },
        set(this: ReactiveElement, value: unknown) {
          if (Object.is(value, this.#values.get(name))) return
          this.#values.set(name, value)
          this.requestUpdate()
        },
      })
    return this.attributes
  }

  /** Settles when what was asked for has been drawn. */
  declare updateComplete: Promise<void>

  declare renderRoot: HTMLElement | ShadowRoot

  readonly #values = new Map<string, unknown>()
  readonly #starts: Start[] = []
  #stay: AbortController | undefined
  #isPending: boolean | undefined
  #connect!: () => void
  readonly #connected = new Promise<void>((resolve) => (this.#connect = resolve))

  constructor() {
    super()
    // What was set before the element was defined lies on the element itself, where it would hide the accessor.
    for (const name of Object.keys(this) as 'title'[])
      if (name in this.constructor.prototype) {
        const value = this[name]
        delete (this as Partial<this>)[name]
        this[name] = value
      }
    this.requestUpdate()
  }

  /** Starts something each time the element comes into a document, and now if it is in one. */
  whileConnected(start: Start) {
    this.#starts.push(start)
    if (this.#stay) this.#begin(start)
  }

  #begin(start: Start) {
    const { signal } = this.#stay!
    signal.addEventListener('abort', start(signal) as () => void)
  }

  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot()
    this.#stay = new AbortController()
    this.#connect()
    for (const start of this.#starts) this.#begin(start)
  }

  disconnectedCallback() {
    this.#stay!.abort()
    this.#stay = undefined
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null) {
    this[camelCase(attribute) as 'title'] = value as string
  }

  /** Draws soon, and not before the element is in a document. */
  requestUpdate() {
    if (this.#isPending) return
    this.#isPending = true
    this.updateComplete = this.#connected.then(() => this.scheduleUpdate())
  }

  protected createRenderRoot(): HTMLElement | ShadowRoot {
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = (this.constructor as typeof ReactiveElement).styles.map(toSheet)
    return root
  }

  /** Overridden by who has something to wait for. */
  protected scheduleUpdate(): void | Promise<void> {
    this.willUpdate()
    this.#isPending = false
    render(this.render(), this.renderRoot)
    this.updated()
  }

  protected willUpdate() {}

  protected abstract render(): unknown

  protected updated() {}
}

/** By their text: one sheet serves all elements that wear it. */
const sheets = new Map<string, CSSStyleSheet>()

export function toSheet(text: string): CSSStyleSheet {
  let sheet = sheets.get(text)
  if (!sheet) {
    sheets.set(text, (sheet = new CSSStyleSheet()))
    sheet.replaceSync(text)
  }
  return sheet
}
