import type { CommentElement } from '../elements/comment-element.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { toSheet } from '../reactive-element.ts'
import { arrivalsStyles } from '../styles/live.ts'
import type { ArrivalsElement } from './arrivals-element.ts'

/** A group of comments that wait, what is said of them, and how they are shown. */
export interface Pill {
  label: string
  show: () => void
}

/** Whether browsers keep in its place what is read when something above it grows. */
const KEEPS_PLACE = CSS.supports('overflow-anchor', 'auto')

/**
 * Where what comes meanwhile is told among what the list draws. The list's code knows nothing of it, so it weighs no more: what
 * it draws is watched, and whatever it has drawn over is put back.
 */
export class Places {
  readonly #root: CommentsElement
  readonly #pills = new Map<string | undefined, ArrivalsElement>()

  /** Of comments that were taken away before somebody's eyes: their place stays as it was. */
  readonly #heights = new Map<string, string>()

  constructor(root: CommentsElement, draw: () => void) {
    this.#root = root
    const { adoptedStyleSheets } = root.renderRoot as ShadowRoot
    adoptedStyleSheets.push(toSheet(arrivalsStyles))
    // An element of the list may be given another comment: then its id is another, and sometimes nothing else.
    const options = { childList: true, subtree: true, attributeFilter: ['id'] }
    root.whileConnected(() => {
      const observer = new MutationObserver(draw)
      observer.observe(root.renderRoot, options)
      return () => observer.disconnect()
    })
  }

  /** Before somebody's eyes, or so that somebody's eyes would lose their place. */
  readonly isSeen = (id: string) => {
    const { top = innerHeight, bottom = 0 } = this.find(id)?.getBoundingClientRect() ?? {}
    return top < innerHeight && (bottom > 0 || !KEEPS_PLACE)
  }

  find(id: string) {
    return this.#root.renderRoot.querySelector<HTMLElement>(`#comment-${CSS.escape(id)}`)
  }

  /** To be called while it is still what it was. */
  keepHeight(id: string) {
    const element = this.find(id)
    if (element) this.#heights.set(id, `${element.offsetHeight}px`)
  }

  /** What no comment has a place for is told above the list. */
  draw(pills: ReadonlyMap<string | undefined, Pill>, isOldestFirst: boolean) {
    const { renderRoot } = this.#root
    if (this.#heights.size > 0)
      for (const { comment, firstElementChild: article } of renderRoot.querySelectorAll<CommentElement>(
        'baraza-comment',
      )) {
        const height = (!comment.author && this.#heights.get(comment.id)) || ''
        // One that was added is not drawn yet.
        if (article instanceof HTMLElement) article.style.minBlockSize = height
      }

    for (const [id, pill] of this.#pills)
      if (!pills.has(id)) {
        pill.remove()
        this.#pills.delete(id)
      }
    const list = renderRoot.querySelector('[aria-busy]')
    for (const [id, { label, show }] of pills) {
      const pill = this.#pills.get(id) ?? document.createElement('baraza-arrivals')
      this.#pills.set(id, pill)
      Object.assign(pill, { label, show, isReply: id !== undefined })
      const row = id === undefined ? undefined : this.rowOf(id)
      if (row) {
        // Not where it is the last: others may want to be that, and would take turns for ever.
        if (pill.parentElement !== row) row.append(pill)
      } else if (list && isOldestFirst) {
        if (list.nextElementSibling !== pill) list.after(pill)
      } else if (list?.previousElementSibling !== pill) list?.before(pill)
    }
  }

  /** Of what can be done with a comment. Found by its structure: the build gives classes other names. */
  rowOf(id: string) {
    return [...(this.find(id)?.children ?? [])].filter(({ localName }) => localName === 'div')[1]
  }
}
