import { html, type Html } from '../html.ts'
import { formatDate, formatWeekday, paper, sections, type Section } from '../paper.ts'

interface Page {
  title: string
  head: Html
  body: Html
  /** Where Baraza runs; empty when the paper is served from there too. */
  server: string
  /** The day the paper is dated, as ISO. */
  edition: string
  /** The section that the reader is in. */
  section?: Section
}

/** What every page of the paper shares: masthead above, colophon below. */
export const layout = ({ title, head, body, server, edition, section }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <script src="${server}/theme.js"></script>
        ${head}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/paper.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        ${masthead(edition, section)}
        <main class="page" id="main">${body}</main>
        ${colophon()}
      </body>
    </html> `.html

const masthead = (edition: string, current?: Section): Html =>
  html`<header class="masthead page">
    <div class="top">
      <a class="name" href="/"
        ><svg class="wave" viewBox="0 0 40 24" aria-hidden="true">
          <path d="M2 17c6 0 6-10 12-10s6 10 12 10 6-10 12-10" />
        </svg>
        ${paper.name}</a
      >
      <span class="tagline">${paper.tagline}</span>
      <baraza-theme-toggle></baraza-theme-toggle>
    </div>
    <nav aria-label="Sections">
      ${(Object.keys(sections) as Section[]).map(
        (section) =>
          html`<a href="/#${section}" ${section === current ? html`aria-current="true"` : undefined}
            >${sections[section]}</a
          >`,
      )}
      <span class="today">${formatWeekday(edition)}, ${formatDate(edition)}</span>
    </nav>
  </header>`

const colophon = (): Html =>
  html`<footer class="page">
    <div class="colophon"><span>${paper.name}. ${paper.address}.</span><span>Comments by Baraza</span></div>
  </footer>`
