import { html, nothing } from 'lit'
import type { AdminPage } from '../../../shared/page.ts'
import { webAddress } from '../../web-address.ts'
import { formatAddress } from '../address.ts'
import type { PagesMessages } from '../locales/pages-messages.ts'
import type { Setting } from '../view-element.ts'

export interface PageActs {
  edit: (page: AdminPage) => void
  close: (page: AdminPage) => void
  merge: (page: AdminPage) => void
}

export const titleOf = ({ title, key }: AdminPage) => title ?? key

/** One page: what is said on it is a click away. */
export const renderPage = (
  setting: Setting,
  words: PagesMessages,
  page: AdminPage,
  acts: PageActs,
  problem?: string,
) => {
  const { formats, site } = setting
  const { key, title, commentCount, publishedAt, createdAt, closedAt } = page
  const url = page.url ? webAddress(page.url) : null
  const query = new URLSearchParams({ status: 'all', pageKey: key })
  const name = titleOf(page)
  const act = (label: string, work: (page: AdminPage) => void) =>
    html`<button type="button" class="quiet-act" aria-label=${words.about(label, name)} @click=${() => work(page)}>
      ${label}
    </button>`
  return html`<li class="row page-row" data-key=${key}>
    <div class="what">
      <h2>
        <a class="row-link" href=${formatAddress({ siteId: site.id, view: 'queue', query })}><bdi>${name}</bdi></a>
      </h2>
      <p class="meta">
        ${title === null ? nothing : html`<bdi>${key}</bdi>, `}${
          publishedAt ? words.published(formats.date(publishedAt)) : words.begun(formats.date(createdAt))
        }
      </p>
      ${closedAt ? html`<p class="meta caution">${words.closed(formats.date(closedAt, 'short'))}</p>` : nothing}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    </div>
    <a class="num count" href=${formatAddress({ siteId: site.id, view: 'queue', query })}
      >${words.comments(commentCount, formats.figure(commentCount))}</a
    >
    <div class="row-acts">
      ${
        url
          ? html`<a
              class="quiet-act"
              href=${url}
              target="_blank"
              rel="noopener"
              aria-label=${words.about(words.open, name)}
              >${words.open}</a
            >`
          : nothing
      }
      ${act(words.edit, acts.edit)} ${act(closedAt ? words.reopen : words.close, acts.close)}
      ${act(words.merge, acts.merge)}
    </div>
  </li>`
}
