import { css } from '../../reactive-element.ts'

/** What stands around an article. The tokens have the colours and sizes. */
export const listing = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  [data-scheme='light'] {
    color-scheme: light;
  }
  [data-scheme='dark'] {
    color-scheme: dark;
  }
  .count,
  .quiet {
    color: var(--_quiet);
    font-size: var(--_text-meta);
  }
  .count {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  h2 {
    padding-block: 16px 12px;
    border-block-start: 2px solid;
    font-size: var(--_text-title);
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  a {
    text-decoration: none;
  }
  .title {
    font-family: var(--_font-words);
  }
  a:hover .title,
  .title a:hover,
  .card:hover .title a {
    text-decoration: underline 1px;
    text-underline-offset: 0.15em;
  }
`
