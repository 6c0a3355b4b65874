import { html, nothing } from 'lit/html.js'
import type { Sort } from '../../shared/site.ts'
import type { ApiError } from '../api.ts'
import type { LocaleController } from '../controllers/locale-controller.ts'
import { PATHS, icon } from '../icons.ts'
import type { Messages } from '../locales/messages.ts'
import { isPublished, type Branch } from '../threads.ts'
import { renderBones } from './bones.ts'
import { renderThread, type ThreadState } from './threads.ts'

const SORTS: Sort[] = ['best', 'newest', 'oldest']

export const renderHead = ({ messages, formats }: LocaleController, count?: number, toForm?: (event: Event) => void) =>
  html`<div class="head">
    <h2 id="title" tabindex="-1">
      ${messages.comments}<span>${count === undefined ? '' : ` ${formats.figure(count)}`}</span>
    </h2>
    ${toForm ? html`<a class="to-form" href="#respond" @click=${toForm}>${messages.leaveReply}</a>` : nothing}
  </div>`

export interface BodyState extends ThreadState {
  sort: Sort | null
  showSorted: (sort: Sort) => void
  showMore: () => void
  retry: () => void
}

/** Between the heading and the form. What is there stays when more of it does not come. */
export function renderBody(state: BodyState) {
  const { comments, locale, sort, showSorted, retry } = state
  const { page, linked, threads } = comments
  const { messages } = locale
  const branches = threads.grow()
  const isEmpty = page && branches.length === 0
  return html`${isEmpty ? nothing : renderSort(messages, sort ?? page?.sort ?? 'best', showSorted)}
  ${comments.failure('list') ? renderMissing(messages, messages.notLoaded, retry) : nothing}
  ${linked === null ? html`<p class="quiet empty">${messages.linkedUnknown}</p>` : nothing}
  ${isEmpty && !page.closedAt ? html`<p class="quiet empty">${messages.empty}</p>` : nothing}
  ${renderList(branches, state)}`
}

const renderSort = (messages: Messages, current: Sort, choose: (sort: Sort) => void) =>
  html`<div class="sort" role="group" aria-label=${messages.sort}>
    ${SORTS.map(
      (sort) =>
        html`<button aria-pressed=${sort === current} @click=${() => choose(sort)}>${messages.sorts[sort]}</button>`,
    )}
  </div>`

/** The conversations, and the way to more of them; bones while they are on their way. */
function renderList(branches: Branch[], state: BodyState) {
  const { comments, locale, showMore } = state
  const { page, cursor } = comments
  const { messages, formats } = locale
  const isComing = comments.isBusy('list')
  const isMoreComing = comments.isBusy('more')
  const toGo = (page?.commentCount ?? 0) - published(branches)
  return html`<ol class="comments ${isComing && page ? 'stale' : ''}" aria-busy=${isComing || isMoreComing}>
      ${branches.map((branch) => renderThread(branch, state))}
      ${page ? nothing : comments.failure('list') ? nothing : renderBones(3)}
      ${isMoreComing ? renderBones(Math.min(toGo, 6)) : nothing}
    </ol>
    ${
      cursor
        ? html`<button class="button more-comments" aria-disabled=${isMoreComing} @click=${showMore}>
              ${messages.moreComments}
              ${toGo > 0 ? html`<span class="quiet">${messages.toGo(toGo, formats.figure(toGo))}</span>` : nothing}
            </button>
            ${comments.failure('more') ? html`<p class="error" role="alert">${messages.notMore}</p>` : nothing}`
        : nothing
    }`
}

/** In these conversations, shown or not yet. */
const published = (branches: Branch[]) =>
  branches.reduce((sum, { comment }) => sum + Number(isPublished(comment)) + comment.replyCount, 0)

/** What only the site's owner can mend; trying again would not. */
export const ownersProblem = ({ problems }: Messages, failure: ApiError | undefined): string | undefined =>
  problems[failure?.type as keyof typeof problems]

export const renderProblem = (problem: string) =>
  html`<div class="notice" role="alert">
    ${icon(PATHS.alert)}
    <p>${problem}</p>
  </div>`

/** What did not arrive, what becomes of the reader's words, and what to do. */
export const renderMissing = (messages: Messages, what: string, retry: () => void) =>
  html`<div class="notice" role="alert">
    ${icon(PATHS.alert)}
    <div>
      <p><strong>${what}</strong></p>
      <p class="quiet">${messages.notLoadedHint}</p>
      <button class="button" @click=${retry}>${messages.tryAgain}</button>
    </div>
  </div>`

export const renderClosed = (sentence: string) =>
  html`<div class="notice plain">
    ${icon(PATHS.lock)}
    <p>${sentence}</p>
  </div>`
