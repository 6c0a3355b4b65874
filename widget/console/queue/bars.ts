import { html, nothing } from 'lit'
import { formatAddress, go } from '../address.ts'
import { icon, PATHS } from '../icons.ts'
import type { Setting } from '../view-element.ts'
import { fromView, isNarrow, SINCE, TABS, writeFilter, type Filter } from './filter.ts'
import { button, type Acts } from './item.ts'
import { KEYS } from './keys.ts'
import type { Queue } from './queue.ts'

const address = ({ site }: Setting, filter: Filter) =>
  formatAddress({ siteId: site.id, view: 'queue', query: writeFilter(filter) })

/** The statuses, each with how many there are. */
export const renderTabs = (setting: Setting, filter: Filter, tallies: Queue['tallies']) => {
  const { messages, formats } = setting
  return html`<nav class="tabs" aria-label=${messages.views.queue}>
    ${TABS.map(
      (tab) =>
        html`<a href=${address(setting, { ...filter, tab })} aria-current=${tab === filter.tab ? 'page' : nothing}
          >${messages.tabs[tab]}<span class="num"
            >${tab === 'all' || !tallies ? nothing : formats.figure(tallies[tab])}</span
          ></a
        >`,
    )}
  </nav>`
}

/** Every filter stands in the address: choosing one goes there. */
export const renderFilters = (
  setting: Setting,
  filter: Filter,
  pages: readonly { key: string; title: string | null }[],
  keep: () => void,
) => {
  const { queue, checks } = setting.messages
  const set = (change: Partial<Filter>) => go(address(setting, { ...filter, ...change }))
  const chip = (label: string, value: string, all: string, options: [string, string][], name: keyof Filter) =>
    html`<label class=${value ? 'chip on' : 'chip'}
      ><span class="visually-hidden">${label}</span>
      <select
        .value=${value}
        @change=${({ target }: Event) => set({ [name]: (target as HTMLSelectElement).value || undefined })}
      >
        ${all ? html`<option value="">${all}</option>` : nothing}
        ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
      </select>
      ${icon(PATHS.down)}</label
    >`
  const { pageKey = '', check = '', since = '' } = filter
  const known = pages.some(({ key }) => key === pageKey) || !pageKey ? pages : [{ key: pageKey, title: null }, ...pages]
  return html`<div class="filters">
    <form
      class="search"
      role="search"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault()
        const q = `${new FormData(event.target as HTMLFormElement).get('q')}`.trim()
        set({ q: q || undefined })
      }}
    >
      ${icon(PATHS.search)}
      <input name="q" type="search" aria-label=${queue.search} placeholder=${queue.search} .value=${filter.q ?? ''} />
      <kbd class="roomy" aria-hidden="true">/</kbd>
    </form>
    ${chip(
      queue.page,
      pageKey,
      queue.anyPage,
      known.map(({ key, title }) => [key, title ?? key]),
      'pageKey',
    )}
    ${chip(
      queue.rule,
      check,
      queue.anyRule,
      Object.entries(checks).filter(([name]) => name !== 'no-objection'),
      'check',
    )}
    ${chip(
      queue.time,
      since,
      queue.anyTime,
      SINCE.map((key) => [key, queue.since[key]]),
      'since',
    )}
    ${chip(queue.order, filter.order === 'oldest' ? 'oldest' : '', queue.orders.newest, [['oldest', queue.orders.oldest]], 'order')}
    ${
      isNarrow(filter)
        ? html`<a class="link" href=${address(setting, { tab: filter.tab, order: filter.order })}
              >${queue.clearFilters}</a
            >
            ${renderKeep(setting, filter, keep)}`
        : nothing
    }
  </div>`
}

/** What is kept already can be forgotten, by whoever kept it. */
function renderKeep({ messages: { queue }, views, me }: Setting, filter: Filter, keep: () => void) {
  const same = `${writeFilter(filter)}`
  const kept = views.list.find(({ query }) => `${writeFilter(fromView(query))}` === same)
  if (!kept) return html`<button class="link" @click=${keep}>${queue.keepView}</button>`
  if (kept.moderator.id !== me.id) return nothing
  return html`<button class="link" @click=${() => void views.forget(kept.id).catch(() => views.load())}>
    ${queue.forgetView(kept.name)}
  </button>`
}

/** Where the words of the list end, so that it covers none of them. */
export const renderBulk = ({ messages: { queue }, formats }: Setting, count: number, acts: Acts, clear: () => void) =>
  html`<div class="bulk" role="toolbar" aria-label=${queue.selected(count, formats.figure(count))}>
    <b>${queue.selected(count, formats.figure(count))}</b>
    ${button('act', queue.approve, 'A', acts.approve)} ${button('act no', queue.reject, 'R', acts.reject)}
    ${button('act no', queue.spam, 'S', acts.spam)} ${button('act no', queue.spamAndBlock, 'B', acts.block)}
    ${button('act bare', queue.clear, 'Esc', clear)}
  </div>`

export const renderKeys = ({ messages: { keys } }: Setting, help: () => void) =>
  html`<footer class="keys">
    ${KEYS.filter(({ isRare }) => !isRare).map(
      ({ name, keys: strokes }) =>
        html`<span>${strokes.map((stroke) => html`<kbd>${stroke}</kbd>`)}${keys[name]}</span>`,
    )}
    <button class="end" @click=${help}><kbd>?</kbd>${keys.allKeys}</button>
  </footer>`

export const renderKeysDialog = ({ messages }: Setting, close: () => void) =>
  html`<dialog class="dialog" aria-labelledby="keys-title" @close=${close}>
    <h2 id="keys-title">${messages.queue.keysTitle}</h2>
    <dl class="all-keys">
      ${KEYS.map(
        ({ name, keys }) =>
          html`<div>
            <dt>${keys.map((stroke) => html`<kbd>${stroke}</kbd>`)}</dt>
            <dd>${messages.keys[name]}</dd>
          </div>`,
      )}
    </dl>
    <form method="dialog" class="buttons"><button class="act">${messages.close}</button></form>
  </dialog>`
