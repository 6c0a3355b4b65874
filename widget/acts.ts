import type { Comment } from '../shared/comment.ts'
import { CommentFormElement } from './elements/comment-form-element.ts'
import type { CommentElement } from './elements/comment-element.ts'
import type { CommentsElement } from './elements/comments-element.ts'
import type { CommentEvent } from './events.ts'
import { loadRareMessages } from './form/language.ts'
import { isPublished } from './threads.ts'

const FORM = 'baraza-comment-form'

if (!customElements.get(FORM)) customElements.define(FORM, CommentFormElement)

/** What readers do under an article, apart from reading. */
export class Acts {
  readonly #root: CommentsElement

  constructor(root: CommentsElement) {
    this.#root = root
    root.addEventListener('baraza-comment-posted', this.#handlePosted)
    root.addEventListener('baraza-comment-edited', this.#handlePosted)
    root.renderRoot.addEventListener('baraza-form-cancelled', this.#handleCancelled)
  }

  /** What nobody waits for, and nobody is told of where it does not arrive. */
  afterwards() {
    import('./afterwards.ts').then(({ afterwards }) => afterwards(this.#root, this)).catch(() => {})
  }

  /** The figures that the server will give next time. */
  count(id: string, by: number) {
    const { comments } = this.#root
    const { page, threads } = comments
    if (page) comments.page = { ...page, commentCount: page.commentCount + by }
    const root = threads.comments.get(threads.rootOf(id) ?? '')
    if (root && root.id !== id) comments.put({ ...root, replyCount: root.replyCount + by })
  }

  /** Moves focus to the form at this comment, or to the one at the end. */
  async focusForm(commentId?: string) {
    const element = commentId ? await this.find(commentId) : this.#root.renderRoot.querySelector('#respond')
    const form = element?.querySelector(FORM)
    await form?.focus()
    form?.scrollIntoView({ block: 'nearest' })
  }

  /** The next page of the list, or more of a conversation; asked for twice, it comes once. */
  more(top?: Comment) {
    const { comments } = this.#root
    const work = top?.id ?? 'more'
    if (!comments.isBusy(work))
      void comments.ask(work, async (signal) => (await import('./beyond.ts')).more(this.#root, this, signal, top))
  }

  /** Sees to it that the comment in the page's address is there, and goes to it. */
  async follow(id: string) {
    return (await import('./beyond.ts')).follow(this.#root, this, id)
  }

  async focus(...ids: string[]) {
    const element = await this.find(...ids)
    element?.focus()
    return element
  }

  /** The first of these comments on the page, when it has drawn what is known. */
  async find(...ids: string[]) {
    await this.#root.updateComplete
    const elements = this.#root.renderRoot.querySelectorAll<CommentElement>('baraza-comment')
    const element = [...elements].find(({ comment }) => ids.includes(comment.id))
    await element?.updateComplete
    return element
  }

  readonly #handlePosted = async ({ comment, type }: CommentEvent) => {
    const { comments, locale } = this.#root
    const before = comments.threads.comments.get(comment.id)
    comments.put(comment)
    this.count(comment.id, +isPublished(comment) - +isPublished(before))
    comments.readOwn()
    void import('./own.ts')
    this.#root.open = undefined
    // In a task of its own: all that a post brings about is too much for one.
    setTimeout(() => this.focus(comment.id))
    const { published, nowEdited } = await loadRareMessages(locale.locale)
    this.#root.said =
      comment.status === 'pending' ? locale.messages.awaiting : type.endsWith('posted') ? published : nowEdited
  }

  readonly #handleCancelled = async () => {
    const { id, form } = this.#root.open ?? {}
    if (!id) return
    this.#root.open = undefined
    const element = await this.find(id)
    element?.querySelector<HTMLElement>(`[name=${form}]`)?.focus()
  }
}
