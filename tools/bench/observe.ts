/** What a page tells of itself. */
interface Told {
  firstComment?: number
  form?: number
  all?: number
  shift: number
  longest: number
  paint: number
}

export interface Observed {
  tell: () => Told
}

/** The function by which the page tells that all is there. */
export const DRAWN = 'tellDrawn'

/** Runs in the page before anything else of it, and again only when a shadow tree has changed. */
export function observe({ count, drawn }: { count: number; drawn: string }) {
  const seen: Record<string, number> = {}
  const observed = { shift: 0, longest: 0 }
  const paint = () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime
  Object.assign(globalThis, { tell: () => ({ ...seen, ...observed, paint: paint() }) })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) observed.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.longest = Math.max(observed.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
  // A frame tells who newly observes sizes after its layout, and a message that is sent then arrives after its paint.
  const painted = new MessageChannel()
  painted.port1.onmessage = ({ data }: MessageEvent<string[]>) => {
    for (const name of data) seen[name] ??= performance.now()
    if (Object.keys(seen).length < 3) return
    // To look on would be the bench's own script in the page's figures.
    for (const watch of watches) watch.disconnect()
    ;(globalThis as unknown as Record<string, (all: string) => void>)[drawn]!('')
  }
  const watches: MutationObserver[] = []
  let due: string[] = []
  const laidOut = new ResizeObserver(() => {
    laidOut.disconnect()
    painted.port2.postMessage(due)
    due = []
  })
  const look = () => {
    const root = document.querySelector('baraza-comments')?.shadowRoot
    const note = (name: string, is: unknown) => is && !(name in seen) && due.push(name)
    note('firstComment', root?.querySelector('article'))
    note('form', root?.querySelector('baraza-comment-form')?.shadowRoot?.querySelector('textarea:not(:disabled)'))
    note('all', root && root.querySelectorAll('article').length >= count)
    if (due.length > 0) laidOut.observe(document.documentElement)
  }
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init)
    const watch = new MutationObserver(look)
    watches.push(watch)
    watch.observe(root, { childList: true, subtree: true })
    return root
  }
}
