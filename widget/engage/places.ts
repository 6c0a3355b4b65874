import type { Comment } from '../../shared/comment.ts'
import type { CommentElement } from '../elements/comment-element.ts'
import { toSheet } from '../reactive-element.ts'
import { engageStyles } from '../styles/engage.ts'
import type { Engagement } from './engagement.ts'
import type { LineElement } from './line-element.ts'
import type { RowElement } from './row-element.ts'
import type { SinceElement } from './since-element.ts'

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
  #isOpen = false

  constructor(engagement: Engagement) {
    this.#engagement = engagement
    Object.assign(this.#since, { engagement, ids: [] })
  }

  get #root() {
    return this.#engagement.root
  }

  get #elements() {
    return this.#root.renderRoot.querySelectorAll<CommentElement>('baraza-comment')
  }

  open() {
    if (!this.#isOpen) {
      this.#isOpen = true
      const root = this.#root.renderRoot as ShadowRoot
      root.adoptedStyleSheets.push(toSheet(engageStyles))
      // An element of the list may be given another comment: then its id is another, and sometimes nothing else.
      const options = { childList: true, subtree: true, attributeFilter: ['id', 'class'] }
      this.#root.whileConnected((signal) => {
        const observer = new MutationObserver(() => {
          this.#place()
          void this.#engagement.votes.ask()
        })
        observer.observe(root, options)
        root.addEventListener('baraza-changed', () => void this.#root.updateComplete.then(() => this.draw()), {
          signal,
        })
        return () => observer.disconnect()
      })
    }
    this.draw()
  }

  /** What the reader has done is said in the rows. */
  draw(id?: string) {
    this.#place()
    for (const element of this.#elements)
      if (id === undefined || element.comment.id === id) {
        const { row, line } = this.#parts.get(element) ?? {}
        row?.requestUpdate()
        line?.requestUpdate()
      }
    this.#since.requestUpdate()
  }

  /** Focus goes to what has taken the place of what had it. */
  async focusLine(id: string) {
    const element = [...this.#elements].find(({ comment }) => comment.id === id)
    const line = element && this.#parts.get(element)?.line
    await line?.updateComplete
    line?.querySelector('button')?.focus({ preventScroll: true })
  }

  #place() {
    const engagement = this.#engagement
    const ids: string[] = []
    for (const element of this.#elements) {
      this.#placeAt(element)
      const { comment } = element
      if (engagement.isNew(comment) && !engagement.isMuted(comment)) ids.push(comment.id)
    }
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

function put(element: HTMLElement, parent: Element | undefined) {
  if (!parent) element.remove()
  else if (element.parentElement !== parent) parent.append(element)
}
