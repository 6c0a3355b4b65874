import { linkedId } from './permalink.ts'

/** How far below the window the comments may be when they start to load, in pixels: a few flicks of a thumb. */
const MARGIN = 1200

/** Calls back for an element when a reader comes near it, or at once where they were sent to a comment. */
export function approach(arrive: (element: Element) => void) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) come(target)
    },
    { rootMargin: `${MARGIN}px` },
  )
  const come = (element: Element) => {
    observer.unobserve(element)
    arrive(element)
  }
  return (element: Element) => {
    // At once where that is the case already: the observer says so a frame later, which a slow phone feels.
    const top = () => element.getClientRects()[0]?.top as number
    if (element.getAttribute('loading') === 'eager' || linkedId() || top() < MARGIN) come(element)
    else observer.observe(element)
  }
}
