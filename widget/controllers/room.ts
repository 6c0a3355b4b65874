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

  const hold = (size: string) => {
    host.style.minBlockSize = size
    isHeld = true
  }
  const release = () => {
    if (!isHeld || !findContent()) return
    isHeld = false
    host.style.minBlockSize = ''
    sizes.disconnect()
  }
  const releaseUnseen = () => {
    const content = isHeld && findContent()
    if (!content) return
    const { top, height } = host.getBoundingClientRect()
    const end = content.offsetHeight
    if (end >= Math.floor(height) || top + end >= innerHeight) release()
  }
  /** Elements inside draw after their host has: only then the content has its size. */
  const sizes = new ResizeObserver(releaseUnseen)

  host.whileConnected((signal) => {
    // Moved, it has what it needs.
    if (!findContent()) hold(RESERVED)
    const options = { capture: true, signal }
    addEventListener('scroll', releaseUnseen, options)
    addEventListener('click', release, options)
    addEventListener('keydown', release, options)
    return () => sizes.disconnect()
  })

  return {
    /** Before something changes that may take less room. */
    hold: () => hold(`${host.offsetHeight}px`),

    /** To be called when something was drawn. */
    check() {
      const content = isHeld && findContent()
      if (content) sizes.observe(content)
    },
  }
}
