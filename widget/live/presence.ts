import type { CommentsElement } from '../elements/comments-element.ts'
import type { Clock } from './clock.ts'

/** So long after somebody has turned away they still count as there: people switch tabs and come back. */
const GRACE = 30_000

/** Says when somebody comes to read, with the list a window's height away at most, and when they have gone. */
export function followPresence(root: CommentsElement, clock: Clock, turn: (isThere: boolean) => void) {
  let isNear = false
  let callOff: (() => void) | undefined

  const go = () => turn(false)
  const look = () => {
    callOff?.()
    if (isNear && !document.hidden) turn(true)
    else callOff = clock.after(GRACE, go)
  }

  root.whileConnected((signal) => {
    const observer = new IntersectionObserver(
      (entries) => {
        isNear = entries.at(-1)!.isIntersecting
        look()
      },
      { rootMargin: '100%' },
    )
    observer.observe(root)
    document.addEventListener('visibilitychange', look, { signal })
    for (const type of ['online', 'pageshow']) addEventListener(type, look, { signal })
    // A page with an open socket is not kept for the way back.
    addEventListener('pagehide', go, { signal })
    return () => {
      observer.disconnect()
      callOff?.()
      go()
    }
  })
}
