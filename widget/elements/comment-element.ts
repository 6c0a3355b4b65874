import { html, nothing } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import type { Formats } from '../formats.ts'
import { PATHS, icon } from '../icons.ts'
import { hue, initials } from '../initials.ts'
import type { Messages } from '../locales/messages.ts'
import { permalink } from '../permalink.ts'
import { ReactiveElement } from '../reactive-element.ts'
import { renderRichText } from '../rich-text.ts'
import type { OwnComment } from '../storage.ts'
import { webAddress } from '../web-address.ts'
import type { CommentsElement } from './comments-element.ts'

export type OpenForm = 'reply' | 'edit'

/** What all comments of a page are drawn from: another object draws all of them again. */
export interface View {
  readonly root: CommentsElement
  readonly messages: Messages
  readonly formats: Formats
  /** The language of the words, where it is not the widget's. */
  readonly wordsLang: string | undefined
  readonly takesComments: boolean
  readonly lacksForm: boolean
  readonly editMinutes: number
}

/**
 * One comment: who, when, what, and what can be done about it. It has no shadow root: one sheet and one scope of ids
 * serve all comments of a page.
 *
 * @tagname baraza-comment
 */
export class CommentElement extends ReactiveElement {
  static override properties = ['comment', 'answers', 'narrow', 'own', 'form', 'marked', 'view']

  /** What to show. */
  declare comment: Comment

  /** Whom it answers, where that is to be said. */
  declare answers: Comment | undefined

  /** Say so in a narrow column only. */
  declare narrow: boolean | undefined

  /** Set where this browser has posted the comment. */
  declare own: OwnComment | undefined

  /** The form that stands open at this comment. */
  declare form: OpenForm | undefined

  /** The page's address points at it. */
  declare marked: boolean

  declare view: View

  protected override createRenderRoot() {
    return this
  }

  override focus(options?: FocusOptions) {
    this.querySelector('article')?.focus(options)
  }

  protected override render() {
    const { comment, form, own, view } = this
    const { author, id } = comment
    return html`<article
      class="comment ${isPending(comment) ? 'pending' : ''} ${this.marked ? 'marked' : ''}"
      id="comment-${id}"
      tabindex="-1"
    >
      ${author ? this.#renderSpoken(author) : this.#renderStone()}
      ${form ? view.root.renderForm(form === 'reply' ? comment : null, form === 'edit' ? own! : null) : nothing}
    </article>`
  }

  #renderStone() {
    const {
      comment,
      view: { messages },
    } = this
    return html`<span class="avatar none"></span>
      <p class="gone">${comment.deletedAt ? messages.deleted : messages.removed}</p>`
  }

  #renderSpoken({ id, name, website, role }: NonNullable<Comment['author']>) {
    const { comment, answers, view } = this
    const { messages, formats } = view
    const { createdAt } = comment
    const address = webAddress(website)
    // Its style is set as a property: through the object model, which a strict content security policy allows. What nothing
    // else inherits leaves the browser one style for what is alike in all comments.
    return html`<span class="avatar" aria-hidden="true" .style=${`--hue:${hue(id)}`}>${initials(name)}</span>
      <header class="byline">
        ${
          address
            ? html`<a class="name" href=${address} rel="ugc nofollow noopener"><bdi>${name}</bdi></a>`
            : html`<bdi class="name">${name}</bdi>`
        }
        ${role === 'reader' ? nothing : html`<span class="badge">${messages.roles[role]}</span>`}
        ${
          answers?.author
            ? html`<span class="to ${this.narrow ? 'narrow-only' : ''}"
                >${messages.replyingTo} <a href=${permalink(answers.id)}><bdi>${answers.author.name}</bdi></a></span
              >`
            : nothing
        }
        <a href=${permalink(comment.id)}><time datetime=${createdAt}>${formats.ago(createdAt)}</time></a>
        ${comment.editedAt ? html`<span>${messages.edited}</span>` : nothing}
        ${isPending(comment) ? html`<span class="awaiting">${icon(PATHS.clock)}${messages.awaiting}</span>` : nothing}
      </header>
      ${
        this.form === 'edit'
          ? nothing
          : html`<div class="words" dir="auto" lang=${view.wordsLang ?? nothing}>
                ${renderRichText(comment.content)}
              </div>
              ${this.#renderActions(name)}`
      }`
  }

  /** One row, also where nothing is in it yet: what readers do beside answering comes into it later, and takes no more room. */
  #renderActions(name: string) {
    const { comment, own, view } = this
    const { root, messages, takesComments, editMinutes } = view
    const takesReply = takesComments && !isPending(comment)
    const minutes = own ? Math.ceil(editMinutes - (Date.now() - Date.parse(comment.createdAt)) / 60_000) : 0
    return html`<div class="actions">
      ${
        takesReply
          ? html`<button
              name="reply"
              aria-label=${messages.replyTo(name)}
              @click=${() => root.openForm(comment.id, 'reply')}
            >
              ${messages.reply}
            </button>`
          : nothing
      }
      ${minutes > 0 ? html`<baraza-own .own=${own} .minutes=${minutes} .view=${view}></baraza-own>` : nothing}
    </div>`
  }
}

const isPending = ({ status }: Comment) => status === 'pending'

declare global {
  interface HTMLElementTagNameMap {
    'baraza-comment': CommentElement
  }
}
