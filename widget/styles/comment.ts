import { css } from '../reactive-element.ts'

/** One comment and its place in a conversation. The sheet of the root serves all of them: comments have no roots. */
export const commentStyles = css`
  baraza-comment,
  baraza-own {
    display: contents;
  }

  .comment {
    --_size: 32px;
    position: relative;
    display: grid;
    grid-template-columns: var(--_size) minmax(0, 1fr);
    column-gap: var(--_gap, 12px);
    /* Under a bar that the page may have fixed to the top of the window. */
    scroll-margin-block-start: 96px;
  }
  .comment > * {
    grid-column: 2;
  }
  .comment > .avatar {
    grid-column: 1;
    grid-row: 1 / span 2;
  }
  .avatar {
    display: grid;
    place-items: center;
    inline-size: var(--_size);
    block-size: var(--_size);
    border-radius: 50%;
    background: light-dark(oklch(0.925 0.035 var(--hue)), oklch(0.34 0.04 var(--hue)));
    color: light-dark(oklch(0.42 0.08 var(--hue)), oklch(0.88 0.055 var(--hue)));
    font-size: calc(var(--_size) * 0.375);
    font-weight: 600;
    line-height: 1;
  }
  .avatar.none {
    background: none;
    border: 1px dashed var(--_edge);
  }
  .byline {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    min-block-size: 20px;
    font-size: var(--_text-meta);
  }
  .byline > :not(.name, .badge) {
    color: var(--_quiet);
  }
  .byline .name {
    font-size: var(--_text-ui);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .badge {
    padding-inline: 5px;
    border: 1px solid;
    border-radius: 3px;
    color: var(--_accent-ink);
    font-size: 11.5px;
    font-weight: 600;
    line-height: 16px;
  }
  .to a {
    font-weight: 600;
  }
  .narrow-only {
    display: none;
  }
  .words {
    max-inline-size: 38em;
    font-family: var(--_font-words);
    font-size: var(--_text-words);
    line-height: 1.5;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .words > * + * {
    margin-block-start: 0.5em;
  }
  .words a {
    color: var(--_accent-ink);
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
  .words blockquote {
    padding-inline-start: 14px;
    border-inline-start: 2px solid var(--_line);
    color: var(--_quiet);
  }
  .words :is(ol, ul) {
    padding-inline-start: 1.4em;
    list-style: decimal;
  }
  .words ul {
    list-style: disc;
  }
  .words li::marker {
    color: var(--_quiet);
  }
  .words code {
    font-family: ui-monospace, monospace;
    font-size: 0.86em;
    padding: 0.1em 0.3em;
    background: var(--_fill-strong);
    border-radius: 3px;
  }
  .words pre {
    padding: 10px 14px;
    background: var(--_fill);
    border-radius: var(--_radius);
    overflow-x: auto;
  }
  .words pre code {
    padding: 0;
    background: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
    min-block-size: 28px;
    margin-block-start: 1px;
    font-size: var(--_text-meta);
  }
  .actions button {
    min-block-size: 28px;
    min-inline-size: 28px;
    text-align: start;
    color: var(--_quiet);
  }
  [name='reply'] {
    font-weight: 600;
  }
  .pending {
    padding: 10px 12px 4px;
    margin-inline: -12px;
    background: var(--_fill);
    border-radius: var(--_radius);
  }
  /* The one that an address points at: no box of its own, so that nothing moves. */
  .marked {
    background: var(--_fill);
    box-shadow: 0 0 0 6px var(--_fill);
  }
  .byline .awaiting {
    font-weight: 600;
    color: var(--_caution);
  }
  .awaiting .icon {
    vertical-align: -3px;
    margin-inline-end: 5px;
  }
  .label {
    padding-block-end: 4px;
    font-size: var(--_text-meta);
    font-weight: 600;
    color: var(--_accent-ink);
  }
  .gone {
    align-self: center;
    padding-block: 2px 4px;
    font-style: italic;
    color: var(--_quiet);
  }

  /* A narrow column: words take the whole width, two lines of thread, thumbs. */
  @container (max-width: 520px) {
    .comment {
      --_size: 26px;
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: 9px;
    }
    .comment > :is(.words, .actions, .error, baraza-comment-form) {
      grid-column: 1 / -1;
    }
    .comment > .avatar {
      grid-row: auto;
    }
    .byline {
      align-self: center;
    }
    .byline a {
      position: relative;
    }
    .byline a::after {
      content: '';
      position: absolute;
      inset: -13px -12px;
    }
    .byline .name::after {
      inset-inline: 0 -4px;
    }
    .pending {
      padding-block-end: 8px;
    }
    .byline :is(.awaiting, .to) {
      order: 3;
      flex-basis: 100%;
    }
    .narrow-only {
      display: inline;
    }
    .words {
      padding-block-start: 3px;
    }
    .actions {
      gap: 0 20px;
      margin-block: -3px -4px;
    }
    .actions button,
    .more-replies button {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
  @media (pointer: coarse) {
    .actions button,
    .more-replies button,
    .sort button {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
`
