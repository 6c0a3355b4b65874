import { html, nothing } from 'lit'
import type { AdminAuthor } from '../../../shared/admin-authors.ts'
import { webAddress } from '../../web-address.ts'
import { formatAddress } from '../address.ts'
import type { AuthorsMessages } from '../locales/authors-messages.ts'
import type { Setting } from '../view-element.ts'
import { isPaused, sayRecord } from './record.ts'

/** Who it is, as far as the site knows. */
export function renderFacts(setting: Setting, words: AuthorsMessages, { email, history, websites }: AdminAuthor) {
  const { messages, formats } = setting
  const { queue } = messages
  return html`<dl class="who">
    <dt>${queue.email}</dt>
    <dd>
      ${email === null ? queue.noEmail : html`<bdi>${email}</bdi>, ${history.verifiedAt ? queue.confirmed : queue.unconfirmed}`}
    </dd>
    <dt>${queue.firstSeen}</dt>
    <dd>${formats.date(history.firstSeenAt)}</dd>
    <dt>${queue.record}</dt>
    <dd class="num">${sayRecord(setting, history)}</dd>
    <dt>${words.websites}</dt>
    <dd>
      ${
        websites.length === 0
          ? words.noWebsite
          : websites.map((website) => {
              const url = webAddress(website)
              return html`<div>
                ${url ? html`<a class="link" href=${url} target="_blank" rel="noopener nofollow"><bdi>${website}</bdi></a>` : html`<bdi>${website}</bdi>`}
              </div>`
            })
      }
    </dd>
  </dl>`
}

export const renderState = ({ messages, formats }: Setting, { history }: AdminAuthor) =>
  html`${history.isBlocked ? html`<span class="danger">${messages.queue.blocked}</span>` : nothing}
  ${isPaused(history) ? html`<span class="caution">${messages.queue.timeout(formats.date(history.timeoutUntil!, 'short'))}</span>` : nothing}`

/** Who wrote with the same address: the same person on another device, or somebody who pretends. */
export const renderOthers = (setting: Setting, words: AuthorsMessages, { others }: AdminAuthor) =>
  others.length === 0
    ? nothing
    : html`<section class="tool">
        <h2>${words.others}</h2>
        <p class="meta">${words.othersHint}</p>
        <ul>
          ${others.map(
            ({ id, name, history }) =>
              html`<li>
                <a class="quiet-act" href=${formatAddress({ siteId: setting.site.id, view: 'authors', id })}
                  ><bdi>${name}</bdi></a
                >
                <span class="meta num"
                  >${sayRecord(setting, history)}${
                    history.isBlocked ? html`, <span class="danger">${setting.messages.queue.blocked}</span>` : nothing
                  }</span
                >
              </li>`,
          )}
        </ul>
      </section>`
