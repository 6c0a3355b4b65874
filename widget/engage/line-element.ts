import { html } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { icon } from '../icons.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { Engagement } from './engagement.ts'

const PLUS = 'M2 8a6 6 0 1 1 0 .1zM8 5v6M5 8h6'

/**
 * One line in place of a comment: of one that is collapsed with its branch, or whose author is muted.
 *
 * @tagname baraza-line
 */
export class LineElement extends ReactiveElement {
  static override properties = ['comment', 'engagement', 'excerpt', 'replyCount']

  declare comment: Comment
  declare engagement: Engagement
  /** How it begins. */
  declare excerpt: string | undefined
  declare replyCount: number

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { comment, engagement } = this
    return engagement.collapsed.has(comment.id) ? this.#renderFolded() : this.#renderMuted()
  }

  #renderFolded() {
    const { comment, engagement, excerpt, replyCount } = this
    return html`<button
      name="expand"
      class="folded"
      aria-expanded="false"
      @click=${() => this.#open(() => engagement.collapse(this.comment.id, false))}
    >
      ${icon(PLUS)}<bdi class="name">${comment.author?.name}</bdi> <span class="excerpt" dir="auto">${excerpt}</span>
      <span class="quiet">${engagement.messages.replies(replyCount, engagement.figure(replyCount))}</span>
    </button>`
  }

  #renderMuted() {
    const { comment, engagement } = this
    const { messages } = engagement
    const [before, after] = messages.muted
    return html`<p class="gone">${before}<bdi>${comment.author?.name}</bdi>${after}</p>
      <div class="actions">
        <button name="show" @click=${() => this.#open(() => engagement.show(this.comment.id))}>${messages.show}</button>
        <button name="unmute" @click=${() => this.#open(() => engagement.unmute(this.comment.author!.id))}>
          ${messages.unmute}
        </button>
      </div>`
  }

  /** The line goes, and focus with it to what it stood for. */
  #open(work: () => void) {
    const article = this.closest('article')!
    work()
    article.focus()
  }
}
