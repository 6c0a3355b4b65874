import { html, nothing } from 'lit/html.js'
import { PATHS, icon } from '../icons.ts'
import { countPublished, type Branch } from '../threads.ts'
import { BONES } from './bones.ts'
import type { CommentsElement } from './comments-element.ts'

/** Beside the button that asked for more. */
export const renderNotMore = ({ comments, locale }: CommentsElement, work: string) =>
  comments.failure(work) ? html`<p class="error" role="alert">${locale.messages.notLoaded}</p>` : nothing

/** A top-level comment with its conversation. */
export function renderThread(root: CommentsElement, branch: Branch): unknown {
  const { comments, locale } = root
  const { comment, branches } = branch
  const { id, replyCount, repliesCursor } = comment
  // Counts may lag behind; while there is a cursor, there is something.
  const rest = repliesCursor === null ? 0 : replyCount - countPublished(branches)
  const count = repliesCursor ? Math.max(rest, 1) : rest
  if (count <= 0) return renderBranch(root, branch)
  const { messages, formats } = locale
  const isBusy = comments.isBusy(id)
  return renderBranch(
    root,
    branch,
    html`${isBusy ? BONES : nothing}
      <li class="more-replies">
        <button aria-disabled=${isBusy} @click=${() => root.handleMore(comment)}>
          ${icon(PATHS.turn)}${messages.moreReplies(count, formats.figure(count))}
        </button>
        ${renderNotMore(root, id)}
      </li>`,
  )
}

function renderBranch(root: CommentsElement, { comment, answers, narrow, branches }: Branch, more?: unknown): unknown {
  const { comments, locale, open } = root
  const { id } = comment
  const isThreaded = more || branches.length > 0
  const label = id === comments.linked?.top ? comments.linked!.sentence : comment.pinnedAt && locale.messages.pin
  return html`<li class=${isThreaded ? 'threaded' : nothing}>
    ${label && html`<p class="label">${label}</p>`}
    <baraza-comment
      .comment=${comment}
      .answers=${answers}
      .narrow=${narrow}
      .own=${comments.own.find((own) => own.comment.id === id)}
      .form=${open?.id === id ? open.form : undefined}
      .marked=${root.marked === id}
      .view=${root.view}
    ></baraza-comment>
    ${
      isThreaded
        ? html`<ol class="replies">
            ${branches.map((each) => renderBranch(root, each))}${more}
          </ol>`
        : nothing
    }
  </li>`
}
