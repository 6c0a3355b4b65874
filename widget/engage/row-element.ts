import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import { icon } from '../icons.ts'
import { ReactiveElement } from '../reactive-element.ts'
import type { Engagement } from './engagement.ts'
import { share } from './share.ts'
import { toggle } from './toggle.ts'

const UP = 'M8 2.8 13.6 9h-3.1v4.2h-5V9H2.4z'
const MORE = 'M3 8h.01M8 8h.01M13 8h.01'

/**
 * What a reader can do with a comment beside answering it: vote, share, and what is needed now and then behind “More”.
 *
 * @tagname baraza-row
 */
export class RowElement extends ReactiveElement {
  static override properties = ['comment', 'engagement', 'replyCount']

  declare comment: Comment
  declare engagement: Engagement
  /** Under this comment. */
  declare replyCount: number

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { comment, engagement } = this
    const { copied, messages, opened, problems } = engagement
    const { author, id } = comment
    const isOpen = opened.has(id)
    const isCopied = copied.has(id)
    const problem = problems.get(id)
    return html`${this.#renderVote()}
      <button name="share" @click=${() => void share(engagement, this.comment)}>
        <span>${isCopied ? messages.copied : messages.share}</span
        ><span>${isCopied ? messages.share : messages.copied}</span>
      </button>
      ${
        this.replyCount > 0 || !engagement.isOwn(id)
          ? html`<button
              name="more"
              aria-expanded=${isOpen}
              aria-label=${messages.more(isolate(author!.name))}
              @click=${this.#handleMore}
            >
              ${icon(MORE)}
            </button>`
          : nothing
      }
      ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing} ${isOpen ? this.#renderMore() : nothing}`
  }

  #renderVote() {
    const { comment, engagement } = this
    const { messages, votes } = engagement
    const { id } = comment
    const count = votes.count(comment)
    const figure = engagement.figure(count)
    // Nobody recommends what they wrote themselves.
    if (engagement.isOwn(id))
      return count > 0 ? html`<span class="quiet">${messages.votes(count, figure)}</span>` : nothing
    return html`<button
      name="vote"
      aria-pressed=${votes.has(id)}
      aria-label=${messages.vote(figure)}
      @click=${() => void votes.toggle(this.comment.id)}
    >
      ${icon(UP)}<span>${count > 0 ? figure : nothing}</span>
    </button>`
  }

  #renderMore() {
    const { comment, engagement, replyCount } = this
    const { messages } = engagement
    const author = comment.author!
    return html`<span class="more">
      ${
        replyCount > 0
          ? html`<button name="collapse" @click=${() => engagement.collapse(this.comment.id, true)}>
              ${messages.collapse(replyCount, engagement.figure(replyCount))}
            </button>`
          : nothing
      }
      ${
        engagement.isOwn(comment.id)
          ? nothing
          : html`<button name="mute" @click=${() => engagement.mute(this.comment.id, this.comment.author!)}>
                ${messages.mute(isolate(author.name))}
              </button>
              <button name="report" @click=${() => void engagement.report(this.comment)}>${messages.report}</button>`
      }
    </span>`
  }

  readonly #handleMore = () => {
    const { comment, engagement } = this
    const { opened, problems } = engagement
    toggle(opened, comment.id, !opened.has(comment.id))
    problems.delete(comment.id)
    this.requestUpdate()
  }
}

/** A name may be written the other way round than the sentence around it. */
const isolate = (name: string) => `\u2068${name}\u2069`
