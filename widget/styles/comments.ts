import { css } from '../reactive-element.ts'

/** The frame: head, order, notices, more, and the room that the form will take. */
export const commentsStyles = css`
  :host {
    /* Outer rules beat :host, and pages do write * { all: unset }. */
    display: block !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  [data-scheme='light'] {
    color-scheme: light;
  }
  [data-scheme='dark'] {
    color-scheme: dark;
  }
  /* A theme of its own has an ink of its own; with auto the page's is inherited. */
  :is(.light, .dark) {
    color: var(--_ink);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 24px;
    padding-block-start: 16px;
    border-block-start: 2px solid;
  }
  h2 {
    font-size: var(--_text-title);
    font-weight: 700;
    line-height: 1.2;
  }
  h2 span {
    font-weight: 400;
    color: var(--_quiet);
  }
  .to-form {
    margin-inline-start: auto;
    font-weight: 600;
    color: var(--_accent-ink);
  }
  a {
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .sort {
    display: flex;
    gap: 16px;
    block-size: 45px;
    border-block-end: 1px solid var(--_line);
    font-size: var(--_text-meta);
  }
  .sort button {
    position: relative;
    min-inline-size: 28px;
    color: var(--_quiet);
  }
  .sort button:hover {
    color: inherit;
  }
  .sort [aria-pressed='true'] {
    color: inherit;
    font-weight: 600;
  }
  .sort [aria-pressed='true']::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: -1px;
    border-block-end: 2px solid var(--_accent-ink);
  }
  .comments > li {
    padding-block: 12px 6px;
  }
  .comments + .comments,
  .comments > li + li {
    border-block-start: 1px solid var(--_line);
  }
  /* After the first page: of a thousand, those are laid out that are scrolled to. A search in the page finds them all. */
  .comments + .comments,
  .comments + .comments > li {
    content-visibility: auto;
    contain-intrinsic-size: auto 9em;
  }
  .more-replies button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    margin-block-start: -2px;
    font-size: var(--_text-meta);
    font-weight: 600;
    color: var(--_accent-ink);
  }
  [dir='rtl'] .more-replies .icon {
    scale: -1 1;
  }
  .more-comments {
    inline-size: 100%;
    margin-block-start: 8px;
  }
  .more-comments span {
    font-weight: 400;
  }
  .empty {
    padding-block-start: 10px;
    font-size: var(--_text-words);
  }
  .notice {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding-block: 16px;
  }
  .notice .icon {
    margin-block-start: 2px;
  }
  .notice .button {
    margin-block-start: 8px;
  }
  .notice:not([role]) {
    border-block: 1px solid var(--_line);
  }
  .bone {
    display: block;
    inline-size: 9em;
    block-size: 0.72em;
    margin-block: 0.39em;
    border-radius: 3px;
    background: var(--_fill-strong);
    animation: breathe 1.6s infinite alternate;
  }
  .avatar.bone {
    margin: 0;
    background: var(--_fill-strong);
  }
  .words .bone {
    inline-size: 93%;
  }
  .words .bone + .bone {
    inline-size: 62%;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  /* As high as the form will be: what is under it stays where it is when it comes. */
  baraza-comment-form:not(:defined) {
    display: block;
    min-block-size: 423px;
  }
  @container (max-width: 520px) {
    .head {
      gap: 0 12px;
      padding-block-start: 8px;
    }
    .to-form {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
    }
    .sort {
      gap: 0;
    }
    .sort button {
      min-inline-size: 44px;
      padding-inline-end: 16px;
    }
    .sort [aria-pressed='true']::after {
      inset-inline-end: 16px;
    }
    .comments > li {
      padding-block-end: 8px;
    }
    baraza-comment-form:not(:defined) {
      min-block-size: 640px;
    }
  }
`
