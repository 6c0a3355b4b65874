import { linkedId } from './permalink.ts'

/** How far below the window the comments may be when they start to load: a few flicks of a thumb. */
const MARGIN = '1200px'

/** Calls back for an element when a reader comes near it, or at once where they were sent to a comment. */
export function approach(arrive: (element: Element) => void) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) come(target)
    },
    { rootMargin: MARGIN },
  )
  const come = (element: Element) => {
    observer.unobserve(element)
    arrive(element)
  }
  return (element: Element) => {
    if (element.getAttribute('loading') === 'eager' || linkedId()) come(element)
    else observer.observe(element)
  }
}
