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
  isDrawn: Promise<void>
  tell: () => Told
}

/** Runs in the page before anything else of it, and again only when a shadow tree has changed. */
export function observe(count: number) {
  const seen: Record<string, number> = {}
  const observed = { shift: 0, longest: 0 }
  const { promise: isDrawn, resolve } = Promise.withResolvers<void>()
  const paint = () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime
  Object.assign(globalThis, { isDrawn, tell: () => ({ ...seen, ...observed, paint: paint() }) })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) observed.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.longest = Math.max(observed.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
  // What is in the document when a frame begins is painted with it, and a message that is sent then arrives after that.
  const painted = new MessageChannel()
  let due: string[] = []
  painted.port1.onmessage = () => {
    for (const name of due) seen[name] ??= performance.now()
    due = []
    if (Object.keys(seen).length === 3) resolve()
  }
  const look = () => {
    const root = document.querySelector('baraza-comments')?.shadowRoot
    const note = (name: string, is: unknown) => is && !(name in seen) && due.push(name)
    note('firstComment', root?.querySelector('article'))
    note('form', root?.querySelector('baraza-comment-form')?.shadowRoot?.querySelector('textarea:not(:disabled)'))
    note('all', root && root.querySelectorAll('article').length >= count)
    if (due.length > 0) requestAnimationFrame(() => painted.port2.postMessage(null))
  }
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init)
    new MutationObserver(look).observe(root, { childList: true, subtree: true })
    return root
  }
}
