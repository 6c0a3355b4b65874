import type { Comment } from '../../shared/comment.ts'
import type { CommentElement } from '../elements/comment-element.ts'
import { toSheet } from '../reactive-element.ts'
import { engageStyles } from '../styles/engage.ts'
import type { Engagement } from './engagement.ts'
import type { LineElement } from './line-element.ts'
import type { RowElement } from './row-element.ts'
import type { SinceElement } from './since-element.ts'

const COMMENT = 'baraza-comment'

/** So far from the window rows are drawn, of its height: further away they would be drawn for nobody. */
const NEARBY = '100%'

/** Comments whose rows are drawn in one frame: all of a window's together hold up what a reader does meanwhile. */
const AT_ONCE = 5

/** What stands at one comment. */
interface Parts {
  row: RowElement
  line: LineElement
  fold: HTMLButtonElement
}

/**
 * Where a reader's buttons stand among what the list draws. The list's code knows nothing of them, so it weighs no more: what
 * it draws is watched, and whatever it has drawn over is put back. Found by its structure: the build gives classes other names.
 */
export class Places {
  readonly #engagement: Engagement
  readonly #parts = new WeakMap<CommentElement, Parts>()
  readonly #since = document.createElement('baraza-since') as SinceElement

  /** Of comments that were drawn before it was known that nobody wants to read them: their place stays as it was. */
  readonly #heights = new Map<string, string>()

