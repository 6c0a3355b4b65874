import { html, nothing } from 'lit'
import type { Fact } from '../../../shared/admin.ts'
import type { CommentStatus } from '../../../shared/comment.ts'
import { formatAddress } from '../address.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'
import type { Entry } from '../queue/entries.ts'
import { mark } from '../queue/marks.ts'
import { sayReason } from '../queue/why.ts'
import type { Setting } from '../view-element.ts'

const ACTS = { approved: 'approve', rejected: 'reject', spam: 'spam' } as const

/** One comment of the author: what it says, what became of it, and what else could. */
export function renderWriting(
  setting: Setting,
  words: AuthorsMessages,
  entry: Entry,
  isByRule: boolean,
  decide: (entry: Entry, status: CommentStatus) => void,
) {
  const { messages, formats, site } = setting
  const { comment, outcome } = entry
  const { page, body, facts, status, checkName, deletedAt } = comment
  const query = new URLSearchParams({ status: 'all', pageKey: page.key })
  const title = page.title ?? page.key
  const why = outcome
    ? messages.queue.decidedBy(messages.queue.decided[status], outcome.by ?? messages.queue.you)
    : [
        words.wrote.status[status],
        ...(isByRule && checkName && status !== 'approved' ? [sayReason(setting, checkName, facts)] : []),
      ].join(': ')
  return html`<li class="row wrote-row" data-id=${comment.id}>
    <p class="meta">
      ${formats.ago(comment.createdAt)},
      <a class="page-link" href=${formatAddress({ siteId: site.id, view: 'queue', query })}><bdi>${title}</bdi></a>
      ${deletedAt ? html`, ${messages.queue.deleted}` : nothing}
    </p>
    <div class="words" dir="auto">${renderWords(body, facts)}</div>
    <div class="wrote-foot">
      <p class="status" data-status=${status}>
        ${why}${outcome?.state === 'unsaved' ? html`, <span class="caution">${messages.queue.unsaved(1, '1')}</span>` : nothing}
      </p>
      ${
        deletedAt
          ? nothing
          : html`<div class="row-acts" role="group" aria-label=${words.wrote.actions(title)}>
              ${(['approved', 'rejected', 'spam'] as const).map((to) =>
                to === status
                  ? nothing
                  : html`<button
                      type="button"
                      class=${to === 'approved' ? 'quiet-act' : 'quiet-act no'}
                      @click=${() => decide(entry, to)}
                    >
                      ${words.wrote[ACTS[to]]}
                    </button>`,
              )}
            </div>`
      }
    </div>
  </li>`
}

/** Where line ends are kept, none may come from the template. */
const renderWords = (body: string, facts: readonly Fact[]) =>
  mark(body, 'body', facts).map(({ text, reasons }) =>
    reasons.length > 0 ? html`<mark title=${reasons.join(', ')}>${text}</mark>` : text,
  )
