/** How far below the window a part may be when it asks for what it shows: a few flicks of a thumb. */
const MARGIN = '1200px'

/** Calls back once, when a reader comes near the element. */
export function whenNear(element: Element, signal: AbortSignal, arrive: () => void) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      arrive()
    },
    { rootMargin: MARGIN },
  )
  observer.observe(element)
  signal.addEventListener('abort', () => observer.disconnect())
}
