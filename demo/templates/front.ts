import type { Article } from '../articles/index.ts'
import { html, type Html } from '../html.ts'
import { paper, sections, tides } from '../paper.ts'
import { picture } from '../pictures.ts'
import type { ArticleOptions } from './article.ts'
import { articlePath, byline, card } from './card.ts'
import { frontHead } from './head.ts'
import { layout } from './layout.ts'

/** The front page: the lead, two beside it, the water, and the rest. */
export const frontPage = (articles: readonly Article[], { origin, edition, server, site }: ArticleOptions): string => {
  const [lead, ...others] = articles
  if (!lead) throw new Error('A paper without an article is not printed')
  const anchored = (article: Article): Html => {
    const first = articles.find((other) => other.section === article.section) === article
    return card(article, { origin, site, level: 'h2', ...(first && { anchor: article.section }) })
  }
  return layout({
    title: `${paper.name}: ${paper.tagline.toLowerCase()}`,
    edition,
    server,
    // There are no comments here that would bring it.
    head: html`${frontHead(origin)}
      <script async src="${server}/embed.js"></script>`,
    body: html`<h1 class="unseen">${paper.name}, ${paper.town}</h1>
      <div class="front">
        ${leadStory(lead, { origin, site })}
        <div class="beside">${others.slice(0, 2).map(anchored)}</div>
      </div>
      ${tideTable()}
      <div class="cards rest">${others.slice(2).map(anchored)}</div>
      <baraza-latest class="latest" site="${site}" limit="4"></baraza-latest>`,
  })
}

const leadStory = (article: Article, of: Pick<ArticleOptions, 'origin' | 'site'>): Html =>
  html`<article class="card lead-story" id="${article.section}">
    ${picture(article.picture.key, 'picture')}
    <span class="section">${sections[article.section]}</span>
    <h2><a href="${articlePath(article.slug)}">${article.title}</a></h2>
    <p class="teaser">${article.standfirst}</p>
    ${byline(article, of)}
  </article>`

/** Drawn as the water stands through the day; the figures are beneath, so the line is only a picture. */
const tideTable = (): Html =>
  html`<section class="tides" aria-labelledby="tides">
    <h2 id="tides">Today at the sea wall</h2>
    <dl>
      ${tides.map(
        ({ water, time, metres }) =>
          html`<div>
            <dt>${water}</dt>
            <dd>
              <b>${time}</b>
              <span>${metres} m</span>
            </dd>
          </div>`,
      )}
    </dl>
    <svg class="curve" viewBox="0 0 960 60" preserveAspectRatio="none" aria-hidden="true">
      <path
        class="sea"
        d="M0 26C60 4 110 4 151 6C270 8 300 54 399 54C500 54 530 9 644 9C760 9 790 52 889 52C920 52 940 48 960 42V60H0z"
      />
    </svg>
  </section>`
