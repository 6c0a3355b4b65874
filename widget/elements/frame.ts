import { html, nothing } from 'lit/html.js'
import type { Sort } from '../../shared/site.ts'
import { PATHS, icon } from '../icons.ts'
import type { Messages } from '../locales/messages.ts'
import { isPublished, type Threads } from '../threads.ts'
import { BONES } from './bones.ts'
import type { CommentsElement } from './comments-element.ts'
import { renderNotMore, renderThread } from './threads.ts'

export function renderHead({ comments, locale }: CommentsElement, toForm: false | ((event: Event) => void)) {
  const { messages, formats } = locale
  const { page } = comments
  return html`<div class="head">
    <h2 id="title" tabindex="-1">
      ${messages.comments}<span>${page && ` ${formats.figure(page.commentCount)}`}</span>
    </h2>
    ${toForm ? html`<a class="to-form" href="#respond" @click=${toForm}>${messages.leaveReply}</a>` : nothing}
  </div>`
}

/** Between the heading and the form. What is there stays when more of it does not come. */
export function renderBody(root: CommentsElement) {
  const { comments, locale } = root
  const { page, linked, threads } = comments
  const { messages } = locale
  const isEmpty = page && !threads.comments.size
  return html`${isEmpty ? nothing : renderSort(root)}
  ${comments.failure('list') ? renderMissing(messages, messages.notLoaded, root.handleRetry) : nothing}
  ${linked && !linked.top ? renderQuiet(linked.sentence) : nothing}
  ${isEmpty && !page.closedAt ? renderQuiet(messages.empty) : nothing} ${renderList(root)}`
}

const renderQuiet = (sentence: string) => html`<p class="quiet empty">${sentence}</p>`

function renderSort({ comments, locale, sort, handleSort }: CommentsElement) {
  const { messages } = locale
  const current = sort ?? comments.page?.sort ?? 'best'
  return html`<div class="sort" role="group" aria-label=${messages.sort}>
    ${Object.entries(messages.sorts).map(
      ([each, label]) =>
        html`<button aria-pressed=${each === current} @click=${() => handleSort(each as Sort)}>${label}</button>`,
    )}
  </div>`
}

/** Conversations of the first frame: about as many as a phone's window shows. */
const SCREENFUL = 4

/** Up to the second frame: half of a page. All the rest in one frame would be a task that a reader on a desktop feels. */
export const SECOND_SCREENFUL = 14

/** From the third frame on, whatever comes. */
export const WHOLE = Infinity

/** The conversations, and the way to more of them; bones while they are on their way. */
function renderList(root: CommentsElement) {
  const { comments, locale, limit = SCREENFUL } = root
  const { page, cursor } = comments
  const { messages, formats } = locale
  const isMoreComing = comments.isBusy('more')
  const toGo = (page?.commentCount ?? 0) - published(comments.threads)
  const [lead, first, ...more] = comments.threads
    .grow(limit)
    .map((part) => part.map((branch): unknown => branch && renderThread(root, branch)))
  if (isMoreComing) more.push(BONES)
  const pages = [[lead, first, page || comments.failure('list') ? nothing : BONES], ...more]
  return html`<div aria-busy=${comments.isBusy('list')}>
      ${pages.map(
        (page) =>
          html`<ol class="comments">
            ${page}
          </ol>`,
      )}
    </div>
    ${
      cursor && limit === WHOLE
        ? html`<button class="button more-comments" aria-disabled=${isMoreComing} @click=${() => root.handleMore()}>
              ${`${messages.moreComments} `}
              ${toGo > 0 ? html`<span class="quiet">${messages.toGo(toGo, formats.figure(toGo))}</span>` : nothing}
            </button>
            ${renderNotMore(root, 'more')}`
        : nothing
    }`
}

/** Under the list, as WordPress has it; not before the list has its height, which would push it down. */
export function renderEnd(root: CommentsElement) {
  const { comments, locale } = root
  const closedAt = comments.page?.closedAt
  if (closedAt) {
    const { messages, formats } = locale
    return renderNotice(PATHS.lock, html`<p>${messages.closed(formats.date(closedAt))}</p>`)
  }
  return root.takesComments && (comments.isSettled || root.wantsForm)
    ? html`<div id="respond">${root.renderForm(null, null)}</div>`
    : nothing
}

/** In the conversations that are known, shown or not yet. */
function published({ comments }: Threads) {
  let sum = 0
  for (const comment of comments.values()) if (!comment.parentId) sum += +isPublished(comment) + comment.replyCount
  return sum
}

const renderNotice = (path: string, content: unknown) =>
  html`<div class="notice" role=${path === PATHS.alert ? 'alert' : nothing}>
    ${icon(path)}
    <div>${content}</div>
  </div>`

/** For the owner: in the server's own words, which docs/api.md explains. */
export const renderProblem = ({ notSetUp }: Messages, title: string) =>
  renderNotice(PATHS.alert, html`<p>${notSetUp} <bdi lang="en">${title}.</bdi></p>`)

/** What did not arrive, what becomes of the reader's words, and what to do. */
export const renderMissing = ({ notLoadedHint, tryAgain }: Messages, what: string, retry: () => void) =>
  renderNotice(
    PATHS.alert,
    html`<p><strong>${what}</strong></p>
      <p class="quiet">${notLoadedHint}</p>
      <button class="button" @click=${retry}>${tryAgain}</button>`,
  )
