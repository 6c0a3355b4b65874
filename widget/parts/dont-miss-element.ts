import { html, nothing } from 'lit/html.js'
import type { Card, Cards } from '../../shared/cards.ts'
import { webAddress } from '../web-address.ts'
import { ListingElement } from './listing-element.ts'
import { cards } from './styles/cards.ts'

/**
 * Other articles of the site, as cards. What stands inside, a list of links for example, is shown to readers without
 * JavaScript and until the cards are there; where a reader sees it already, it stays.
 *
 * @tagname baraza-dont-miss
 * @attr {'trending' | 'discussed' | 'latest'} rank - What comes first: what is spoken of now, what has most comments, or what
 *   is new. `trending` without it.
 * @attr limit - How many, 4 without it and 12 at most.
 * @attr heading - Above the cards, instead of “Don’t Miss”; none where it is empty.
 * @attr section - Only of this section, as the articles name it.
 * @attr {'light' | 'dark' | 'auto'} theme - As the page around it is, without it.
 * @attr {'lazy' | 'eager'} loading - Asks when a reader comes near, or at once.
 */
export default class DontMissElement extends ListingElement<Cards> {
  static override styles = [...ListingElement.styles, cards]
  static override attributes = [...ListingElement.attributes, 'rank', 'limit', 'heading', 'section']

  declare rank: string | null
  declare limit: string | null
  declare heading: string | null
  declare section: string | null

  protected override question() {
    const { rank, limit, section } = this
    const query = new URLSearchParams({ rank: rank || 'trending', limit: limit || '4', exclude: this.key })
    if (section) query.set('section', section)
    return `/pages?${query}`
  }

  protected override renderAnswer({ pages }: Cards) {
    if (pages.length === 0) return nothing
    const heading = this.heading ?? this.messages.dontMiss
    return html`<section aria-label=${heading || this.messages.dontMiss}>
      ${heading ? html`<h2>${heading}</h2>` : nothing}
      <div class="cards">${pages.map((card) => this.#renderCard(card))}</div>
    </section>`
  }

  #renderCard({ url, title, image, teaser, section, commentCount, topComment }: Card) {
    const picture = webAddress(image?.url)
    return html`<article class="card">
      ${
        picture
          ? html`<img class="picture" src=${picture} alt="" loading="lazy" decoding="async" />`
          : html`<span class="picture"></span>`
      }
      <span class="section">${section ?? ''}</span>
      <h3 class="title"><a href=${webAddress(url) ?? '#'}>${title}</a></h3>
      <p class="teaser">
        <span class="long">${teaser ?? ''}</span>
        ${
          commentCount > 0
            ? html`<span class="count"
                >${this.messages.comments(commentCount, this.formats.figure(commentCount))}</span
              >`
            : nothing
        }
      </p>
      ${
        topComment
          ? html`<p class="best">
              <q dir="auto">${topComment.excerpt}</q><cite class="quiet"><bdi>${topComment.authorName}</bdi></cite>
            </p>`
          : html`<span></span>`
      }
    </article>`
  }
}
