import type { CommentElement } from '../elements/comment-element.ts'
import type { CommentsElement } from '../elements/comments-element.ts'
import { toSheet } from '../reactive-element.ts'
import { fieldStyles } from '../styles/fields.ts'
import { inPlaceStyles } from '../styles/in-place.ts'
import type { GroupElement } from './group-element.ts'
import type { LineElement } from './line-element.ts'
import type { Moderation } from './moderation.ts'
import type { StandingElement } from './standing-element.ts'

const sheets = [toSheet(fieldStyles), toSheet(inPlaceStyles)]

/**
 * Where a moderator's elements stand among the readers'. The readers' code knows nothing of them, so it weighs no more: what it
 * draws is watched, and whatever it has drawn over is put back. Found by its structure: the build gives classes other names.
 */
export class Places {
  readonly #moderation: Moderation
  readonly #observer = new MutationObserver(() => this.draw())
  readonly #line = document.createElement('baraza-moderator') as LineElement
  readonly #groups = new Map<CommentElement, [GroupElement, StandingElement]>()
  #isOpen = false

  constructor(moderation: Moderation) {
    this.#moderation = moderation
  }

  get #root(): CommentsElement {
    return this.#moderation.root
  }

  open() {
    if (!this.#isOpen) {
      this.#isOpen = true
      const root = this.#root.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((each) => !sheets.includes(each)), ...sheets]
      // An element of the list may be given another comment: then its id is another, and sometimes nothing else.
      const attributeFilter = ['id', 'class']
      this.#observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter })
    }
    this.draw()
  }

  close() {
    this.#isOpen = false
    this.#observer.disconnect()
    this.#line.remove()
    this.#clear()
  }

  #clear() {
    for (const elements of this.#groups.values()) for (const element of elements) element.remove()
    this.#groups.clear()
  }

  draw() {
    if (!this.#isOpen) return
    const { base, session } = this.#moderation
    const root = this.#root
    if (root.setting.base !== base) return this.close()
    const head = root.renderRoot.querySelector('h2')?.parentElement
    if (head && this.#line.previousElementSibling !== head) head.after(this.#line)
    this.#line.moderation = this.#moderation
    this.#line.requestUpdate()
    if (!session) return this.#clear()
    this.#moderation.restore()
    // Not those that are in no document: of a list that was taken off its page all would be made anew at each drawing, for ever.
    for (const element of this.#groups.keys()) if (!root.renderRoot.contains(element)) this.#groups.delete(element)
    for (const element of root.renderRoot.querySelectorAll<CommentElement>('baraza-comment')) this.#place(element)
  }

  #place(element: CommentElement) {
    const { comment } = element
    const article = element.querySelector('article')
    const [byline, words, row] = article ? partsOf(article) : []
    // A stone, or words that are being changed.
    if (!byline || !words || !comment.author) return
    const [group, standing] = this.#groups.get(element) ?? this.#make(element)
    for (const each of [group, standing]) {
      each.moderation = this.#moderation
      each.comment = comment
      each.standing = this.#moderation.standingOf(comment.id)
    }
    if (byline.lastElementChild !== standing) byline.append(standing)
    const focused = (this.#root.renderRoot as ShadowRoot).activeElement
    const hadFocus = group.contains(focused)
    if (row && row.lastElementChild !== group) row.append(group)
    if (!row && words.nextElementSibling !== group) words.after(group)
    if (hadFocus) (focused as HTMLElement).focus({ preventScroll: true })
  }

  #make(element: CommentElement): [GroupElement, StandingElement] {
    const elements: [GroupElement, StandingElement] = [
      document.createElement('baraza-moderate') as GroupElement,
      document.createElement('baraza-standing') as StandingElement,
    ]
    this.#groups.set(element, elements)
    return elements
  }
}

/** Who, what, and the row of actions where there is one. */
function partsOf({ children }: Element) {
  const all = [...children]
  const [words, row] = all.filter(({ localName }) => localName === 'div')
  return [all.find(({ localName }) => localName === 'header'), words, row] as const
}
