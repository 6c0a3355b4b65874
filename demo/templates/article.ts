import { articles, type Article, type Block } from '../articles/index.ts'
import { articlesBy, authors } from '../authors.ts'
import { html, inline, type Html } from '../html.ts'
import { formatDate, formatTime, paper, sections } from '../paper.ts'
import { picture } from '../pictures.ts'
import { articlePath, card } from './card.ts'
import { articleHead } from './head.ts'
import { layout } from './layout.ts'

export interface Embed {
  /** Where Baraza runs; empty when the paper is served from there too. */
  server: string
  site: string
}

export interface ArticleOptions extends Embed {
  origin: string
  edition: string
}

/** One article of the paper. The single script tag in it is all that an owner adds for the comments. */
export const articlePage = (article: Article, { origin, edition, ...embed }: ArticleOptions): string =>
  layout({
    title: `${article.title} · ${paper.name}`,
    section: article.section,
    edition,
    server: embed.server,
    head: articleHead(article, origin),
    body: html`<article class="story">
        <header class="opening">
          <a class="section" href="/#${article.section}">${sections[article.section]}</a>
          <h1>${article.title}</h1>
          <p class="standfirst">${article.standfirst}</p>
          <p class="dateline">
            <span>By <b>${authors[article.author].name}</b></span>
            <time datetime="${article.publishedAt}"
              >${formatDate(article.publishedAt)}, ${formatTime(article.publishedAt)}</time
            >
            <a href="#comments">Comments</a>
          </p>
          <figure class="lead">
            ${picture(article.picture.key, 'drawing', article.picture.alt)}
            <figcaption>${article.picture.caption}</figcaption>
          </figure>
        </header>
        <div class="text">${article.body.map(block)}</div>
        <baraza-reactions></baraza-reactions>
        <baraza-share></baraza-share>
        ${authorBox(article)}
        <div class="talk">${embedTag(embed)}</div>
      </article>
      ${dontMiss(article, origin)}`,
  })

/** Exactly the line that Baraza's setup prints for an owner to paste. */
export const embedTag = ({ server, site }: Embed): Html =>
  html`<script async src="${server}/embed.js" data-site="${site}"></script>`

const block = (part: Block): Html => {
  if (typeof part === 'string') return html`<p>${inline(part)}</p>`
  if ('heading' in part) return html`<h2>${part.heading}</h2>`
  if ('list' in part)
    return html`<ul>
      ${part.list.map((item) => html`<li>${inline(item)}</li>`)}
    </ul>`
  if ('pull' in part)
    return html`<figure class="pull">
      <blockquote>${part.pull}</blockquote>
      <figcaption>${part.by}</figcaption>
    </figure>`
  const other = articles.find((article) => article.slug === part.alsoRead)
  if (!other) throw new Error(`Also Read leads nowhere: ${part.alsoRead}`)
  return html`<baraza-also-read class="also-read"
    ><span class="kicker">Also Read</span> <a href="${articlePath(other.slug)}">${other.title}</a></baraza-also-read
  >`
}

const authorBox = (article: Article): Html => {
  const author = authors[article.author]
  const others = articlesBy(article.author).filter((other) => other.slug !== article.slug)
  return html`<baraza-author
    ><section class="author" aria-labelledby="author">
      ${picture(author.portrait, 'portrait')}
      <h2 id="author">${author.name}</h2>
      <p class="bio">${author.bio}</p>
      <ul>
        ${others.map((other) => html`<li><a href="${articlePath(other.slug)}">${other.title}</a></li>`)}
      </ul>
    </section></baraza-author
  >`
}

/** For readers without JavaScript, and until Baraza knows better: four others, starting after this one in the order of the front page; what is linked from the text comes last. */
const dontMiss = (article: Article, origin: string): Html => {
  const at = articles.findIndex((other) => other.slug === article.slug)
  const linked = article.body.flatMap((part) => (typeof part !== 'string' && 'alsoRead' in part ? [part.alsoRead] : []))
  const others = [...articles.slice(at + 1), ...articles.slice(0, Math.max(at, 0))]
  const fresh = others.filter((other) => !linked.includes(other.slug))
  const four = [...fresh, ...others.filter((other) => linked.includes(other.slug))].slice(0, 4)
  return html`<baraza-dont-miss class="dont-miss">
    <h2>Don’t Miss</h2>
    <div class="cards">${four.map((other) => card(other, { origin }))}</div>
  </baraza-dont-miss>`
}
