import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'

export type Theme = 'auto' | 'light' | 'dark'

/**
 * Light or dark, as the page is. Pages switch in many ways, most of them without `color-scheme`, but what they switch is
 * the colour of their text: where that is light, the paper under it is dark.
 */
export class ThemeController implements ReactiveController {
  /** Undefined where the page's colour says nothing: then its own `color-scheme` is inherited. */
  scheme: 'light' | 'dark' | undefined

  #observer: MutationObserver | undefined
  #system: MediaQueryList | undefined

  readonly #host: ReactiveElement & { theme: Theme }

  constructor(host: ReactiveElement & { theme: Theme }) {
    this.#host = host
    host.addController(this)
  }

  hostConnected() {
    const attributeFilter = ['class', 'style', 'data-theme', 'lang']
    this.#observer = new MutationObserver(([record]) => this.#handleChange(record))
    this.#observer.observe(document.documentElement, { attributeFilter })
    this.#observer.observe(document.body, { attributeFilter })
    this.#system = matchMedia('(prefers-color-scheme: dark)')
    this.#system.addEventListener('change', this.#handleChange)
    // Where the page fades from one to the other, its colour is halfway when the attribute changes.
    document.addEventListener('transitionend', this.#handleChange)
  }

  hostDisconnected() {
    this.#observer?.disconnect()
    this.#system?.removeEventListener('change', this.#handleChange)
    document.removeEventListener('transitionend', this.#handleChange)
  }

  hostUpdate() {
    this.scheme = this.#read()
  }

  readonly #handleChange = (change?: Event | MutationRecord) => {
    const language = change && 'attributeName' in change && change.attributeName === 'lang'
    if (language || this.#read() !== this.scheme) this.#host.requestUpdate()
  }

  #read() {
    const { theme } = this.#host
    if (theme === 'light' || theme === 'dark') return theme
    const lightness = lightnessOf(getComputedStyle(this.#host).color)
    return lightness === undefined ? undefined : lightness > 0.5 ? 'dark' : 'light'
  }
}

/** 0 to 1, of the forms in which browsers compute colours; other forms are left alone. */
export function lightnessOf(color: string): number | undefined {
  const [a = 0, b = 0, c = 0] = color.match(/[\d.]+/g)?.map(Number) ?? []
  if (color.startsWith('rgb')) return (0.2126 * a + 0.7152 * b + 0.0722 * c) / 255
  if (color.startsWith('oklab') || color.startsWith('oklch')) return a
  return undefined
}
