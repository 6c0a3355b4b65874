import { html, nothing } from 'lit'
import { icon, PATHS } from '../icons.ts'
import { sayProblem } from '../locales/messages.ts'
import type { Setting } from '../view-element.ts'
import type { Decisions, News } from './decisions.ts'
import { isNarrow, type Filter } from './filter.ts'
import type { Acts } from './item.ts'
import type { Queue } from './queue.ts'

/** What stands above the list: decisions that are not stored, comments that have come. */
export const renderStrips = ({ messages, formats }: Setting, queue: Queue) => {
  const { decisions, freshCount } = queue
  const { unsavedCount } = decisions
  const isLost = unsavedCount > 0 && queue.entries.drawn.some(({ outcome }) => outcome?.state === 'unsaved')
  return html`<div role="status">
    ${
      isLost
        ? html`<div class="strip">
            ${icon(PATHS.off)}
            <span
              ><b>${messages.queue.unsaved(unsavedCount, formats.figure(unsavedCount))}</b>
              ${messages.queue.unsavedHint}</span
            >
            <button class="link" @click=${() => decisions.retry()}>${messages.tryAgain}</button>
          </div>`
        : nothing
    }
    ${
      freshCount > 0
        ? html`<button class="fresh link" @click=${() => void queue.refresh()}>
            ${messages.queue.fresh(freshCount, formats.figure(freshCount))}
          </button>`
        : nothing
    }
  </div>`
}

/** What stands below the last comment. */
export const renderEnd = ({ messages }: Setting, list: Queue, filter: Filter) => {
  const { state, error, entries, hasMore } = list
  const { queue } = messages
  if (state === 'loading') return html`<li class="end" role="status">${messages.loading}</li>`
  if (state === 'failed')
    return html`<li class="end" role="alert">
      <p><b>${queue.notLoaded}</b> ${sayProblem(messages, error)}</p>
      <button class="act" @click=${() => void list.load()}>${messages.tryAgain}</button>
    </li>`
  if (hasMore) return html`<li class="end quiet">${queue.moreToCome}</li>`
  if (entries.open.length > 0) return nothing
  const isEmptied = entries.drawn.length > 0
  return html`<li class="end quiet">
    ${isEmptied ? queue.done : isNarrow(filter) ? queue.emptySearch : queue.empty[filter.tab]}
  </li>`
}

/** What was done last, and the way back. */
export const renderToast = (setting: Setting, { news }: Decisions, undo: () => void) => {
  if (!news) return html`<div class="toast-place" role="status"></div>`
  const { messages } = setting
  const isRefusal = news.kind === 'refused' || news.kind === 'failed'
  return html`<div class="toast-place" role=${isRefusal ? 'alert' : 'status'}>
    <div class="toast">
      <span>${sayNews(setting, news)}</span>
      ${
        news.kind === 'step'
          ? html`<button @click=${undo}>${messages.queue.undo}<kbd aria-hidden="true">U</kbd></button>`
          : nothing
      }
    </div>
  </div>`
}

/** For thumbs: what was done, and large buttons where they reach. */
export const renderThumbs = (setting: Setting, { decisions, entries }: Queue, acts: Acts, undo: () => void) => {
  const { messages } = setting
  const { news } = decisions
  const { queue } = messages
  if (entries.open.length === 0 && !news) return nothing
  return html`<div class="thumbs">
    ${
      news
        ? html`<div class="undo">
            <span class="quiet">${sayNews(setting, news)}</span>
            ${news.kind === 'step' ? html`<button class="link" @click=${undo}>${queue.undo}</button>` : nothing}
          </div>`
        : nothing
    }
    <div class="row">
      <button class="act no" @click=${acts.reject}>${queue.reject}</button>
      <button class="act" @click=${acts.spam}>${queue.spam}</button>
      <button class="act yes" @click=${acts.approve}>${queue.approve}</button>
    </div>
  </div>`
}

/** What the last step was, in one sentence, and whether it can be taken back. */
function sayNews({ messages, formats }: Setting, news: News) {
  const { queue } = messages
  const figure = (count: number) => formats.figure(count)
  switch (news.kind) {
    case 'step':
      return queue.steps[news.step.status](news.step.count, figure(news.step.count), news.step.name)
    case 'undone':
      return [
        news.count > 0 && queue.undone(news.count, figure(news.count)),
        news.superseded > 0 && queue.superseded(news.superseded, figure(news.superseded)),
      ]
        .filter(Boolean)
        .join(' ')
    case 'nothing-to-undo':
      return queue.nothingToUndo
    case 'refused':
      return `${queue.refused(news.count, figure(news.count))} ${sayProblem(messages, news.error)}`
    case 'failed':
      return sayProblem(messages, news.error)
  }
}
