import type { Page } from '@playwright/test'

/** The browser's own account of what moved on a page: https://wicg.github.io/layout-instability/ */
interface LayoutShift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

/**
 * All that has moved since the page began, each with its measure and with what moved from where to where, so that a test that
 * fails says why. A reader who has just asked for something expects that: with `isUnasked` only what moved by itself counts.
 */
export const shiftsOf = (page: Page, { isUnasked = false } = {}): Promise<string[]> =>
  page.evaluate(
    (unasked) =>
      new Promise((resolve) => {
        const told: string[] = []
        const rect = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
        const name = (node: Node | null) =>
          node instanceof Element ? node.cloneNode(false) : node && document.createTextNode(node.nodeName)
        const describe = ({ node, previousRect, currentRect }: LayoutShift['sources'][number]) => {
          const box = document.createElement('div')
          box.append(name(node) ?? 'something that is gone')
          return `${box.innerHTML}: ${rect(previousRect)} → ${rect(currentRect)}`
        }
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as LayoutShift[])
            if (!(unasked && entry.hadRecentInput))
              told.push(`${entry.value.toFixed(4)}: ${entry.sources.map(describe).join('; ')}`)
        }).observe({ type: 'layout-shift', buffered: true })
        // What has moved is told with the next frames.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(told)))
      }),
    isUnasked,
  )
