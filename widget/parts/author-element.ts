import { html, nothing } from 'lit/html.js'
import type { Card, Cards, StatedPage } from '../../shared/cards.ts'
import { read } from '../answer.ts'
import { css } from '../reactive-element.ts'
import { webAddress } from '../web-address.ts'
import { ListingElement } from './listing-element.ts'

type StatedAuthor = StatedPage['authors'][number]

const styles = css`
  .author {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr);
    gap: 2px 16px;
    padding-block: 24px;
    border-block-start: 1px solid var(--_line);
  }
  .author > * {
    grid-column: 2;
  }
  .portrait {
    grid-area: 1 / 1 / span 4;
    inline-size: 72px;
    block-size: 72px;
    border-radius: 50%;
    object-fit: cover;
    background: var(--_fill);
  }
  .author:not(:has(.portrait)) {
    grid-template-columns: minmax(0, 1fr);
  }
  .author:not(:has(.portrait)) > * {
    grid-column: 1;
  }
  h2 {
    padding: 0;
    border: 0;
    font-size: 17px;
    line-height: 1.4;
    letter-spacing: 0;
  }
  .bio {
    max-inline-size: 38em;
    color: var(--_quiet);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .links a {
    color: var(--_accent-ink);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .also {
    margin-block-start: 8px;
  }
  .also a {
    display: flex;
    align-items: baseline;
    gap: 10px;
    padding-block: 4px;
  }
  .also .title {
    font-size: 16px;
    line-height: 1.35;
  }
  @container (max-width: 520px) {
    .author:has(.portrait) {
      grid-template-columns: 52px minmax(0, 1fr);
      column-gap: 12px;
    }
    .portrait {
      inline-size: 52px;
      block-size: 52px;
    }
    .also a,
    .links a {
      align-items: center;
      min-block-size: 44px;
    }
    .links a {
      display: flex;
    }
    .also a {
      justify-content: space-between;
    }
  }
`

interface Answer {
  page: StatedPage
  others: Card[]
}

/**
 * Who wrote the article, from the page’s own metadata: name, picture, a few words, links, and what else by the same author
 * is spoken of. What stands inside is shown until it is there, and stays where the page says nothing.
 *
 * @tagname baraza-author
 * @attr limit - How many other articles, 3 without it.
 * @attr {'light' | 'dark' | 'auto'} theme - As the page around it is, without it.
 * @attr {'lazy' | 'eager'} loading - Asks when a reader comes near, or at once.
 */
export default class AuthorElement extends ListingElement<Answer> {
  static override styles = [...ListingElement.styles, styles]
  static override attributes = [...ListingElement.attributes, 'limit']

  declare limit: string | null

  protected override question() {
    return `/page?${new URLSearchParams({ pageKey: this.key })}`
  }

  protected override async fetchAnswer(url: string, signal: AbortSignal): Promise<Answer> {
    const { page } = await read<{ page: StatedPage }>(await fetch(url, { signal }))
    const [author] = page.authors
    const limit = this.limit || '3'
    const query = new URLSearchParams({ rank: 'discussed', author: author?.name ?? '', limit, exclude: this.key })
    // The box stands without them.
    const others = author
      ? await fetch(`${this.base}/pages?${query}`, { signal })
          .then(read<Cards>)
          .catch(() => undefined)
      : undefined
    return { page, others: others?.pages ?? [] }
  }

  protected override renderAnswer({ page: { authors }, others }: Answer) {
    return authors.length > 0
      ? authors.map((author, nth) => this.#renderAuthor(author, nth === 0 ? others : []))
      : nothing
  }

  #renderAuthor({ name, url, image, bio, links }: StatedAuthor, others: Card[]) {
    const { messages, formats } = this
    const [picture, page] = [webAddress(image), webAddress(url)]
    return html`<section class="author" aria-label=${name}>
      ${picture ? html`<img class="portrait" src=${picture} alt="" loading="lazy" decoding="async" />` : nothing}
      <h2>${page ? html`<a href=${page}><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}</h2>
      ${bio ? html`<p class="bio" dir="auto">${bio}</p>` : nothing}
      ${
        links.length > 0
          ? html`<p class="links">
              ${links.map((link) => (webAddress(link) ? html`<a href=${link} rel="me noopener">${hostOf(link)}</a> ` : nothing))}
            </p>`
          : nothing
      }
      ${
        others.length > 0
          ? html`<nav class="also" aria-label=${messages.alsoBy(name)}>
              ${others.map(
                (card) =>
                  html`<a href=${webAddress(card.url) ?? '#'}
                    ><span class="title">${card.title}</span
                    ><span class="count"
                      >${messages.comments(card.commentCount, formats.figure(card.commentCount))}</span
                    ></a
                  >`,
              )}
            </nav>`
          : nothing
      }
    </section>`
  }
}

/** `example.org`, of an address that the server has looked at. */
const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '')
