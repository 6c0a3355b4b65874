import type { Article } from '../articles/index.ts'
import { authors } from '../authors.ts'
import { html, type Html } from '../html.ts'
import { sections } from '../paper.ts'
import { picture } from '../pictures.ts'

export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}/`

/** An article as seen from elsewhere. Its anchor, if any, is where the section's link in the masthead leads. */
export const card = (
  article: Article,
  { level = 'h3', anchor }: { level?: 'h2' | 'h3'; anchor?: string } = {},
): Html => {
  const link = html`<a href="${articlePath(article.slug)}">${article.title}</a>`
  return html`<article class="card" ${anchor ? html`id="${anchor}"` : undefined}>
    ${picture(article.picture.key, 'picture')}
    <span class="section">${sections[article.section]}</span>
    ${level === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    <p class="teaser">${article.teaser}</p>
    <p class="by">${authors[article.author].name}</p>
  </article>`
}
