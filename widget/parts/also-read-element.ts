import { html, nothing } from 'lit/html.js'
import type { Card, Cards } from '../../shared/cards.ts'
import { read } from '../answer.ts'
import { css } from '../reactive-element.ts'
import { webAddress } from '../web-address.ts'
import { countOf } from './counts.ts'
import { ListingElement } from './listing-element.ts'

const styles = css`
  /* Before and after it is drawn it takes the same room: it stands in the running text. */
  slot,
  a {
    display: block;
    min-block-size: 52px;
    padding-block: 12px;
    border-block: 1px solid var(--_line);
  }
  .kicker {
    margin-inline-end: 4px;
    font-weight: 700;
    color: var(--_accent-ink);
  }
  .title {
    font-size: 18px;
    font-weight: 600;
    line-height: 1.35;
  }
  .count {
    margin-inline-start: 4px;
  }
`

/** What is said of the one article. */
type Line = Pick<Card, 'url' | 'title' | 'commentCount'>

/**
 * One other article, in the running text: the link that stands inside, or the first by rank where none does. A plain link
 * where nothing loads.
 *
 * @tagname baraza-also-read
 * @attr {'trending' | 'discussed' | 'latest'} rank - Which article, where the owner has chosen none.
 * @attr section - Only of this section, as the articles name it.
 * @attr {'light' | 'dark' | 'auto'} theme - As the page around it is, without it.
 * @attr {'lazy' | 'eager'} loading - Asks when a reader comes near, or at once.
 */
export default class AlsoReadElement extends ListingElement<Line | undefined> {
  static override styles = [...ListingElement.styles, styles]
  static override attributes = [...ListingElement.attributes, 'rank', 'section']

  declare rank: string | null
  declare section: string | null

  /** The owner's own choice. */
  get #link() {
    return this.querySelector<HTMLAnchorElement>('a[href]')
  }

  protected override question() {
    const link = this.#link
    if (link) return `/counts?${new URLSearchParams({ pageKey: this.keyOfLink(link) })}`
    const { rank, section } = this
    const query = new URLSearchParams({ rank: rank || 'trending', limit: '1', exclude: this.key })
    if (section) query.set('section', section)
    return `/pages?${query}`
  }

  protected override async fetchAnswer(url: string, signal: AbortSignal): Promise<Line | undefined> {
    const link = this.#link
    if (!link) return (await read<Cards>(await fetch(url, { signal }))).pages[0]
    // One request with all the counts of the page.
    const commentCount = await countOf(this.base, this.keyOfLink(link))
    return { url: link.href, title: link.textContent.trim(), commentCount }
  }

  protected override renderAnswer(line: Line | undefined) {
    if (!line) return nothing
    const { messages, formats } = this
    const { url, title, commentCount } = line
    return html`<a href=${webAddress(url) ?? '#'}>
      <span class="kicker">${messages.alsoRead}</span> <span class="title">${title}</span>
      ${
        commentCount > 0
          ? html`<span class="count">${messages.comments(commentCount, formats.figure(commentCount))}</span>`
          : nothing
      }
    </a>`
  }
}
