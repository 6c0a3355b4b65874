import type { ReactiveElement } from '../reactive-element.ts'

export type Theme = 'auto' | 'light' | 'dark'

/**
 * Light or dark, as the page is; undefined where the page's colour says nothing: then its own `color-scheme` is
 * inherited. Pages switch in many ways, most of them without `color-scheme`, but what they switch is the colour of their
 * text: where that is light, the paper under it is dark. Draws again when that or the page's language changes.
 */
export function followTheme(host: ReactiveElement & { theme: Theme }) {
  let scheme: Theme | undefined

  const read = () => {
    const { theme } = host
    if (theme === 'light' || theme === 'dark') return theme
    const lightness = lightnessOf(getComputedStyle(host).color)
    return lightness === undefined ? undefined : lightness > 0.5 ? 'dark' : 'light'
  }

  host.whileConnected((signal) => {
    const handleChange = (change: unknown) => {
      if ((change as MutationRecord[])[0]?.attributeName === 'lang' || read() !== scheme) host.requestUpdate()
    }
    const observer = new MutationObserver(handleChange)
    for (const element of [document.documentElement, document.body, host])
      observer.observe(element, { attributeFilter: ['class', 'style', 'data-theme', 'lang'] })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', handleChange, { signal })
    // Where the page fades from one to the other, its colour is halfway when the attribute changes.
    addEventListener('transitionend', handleChange, { signal })
    return () => observer.disconnect()
  })

  return () => (scheme = read())
}

/** 0 to 1, of the forms in which browsers compute colours; other forms are left alone. */
export function lightnessOf(color: string): number | undefined {
  const [a = 0, b = 0, c = 0] = color.match(/[\d.]+/g)?.map(Number) ?? []
  return color.startsWith('rgb') ? (2 * a + 7 * b + c) / 2550 : color.startsWith('okl') ? a : undefined
}
