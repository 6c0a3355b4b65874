import { html, nothing } from 'lit'
import type { AdminComment } from '../../../shared/admin.ts'
import { formatAddress } from '../address.ts'
import { icon, PATHS } from '../icons.ts'
import type { Setting } from '../view-element.ts'
import type { Entry } from './entries.ts'
import { mark } from './marks.ts'
import { sayWhy } from './why.ts'

/** What the buttons of a comment do. */
export interface Acts {
  choose: (id: string) => void
  toggle: (id: string, isRange: boolean) => void
  approve: () => void
  reject: () => void
  spam: () => void
  reply: () => void
  block: () => void
  retry: () => void
}

interface ItemState {
  isCurrent: boolean
  isTicked: boolean
  /** The reply that is being written, if it is to this one. */
  reply: unknown
}

export const renderEntry = (setting: Setting, entry: Entry, state: ItemState, acts: Acts) =>
  entry.outcome?.isDone ? renderLine(setting, entry) : renderItem(setting, entry, state, acts)

/** What became of a comment: it stays a while in its place, so that nothing moves under one's eyes. */
function renderLine({ messages: { queue } }: Setting, { comment, outcome }: Entry) {
  const { by, state } = outcome!
  const what =
    state === 'missing' ? queue.goneMeanwhile : queue.decidedBy(queue.decided[comment.status], by ?? queue.you)
  const isUnsaved = state === 'unsaved'
  return html`<li class="item done" data-id=${comment.id} data-state=${state}>
    ${icon(isUnsaved ? PATHS.off : state === 'saving' ? PATHS.clock : PATHS.check)}
    <div class="line">
      <b>${what}${isUnsaved ? html`, <span class="caution">${queue.unsaved(1, '1')}</span>` : nothing}</b>
      <span dir="auto">${comment.author.name}: ${comment.body}</span>
    </div>
  </li>`
}

function renderItem(setting: Setting, { comment, outcome }: Entry, state: ItemState, acts: Acts) {
  const { messages, formats, site } = setting
  const { queue } = messages
  const { id, author, page, parent } = comment
  const query = new URLSearchParams({ status: 'all', pageKey: page.key })
  const classes = ['item', state.isCurrent && 'selected', state.isTicked && 'ticked'].filter(Boolean).join(' ')
  return html`<li
    class=${classes}
    data-id=${id}
    tabindex="-1"
    aria-current=${state.isCurrent ? 'true' : nothing}
    @click=${(event: Event) => isControl(event) || acts.choose(id)}
  >
    <label class="tick"
      ><input
        type="checkbox"
        .checked=${state.isTicked}
        aria-label=${queue.select(author.name)}
        @click=${(event: MouseEvent) => acts.toggle(id, event.shiftKey)}
    /></label>
    <div class="from">
      <b><bdi>${author.name}</bdi></b>
      <span class="quiet">${[formats.ago(comment.createdAt), ...record(setting, comment)].join(', ')}</span>
      <a class="page" href=${formatAddress({ siteId: site.id, view: 'queue', query })}
        ><bdi>${page.title ?? page.key}</bdi></a
      >
    </div>
    <div>
      ${
        comment.parentId
          ? html`<p class="parent" dir="auto">
              ${queue.replyingTo(parent?.authorName ?? queue.removedComment)}${parent?.excerpt ? html`: “${parent.excerpt}”` : nothing}
            </p>`
          : nothing
      }
      <div class="words" dir="auto">${renderWords(comment)}</div>
      <p class="why" data-status=${comment.status}>
        ${renderWhy(setting, comment, outcome?.by)}${
          state.isCurrent
            ? html`<baraza-on-page look="link" .setting=${setting} .comment=${comment}></baraza-on-page>`
            : nothing
        }
      </p>
      ${state.isCurrent ? renderDecide(setting, comment, acts) : nothing} ${state.reply}
    </div>
  </li>`
}

/** A click on what does something is not a choice of the comment. */
const isControl = ({ target }: Event) => !!(target as Element).closest('a, button, input, textarea, label, select')

/** The Markdown as it was typed: where a link leads is to be seen, and what moved a rule is marked. */
const renderWords = ({ body, facts }: AdminComment) =>
  mark(body, 'body', facts).map(({ text, reasons }) =>
    reasons.length > 0 ? html`<mark title=${reasons.join(', ')}>${text}</mark>` : text,
  )

function record({ messages: { queue }, formats }: Setting, { author, editedAt, deletedAt }: AdminComment) {
  const { approvedCount, rejectedCount, spamCount } = author.history
  const counts = [
    approvedCount > 0 && queue.approvedCount(approvedCount, formats.figure(approvedCount)),
    rejectedCount > 0 && queue.rejectedCount(rejectedCount, formats.figure(rejectedCount)),
    spamCount > 0 && queue.spamCount(spamCount, formats.figure(spamCount)),
  ].filter((count) => count !== false)
  return [
    ...(counts.length > 0 ? counts : [queue.firstComment]),
    ...(editedAt ? [queue.edited] : []),
    ...(deletedAt ? [queue.deleted] : []),
  ]
}

/** `Held: 2 links`, and what else one should know before deciding. */
function renderWhy(setting: Setting, comment: AdminComment, by: string | null | undefined) {
  const { queue } = setting.messages
  const { reportCount, status, author } = comment
  const why = by === undefined ? sayWhy(setting, comment) : queue.decidedBy(queue.decided[status], by ?? queue.you)
  return html`<span>${why}</span>
    ${reportCount > 0 ? html`<span>${queue.reports(reportCount, setting.formats.figure(reportCount))}</span>` : nothing}
    ${author.history.isBlocked ? html`<span>${queue.blocked}</span>` : nothing}`
}

/** What it is already is not offered, unless there is a report to settle. */
const renderDecide = ({ messages: { queue } }: Setting, { status, reportCount }: AdminComment, acts: Acts) =>
  html`<div class="decide roomy" role="group" aria-label=${queue.actions}>
    ${status === 'approved' && reportCount === 0 ? nothing : button('act yes', queue.approve, 'A', acts.approve)}
    ${status === 'rejected' ? nothing : button('act no', queue.reject, 'R', acts.reject)}
    ${status === 'spam' ? nothing : button('act no', queue.spam, 'S', acts.spam)}
    ${button('act bare', status === 'approved' ? queue.replyAsStaff : queue.approveAndReply, 'E', acts.reply)}
    ${button('act bare', queue.block, 'B', acts.block)}
  </div>`

export const button = (classes: string, label: string, key: string | null, act: () => void) =>
  html`<button class=${classes} @click=${act} aria-keyshortcuts=${key ?? nothing}>
    ${label}${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
  </button>`
