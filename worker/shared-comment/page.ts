import { html, raw } from 'hono/html'
import type { PageImage } from '../../shared/page-facts.ts'
import { excerptOf, plainText } from '../../shared/plain-text.ts'
import type { SharedComment } from '../db/shared-comment.ts'
import { STYLE } from './style.ts'
import { WORDS, type Language, type Words } from './words.ts'

// `html` escapes whatever stands in a template; `raw` is for the sheet alone, which is ours, and whose every space the policy
// has counted.
const frame = (language: Language, title: string, head: unknown, body: unknown) =>
  html`<!doctype html>
    <html lang="${language}" dir="${WORDS[language].dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${head} ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`

/** One comment for whoever meets its link elsewhere: the tags are for programs that draw a card of it, the rest for people. */
export function commentPage(comment: SharedComment, language: Language, url: string, article: string) {
  const words: Words = WORDS[language]
  const title = comment.pageTitle ?? comment.siteName
  const description = `${comment.authorName}: ${excerptOf(comment.content)}`
  const tags = html`<link rel="canonical" href="${article}" />
    <meta name="description" content="${description}" />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="${comment.siteName}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${url}" />
    <meta property="article:author" content="${comment.authorName}" />
    ${comment.image ? imageTags(comment.image) : html`<meta name="twitter:card" content="summary" />`}`
  const day = new Date(comment.createdAt)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  // White space in the quotation is the author's: none of the template's stands there.
  const body = html`<p class="about">${words.commentOn}</p>
    <h1 dir="auto">${title}</h1>
    <figure>
      <figcaption><bdi>${comment.authorName}</bdi><time datetime="${day.toISOString()}">${date}</time></figcaption>
      <blockquote dir="auto">${plainText(comment.content)}</blockquote>
    </figure>
    <a href="${article}">${words.read}</a>`
  return frame(language, `${comment.authorName}: ${title}`, tags, body)
}

/** A program that draws the card asks for the picture; the page itself shows none. */
const imageTags = ({ url, alt, width, height }: PageImage) =>
  html`<meta property="og:image" content="${url}" />
    ${alt ? html`<meta property="og:image:alt" content="${alt}" />` : ''}
    ${
      width && height
        ? html`<meta property="og:image:width" content="${width}" />
            <meta property="og:image:height" content="${height}" />`
        : ''
    }
    <meta name="twitter:card" content="summary_large_image" />`

/** For people too: whatever the reason, it is the same page, so that nobody learns what became of a comment. */
export function missingPage(language: Language) {
  const { missing, whyMissing } = WORDS[language]
  const name = html`<meta name="problem" content="comment-not-found" />`
  return frame(
    language,
    missing,
    name,
    html`<h1>${missing}</h1>
      <p>${whyMissing}</p>`,
  )
}
