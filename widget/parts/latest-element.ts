import { html, nothing } from 'lit/html.js'
import type { LatestComment, LatestComments } from '../../shared/cards.ts'
import { css } from '../reactive-element.ts'
import { webAddress } from '../web-address.ts'
import { ListingElement } from './listing-element.ts'

const styles = css`
  h2 {
    padding-block: 10px 2px;
    font-size: 17px;
  }
  li {
    border-block-end: 1px solid var(--_line);
  }
  li a {
    display: block;
    padding-block: 9px;
  }
  .title {
    display: block;
    font-size: 15px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 600;
  }
`

/**
 * The last comments of the whole site: for a rail or a footer.
 *
 * @tagname baraza-latest
 * @attr limit - How many, 5 without it and 20 at most.
 * @attr heading - Above the list, instead of “Latest comments”; none where it is empty.
 * @attr {'light' | 'dark' | 'auto'} theme - As the page around it is, without it.
 * @attr {'lazy' | 'eager'} loading - Asks when a reader comes near, or at once.
 */
export default class LatestElement extends ListingElement<LatestComments> {
  static override styles = [...ListingElement.styles, styles]
  static override attributes = [...ListingElement.attributes, 'limit', 'heading']

  declare limit: string | null
  declare heading: string | null

  protected override question() {
    return `/comments/latest?limit=${encodeURIComponent(this.limit || '5')}`
  }

  protected override renderAnswer({ comments }: LatestComments) {
    if (comments.length === 0) return nothing
    const heading = this.heading ?? this.messages.latest
    return html`<section aria-label=${heading || this.messages.latest}>
      ${heading ? html`<h2>${heading}</h2>` : nothing}
      <ol>
        ${comments.map((comment) => this.#renderComment(comment))}
      </ol>
    </section>`
  }

  #renderComment({ id, author, excerpt, createdAt, page }: LatestComment) {
    const { formats, messages } = this
    const [before, after] = messages.on
    const url = webAddress(page.url)
    return html`<li>
      <a href=${url ? `${url.replace(/#.*/, '')}#comment-${id}` : nothing}>
        <span class="title" dir="auto">${excerpt}</span>
        <span class="quiet"
          ><b><bdi>${author.name}</bdi></b> ${before}<bdi>${page.title}</bdi>${after},
          <time datetime=${createdAt} title=${formats.date(createdAt, 'short')}>${formats.ago(createdAt)}</time></span
        >
      </a>
    </li>`
  }
}
