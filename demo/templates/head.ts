import type { Article } from '../articles/index.ts'
import { authors, type Author } from '../authors.ts'
import { html, json, type Html } from '../html.ts'
import { paper, sections } from '../paper.ts'
import { articlePath } from './card.ts'

export const imagePath = (article: Article): string => `/images/${article.picture.key}.svg`
export const portraitPath = (author: Author): string => `/images/${author.portrait}.svg`

/** The size of the drawings of articles. */
export const IMAGE_SIZE = { width: 1072, height: 420 }

/** What search engines, other sites and Baraza read of a page: nothing here is made for Baraza alone. */
export const articleHead = (article: Article, origin: string): Html => {
  const url = origin + articlePath(article.slug)
  const image = origin + imagePath(article)
  const { name: author, bio } = authors[article.author]
  return html`<meta name="description" content="${article.standfirst}" />
    <meta name="author" content="${author}" />
    <link rel="canonical" href="${url}" />
    <meta property="og:site_name" content="${paper.name}" />
    <meta property="og:type" content="article" />
    <meta property="og:title" content="${article.title}" />
    <meta property="og:description" content="${article.standfirst}" />
    <meta property="og:url" content="${url}" />
    <meta property="og:image" content="${image}" />
    <meta property="og:image:width" content="${String(IMAGE_SIZE.width)}" />
    <meta property="og:image:height" content="${String(IMAGE_SIZE.height)}" />
    <meta property="og:image:alt" content="${article.picture.alt}" />
    <meta property="article:published_time" content="${article.publishedAt}" />
    <meta property="article:author" content="${author}" />
    <meta property="article:section" content="${sections[article.section]}" />
    <script type="application/ld+json">
      ${json({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: article.title,
        description: article.standfirst,
        image: [image],
        datePublished: article.publishedAt,
        articleSection: sections[article.section],
        author: {
          '@type': 'Person',
          name: author,
          description: bio,
          image: origin + portraitPath(authors[article.author]),
        },
        publisher: { '@type': 'NewsMediaOrganization', name: paper.name, url: `${origin}/` },
        mainEntityOfPage: url,
      })}
    </script>`
}

export const frontHead = (origin: string): Html =>
  html`<meta name="description" content="${paper.description}" />
    <link rel="canonical" href="${origin}/" />
    <meta property="og:site_name" content="${paper.name}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${paper.name}" />
    <meta property="og:description" content="${paper.description}" />
    <meta property="og:url" content="${origin}/" />`
