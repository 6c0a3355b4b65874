import { html, nothing } from 'lit/html.js'
import type { CommentsController } from '../controllers/comments-controller.ts'
import type { LocaleController } from '../controllers/locale-controller.ts'
import { PATHS, icon } from '../icons.ts'
import type { Branch } from '../threads.ts'
import { renderBones } from './bones.ts'
import type { OpenForm, Thread } from './comment-element.ts'

export interface ThreadState {
  thread: Thread
  comments: CommentsController
  locale: LocaleController
  takesReplies: boolean
  /** The form that stands open in place, and at whose comment. */
  open: { id: string; form: OpenForm } | undefined
  /** The comment that the page's address points at. */
  marked: string | undefined
  showMoreReplies: (branch: Branch) => void
}

/** A top-level comment with its conversation. */
export function renderThread(branch: Branch, state: ThreadState): unknown {
  const { comments, locale, showMoreReplies } = state
  const { id, replyCount, repliesCursor } = branch.comment
  // Counts may lag behind; while there is a cursor, there is something.
  const rest = repliesCursor === null ? 0 : replyCount - comments.threads.countReplies(id)
  const count = repliesCursor ? Math.max(rest, 1) : rest
  if (count <= 0) return renderBranch(branch, state)
  const { messages, formats } = locale
  const isBusy = comments.isBusy(id)
  return renderBranch(
    branch,
    state,
    html`${isBusy ? renderBones(Math.min(count, 9)) : nothing}
      <li class="more-replies">
        <button aria-disabled=${isBusy} @click=${() => showMoreReplies(branch)}>
          ${icon(PATHS.turn)}${messages.moreReplies(count, formats.figure(count))}
        </button>
        ${comments.failure(id) ? html`<p class="error" role="alert">${messages.notMore}</p>` : nothing}
      </li>`,
  )
}

function renderBranch({ comment, answers, narrowOnly, branches }: Branch, state: ThreadState, more?: unknown): unknown {
  const { comments, open, locale } = state
  const { id } = comment
  const isThreaded = more || branches.length > 0
  return html`<li class=${isThreaded ? 'threaded' : nothing}>
    ${id === comments.linked ? html`<p class="label">${locale.messages.linked}</p>` : nothing}
    <baraza-comment
      .thread=${state.thread}
      .comment=${comment}
      .answers=${answers}
      .narrowOnly=${narrowOnly}
      .own=${comments.own.find((own) => own.comment.id === id)}
      .form=${open?.id === id ? open.form : undefined}
      .marked=${state.marked === id}
      .messages=${locale.messages}
      .formats=${locale.formats}
      .wordsLang=${locale.wordsLang}
      .takesReplies=${state.takesReplies}
      .editMinutes=${comments.page?.editMinutes}
    ></baraza-comment>
    ${
      isThreaded
        ? html`<ol class="replies">
            ${branches.map((each) => renderBranch(each, state))}${more}
          </ol>`
        : nothing
    }
  </li>`
}
