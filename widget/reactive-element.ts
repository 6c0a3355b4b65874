import { render } from 'lit/html.js'

/** What a controller may hear of its host. The shape is Lit's own. */
export interface ReactiveController {
  hostConnected?(): void
  hostDisconnected?(): void
  hostUpdate?(): void
  hostUpdated?(): void
}

/** A sheet's text. Named as Lit's tag is, so that editors, Prettier and our minifier know what it holds. */
export const css = ([text]: TemplateStringsArray): string => text!

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

  /** Attributes that set a property: its name by the attribute's. */
  static attributes: Readonly<Record<string, string>> = {}

  static styles: readonly string[] = []

  /** Read by the browser once, when the element is defined: the moment to give its class the accessors. */
  static get observedAttributes() {
    for (const name of this.properties)
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
    return Object.keys(this.attributes)
  }

  /** Settles when what was asked for has been drawn. */
  updateComplete: Promise<void> = Promise.resolve()

  declare renderRoot: HTMLElement | ShadowRoot

  readonly #values = new Map<string, unknown>()
  readonly #controllers: ReactiveController[] = []
  #isPending = false
  #connect!: () => void
  readonly #connected = new Promise<void>((resolve) => (this.#connect = resolve))

  constructor() {
    super()
    // What was set before the element was defined lies on the element itself, where it would hide the accessor.
    for (const name of this.#class.properties as (keyof this)[])
      if (Object.hasOwn(this, name)) {
        const value = this[name]
        delete this[name]
        this[name] = value
      }
    this.requestUpdate()
  }

  addController(controller: ReactiveController) {
    this.#controllers.push(controller)
  }

  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot()
    this.#connect()
    for (const controller of this.#controllers) controller.hostConnected?.()
  }

  disconnectedCallback() {
    for (const controller of this.#controllers) controller.hostDisconnected?.()
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null) {
    const name = this.#class.attributes[attribute]
    if (name) this[name as 'title'] = value as string
    else this.requestUpdate()
  }

  /** Draws soon, and not before the element is in a document. */
  requestUpdate() {
    if (this.#isPending) return
    this.#isPending = true
    this.updateComplete = this.#connected.then(() => this.scheduleUpdate())
  }

  protected createRenderRoot(): HTMLElement | ShadowRoot {
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = this.#class.styles.map(toSheet)
    return root
  }

  /** Overridden by who has something to wait for. */
  protected scheduleUpdate(): void | Promise<void> {
    this.willUpdate()
    for (const controller of this.#controllers) controller.hostUpdate?.()
    this.#isPending = false
    render(this.render(), this.renderRoot, { host: this })
    for (const controller of this.#controllers) controller.hostUpdated?.()
    this.updated()
  }

  protected willUpdate() {}

  protected abstract render(): unknown

  protected updated() {}

  get #class() {
    return this.constructor as typeof ReactiveElement
  }
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