  /** Articles of comments without a row. They have a box, which a comment's own element has not. */
  readonly #approach = new IntersectionObserver((entries) => this.#handleNear(entries), {
    root: document,
    rootMargin: NEARBY,
  })

  /** Near; their turn comes in one of the next frames. */
  readonly #waiting = new Set<CommentElement>()
  #isOpen = false

  constructor(engagement: Engagement) {
    this.#engagement = engagement
    Object.assign(this.#since, { engagement, ids: [] })
  }

  get #root() {
    return this.#engagement.root
  }

  get #elements() {
    return this.#root.renderRoot.querySelectorAll<CommentElement>(COMMENT)
  }

  /** By the id that it is linked to, which the browser keeps an index of: a page may have a thousand. */
  #elementOf(id: string) {
    const root = this.#root.renderRoot as ShadowRoot
    return root.getElementById(`comment-${id}`)?.closest<CommentElement>(COMMENT)
  }

  open() {
    if (!this.#isOpen) {
      this.#isOpen = true
      const root = this.#root.renderRoot as ShadowRoot
      root.adoptedStyleSheets.push(toSheet(engageStyles))
      // An element of the list may be given another comment: then its id is another, and sometimes nothing else.
      const options = { childList: true, subtree: true, attributeFilter: ['id', 'class'] }
      this.#root.whileConnected((signal) => {
        const observer = new MutationObserver((records) => {
          this.#placeNearby(touchedBy(records))
          void this.#engagement.votes.ask()
        })
        observer.observe(root, options)
        root.addEventListener(
          'baraza-changed',
          () => void this.#root.updateComplete.then(() => this.#placeNearby(this.#elements)),
          { signal },
        )
        return () => observer.disconnect()
      })
    }
    this.#placeNearby(this.#elements)
    this.#since.requestUpdate()
  }

  /** What the reader has done is said in the rows: of these comments, or of all. */
  draw(ids?: readonly string[]) {
    const elements = ids ? ids.map((id) => this.#elementOf(id)).filter((element) => !!element) : this.#elements
    if (ids) this.#place(elements)
    else this.#placeNearby(elements)
    for (const element of elements) {
      const { row, line } = this.#parts.get(element) ?? {}
      row?.requestUpdate()
      line?.requestUpdate()
    }
    this.#since.requestUpdate()
  }

  /** Focus goes to what has taken the place of what had it. */
  async focusLine(id: string) {
    const element = this.#elementOf(id)
    const line = element && this.#parts.get(element)?.line
    await line?.updateComplete
    line?.querySelector('button')?.focus({ preventScroll: true })
  }

  /** Those that have their parts, and who is muted, now; the others when a reader comes near. */
  #placeNearby(elements: Iterable<CommentElement>) {
    const now: CommentElement[] = []
    for (const element of elements)
      if (this.#parts.has(element) || this.#engagement.isMuted(element.comment)) now.push(element)
      else {
        // One that was added is not drawn yet, and touched again when it is.
        const article = element.querySelector('article')
        if (article) this.#approach.observe(article)
      }
    this.#place(now)
  }

  #handleNear(entries: readonly IntersectionObserverEntry[]) {
    const isFirst = this.#waiting.size === 0
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) {
        this.#approach.unobserve(target)
        const element = target.closest<CommentElement>(COMMENT)
        if (element) this.#waiting.add(element)
      }
    if (isFirst) this.#placeWaiting()
  }

  /** A few in each frame. */
  #placeWaiting() {
    const next = [...this.#waiting].slice(0, AT_ONCE)
    for (const element of next) this.#waiting.delete(element)
    this.#place(next)
    if (this.#waiting.size > 0) requestAnimationFrame(() => this.#placeWaiting())
  }

  #place(elements: Iterable<CommentElement>) {
    const engagement = this.#engagement
    for (const element of elements) this.#placeAt(element)
    // Mostly there are none, and then nobody looks at all that is drawn.
    const known = this.#root.comments.threads.comments
    const fresh = [...known.values()].filter((comment) => engagement.isNew(comment) && !engagement.isMuted(comment))
    const isFresh = new Set(fresh.map(({ id }) => id))
    const drawn = fresh.length > 0 ? [...this.#elements] : []
    const ids = drawn.map(({ comment }) => comment.id).filter((id) => isFresh.has(id))
    if (`${ids}` !== `${this.#since.ids}`) this.#since.ids = ids
    // Not where it is the last: others may want to be that, and would take turns for ever.
    const bar = this.#root.renderRoot.querySelector('section > [role=group]')
    if (bar !== this.#since.parentElement) bar?.append(this.#since)
  }

  #placeAt(element: CommentElement) {
    const article = element.querySelector('article')
    // One that was added is not drawn yet.
    if (!article) return
    const engagement = this.#engagement
    const comment = this.#commentOf(element)
    const { author, id, status } = comment
    const [words, actions] = [...article.children].filter(({ localName }) => localName === 'div')
    const replies = element.parentElement!.querySelector<HTMLElement>(':scope > ol')
    const replyCount = replies ? Math.max(replies.querySelectorAll('article').length, comment.replyCount) : 0
    const isFolded = !!replies && engagement.collapsed.has(id)
    const isMuted = engagement.isMuted(comment)
    const { row, line, fold } = this.#partsOf(element)
    line.style.minBlockSize = isMuted && !isFolded ? this.#heightOf(comment, article) : ''
    if (engagement.isNew(comment)) element.setAttribute('data-new', engagement.messages.isNew)
    else element.removeAttribute('data-new')
    element.toggleAttribute('data-folded', isFolded)
    element.toggleAttribute('data-muted', isMuted)
    if (replies) replies.hidden = isFolded
    // Words that are being changed are in the form.
    const excerpt = (words ?? article.querySelector('p'))?.textContent?.trim().slice(0, 160)
    // A stone, what waits for a moderator and words that are being changed have no row.
    const takesRow = status === 'approved' && author
    if (takesRow) Object.assign(row, { comment, replyCount })
    if (isFolded || isMuted) Object.assign(line, { comment, replyCount, excerpt })
    put(row, takesRow ? actions : undefined)
    put(line, isFolded || isMuted ? article : undefined)
    put(fold, replies && !isFolded ? article : undefined)
    fold.ariaLabel = engagement.messages.collapse(replyCount, engagement.figure(replyCount))
  }

  /** Who asked for it expects it to go, and what nobody sees moves nobody’s words. */
  #heightOf({ author, id }: Comment, article: HTMLElement) {
    if (!this.#engagement.mutedBefore.has(author!.id)) return ''
    const isSeen = article.getBoundingClientRect().top < innerHeight
    if (!this.#heights.has(id)) this.#heights.set(id, isSeen ? `${article.offsetHeight}px` : '')
    return this.#heights.get(id)!
  }

  /** As it is by now; the list draws it soon. */
  #commentOf({ comment }: CommentElement) {
    return this.#root.comments.threads.comments.get(comment.id) ?? comment
  }

  #partsOf(element: CommentElement): Parts {
    let parts = this.#parts.get(element)
    if (!parts) {
      const engagement = this.#engagement
      parts = {
        row: document.createElement('baraza-row') as RowElement,
        line: document.createElement('baraza-line') as LineElement,
        fold: document.createElement('button'),
      }
      parts.row.engagement = parts.line.engagement = engagement
      parts.fold.name = 'fold'
      parts.fold.ariaExpanded = 'true'
      parts.fold.onclick = () => {
        engagement.collapse(element.comment.id, true)
      }
      this.#parts.set(element, parts)
    }
    return parts
  }
}

/** The comments that these changes are in, and those above them, which say how many stand under them. */
function touchedBy(records: readonly MutationRecord[]): Set<CommentElement> {
  const touched = new Set<CommentElement>()
  for (const { target, addedNodes } of records) {
    const within = (target as Element).closest?.<CommentElement>(COMMENT)
    if (within) touched.add(within)
    for (const node of addedNodes)
      if (node instanceof Element)
        for (const element of node.querySelectorAll<CommentElement>(COMMENT)) touched.add(element)
    // A row that was drawn and taken out of the list at once stands under nothing.
    for (let item = (target as Element).closest?.('li'); item; item = item.parentElement?.closest('li') ?? null) {
      const above = item.querySelector<CommentElement>(`:scope > ${COMMENT}`)
      if (above) touched.add(above)
    }
  }
  return touched
}

function put(element: HTMLElement, parent: Element | undefined) {
  if (!parent) element.remove()
  else if (element.parentElement !== parent) parent.append(element)
}
