import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Comment } from '../../shared/comment.ts'
import type { CommentsController } from '../controllers/comments-controller.ts'
import type { Formats } from '../formats.ts'
import { PATHS, icon } from '../icons.ts'
import { hue, initials } from '../initials.ts'
import type { Messages } from '../locales/messages.ts'
import { permalink } from '../permalink.ts'
import { ReactiveElement } from '../reactive-element.ts'
import { renderRichText } from '../rich-text.ts'
import type { OwnComment } from '../storage.ts'
import { webAddress } from '../web-address.ts'

export type OpenForm = 'reply' | 'edit'

/** What a comment asks of the page's comments. */
export interface Thread {
  readonly comments: CommentsController
  openForm: (id: string, form: OpenForm) => void
  renderForm: (parent: Comment | null, editing: OwnComment | null) => TemplateResult
  removed: (id: string) => void
}

/**
 * One comment: who, when, what, and what can be done about it. It has no shadow root: one sheet and one scope of ids
 * serve all comments of a page.
 *
 * @tagname baraza-comment
 */
export class CommentElement extends ReactiveElement {
  static override properties = [
    'comment',
    'answers',
    'narrowOnly',
    'own',
    'form',
    'marked',
    'messages',
    'formats',
    'wordsLang',
    'takesReplies',
    'editMinutes',
  ]

  /** What to show. */
  declare comment: Comment

  /** Whom it answers, where that is to be said. */
  declare answers: Comment | undefined

  /** Say so in a narrow column only. */
  declare narrowOnly: boolean | undefined

  /** Set where this browser has posted the comment. */
  declare own: OwnComment | undefined

  /** The form that stands open at this comment. */
  declare form: OpenForm | undefined

  /** The page's address points at it. */
  declare marked: boolean

  declare messages: Messages
  declare formats: Formats

  /** The language of the words, where it is not the widget's. */
  declare wordsLang: string | undefined

  declare takesReplies: boolean
  declare editMinutes: number

  /** Set once, before anything else. */
  declare thread: Thread

  protected override createRenderRoot() {
    return this
  }

  override focus(options?: FocusOptions) {
    this.querySelector('article')?.focus(options)
  }

  protected override render() {
    const { comment, form, own, thread } = this
    const { author, id } = comment
    return html`<article
      class="comment ${isPending(comment) ? 'pending' : ''} ${this.marked ? 'marked' : ''}"
      id="comment-${id}"
      tabindex="-1"
    >
      ${author ? this.#renderSpoken(author) : this.#renderStone()}
      ${form ? thread.renderForm(form === 'reply' ? comment : null, form === 'edit' ? own! : null) : nothing}
    </article>`
  }

  #renderStone() {
    const { comment, messages } = this
    return html`<span class="avatar none"></span>
      <p class="gone">${comment.deletedAt ? messages.deleted : messages.removed}</p>`
  }

  #renderSpoken({ id, name, website, role }: NonNullable<Comment['author']>) {
    const { comment, messages, formats, answers } = this
    const { createdAt } = comment
    const address = webAddress(website)
    return html`<span class="avatar" data-hue=${hue(id)} aria-hidden="true">${initials(name)}</span>
      <header class="byline">
        ${
          address
            ? html`<a class="name" href=${address} rel="ugc nofollow noopener"><bdi>${name}</bdi></a>`
            : html`<bdi class="name">${name}</bdi>`
        }
        ${role === 'reader' ? nothing : html`<span class="badge">${messages.roles[role]}</span>`}
        ${
          answers?.author
            ? html`<span class="to ${this.narrowOnly ? 'narrow-only' : ''}"
                >${messages.replyingTo} <a href=${permalink(answers.id)}><bdi>${answers.author.name}</bdi></a></span
              >`
            : nothing
        }
        <a href=${permalink(comment.id)}
          ><time datetime=${createdAt} title=${formats.exact(createdAt)} .textContent=${formats.ago(createdAt)}></time
        ></a>
        ${comment.editedAt ? html`<span>${messages.edited}</span>` : nothing}
        ${isPending(comment) ? html`<span class="awaiting">${icon(PATHS.clock)}${messages.awaiting}</span>` : nothing}
      </header>
      ${
        this.form === 'edit'
          ? nothing
          : html`<div class="words" dir="auto" lang=${this.wordsLang ?? nothing}>
                ${renderRichText(comment.content)}
              </div>
              ${this.#renderActions(name)}`
      }`
  }

  /** One row. Votes, sharing and the rest will stand in it. */
  #renderActions(name: string) {
    const { comment, own, messages, formats, thread } = this
    const takesReply = this.takesReplies && !isPending(comment)
    const minutes = own ? Math.ceil(this.editMinutes - (Date.now() - Date.parse(comment.createdAt)) / 60_000) : 0
    if (!takesReply && minutes <= 0) return nothing
    return html`<div class="actions">
      ${
        takesReply
          ? html`<button name="reply" aria-label=${messages.replyTo(name)} @click=${this.#handleReply}>
              ${messages.reply}
            </button>`
          : nothing
      }
      ${
        minutes > 0
          ? html`<baraza-own
              .own=${own}
              .minutes=${minutes}
              .messages=${messages}
              .formats=${formats}
              .thread=${thread}
            ></baraza-own>`
          : nothing
      }
    </div>`
  }

  readonly #handleReply = () => this.thread.openForm(this.comment.id, 'reply')
}

const isPending = ({ status }: Comment) => status === 'pending'

declare global {
  interface HTMLElementTagNameMap {
    'baraza-comment': CommentElement
  }
}
