import type { ReactiveElement } from '../reactive-element.ts'
import { RESERVED } from '../reservation.ts'

/**
 * Holds the place under the article, so that nothing on the page moves when the comments come: a screenful from the
 * start. It is given back when that moves nothing a reader can see, or while they act, when they expect a change.
 *
 * @param findContent - what is in the place; null while more is to come
 */
export function keepRoom(host: ReactiveElement, findContent: () => HTMLElement | null) {
  let isHeld = false
  let before: number

  /** Before something changes that may take less room. */
  const hold = (size = `${host.offsetHeight}px`) => {
    host.style.minBlockSize = size
    // Of what has been drawn since, `settle` has yet to hear.
    if (!isHeld) before = host.offsetHeight
    isHeld = true
  }
  const release = () => {
    if (!isHeld || !findContent()) return
    isHeld = false
    host.style.minBlockSize = ''
  }
  const releaseUnseen = () => {
    const content = isHeld && findContent()
    if (!content) return
    const { top, height } = host.getBoundingClientRect()
    const end = content.offsetHeight
    if (end >= Math.floor(height) || top + end >= innerHeight) release()
  }
  const settle = () => {
    const { top, height } = host.getBoundingClientRect()
    // What follows and is on the screen already stays where it is, for who is past the beginning when the comments come.
    // Who was sent to it is there to within a pixel: pages are scrolled by whole ones.
    if (top < -1 && top + before < innerHeight) scrollBy({ top: height - before, behavior: 'instant' })
    before = height
    // The form may take less room than was kept for it: whoever is at the end of the page would be taken along.
    hold()
    releaseUnseen()
  }

  host.whileConnected((signal) => {
    // Moved, it has what it needs.
    if (!findContent()) hold(RESERVED)
    const options = { capture: true, signal }
    addEventListener('scroll', releaseUnseen, options)
    addEventListener('click', release, options)
    addEventListener('keydown', release, options)
  })

  return {
    hold,

    /** To be called when something was drawn. */
    check() {
      // Elements inside draw after their host has, and all of them before the frame, which is painted as it is to stay.
      if (isHeld) requestAnimationFrame(settle)
    },
  }
}
