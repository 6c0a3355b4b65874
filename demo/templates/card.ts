import type { Article } from '../articles/index.ts'
import { authors } from '../authors.ts'
import { html, type Html } from '../html.ts'
import { sections } from '../paper.ts'
import { picture } from '../pictures.ts'

export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}/`

interface CardOptions {
  origin: string
  /** Of Baraza, on pages whose script tag does not name it: then the comments are counted. */
  site?: string
  level?: 'h2' | 'h3'
  anchor?: string
}

/** An article as seen from elsewhere. Its anchor, if any, is where the section's link in the masthead leads. */
export const card = (article: Article, { origin, site, level = 'h3', anchor }: CardOptions): Html => {
  const link = html`<a href="${articlePath(article.slug)}">${article.title}</a>`
  return html`<article class="card" ${anchor ? html`id="${anchor}"` : undefined}>
    ${picture(article.picture.key, 'picture')}
    <span class="section">${sections[article.section]}</span>
    ${level === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    <p class="teaser">${article.teaser}</p>
    ${byline(article, { origin, site })}
  </article>`
}

/** Who wrote it, and how much is said of it. */
export const byline = (article: Article, { origin, site }: { origin: string; site?: string | undefined }): Html =>
  html`<p class="by">
    ${authors[article.author].name}
    ${site ? html`<baraza-count site="${site}" page-key="${origin + articlePath(article.slug)}"></baraza-count>` : undefined}
  </p>`
