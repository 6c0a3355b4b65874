import { css } from '../reactive-element.ts'

/** What readers do with comments beside answering them, on top of the list's own sheets. Nothing of it takes room by itself. */
export const engageStyles = css`
  /* Words are quoted, and not the letters beside them. */
  .avatar {
    user-select: none;
  }
  /* Another order is on its way. */
  [aria-busy='true'] article {
    opacity: 0.55;
    transition: opacity 240ms;
  }
  baraza-row {
    display: contents;
  }
  /* Of all that stands in a row; nobody points at it before this is here. */
  .actions button {
    transition: color 120ms;
  }
  .actions button:hover {
    color: inherit;
  }
  .actions :is([name='vote'], [name='more']) {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-variant-numeric: tabular-nums;
  }
  .actions .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .actions [name='vote'][aria-pressed='true'] {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  [name='vote'][aria-pressed='true'] .icon {
    fill: currentColor;
  }
  [name='more'] .icon {
    stroke-width: 2.4;
  }
  /* As wide as the wider of its words. */
  [name='share'] {
    display: inline-grid;
    align-items: center;
  }
  [name='share'] span {
    grid-area: 1 / 1;
  }
  [name='share'] span + span {
    visibility: hidden;
  }
  /* Of one's own. */
  [name='yes'],
  .pending [name='edit'] {
    font-weight: 600;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  /* In what the row has left. */
  baraza-row .error {
    flex: 1 1 0;
    min-inline-size: 0;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  /* After all that a byline says, in no room. */
  [data-new] > * > .byline::after {
    content: '';
    content: '' / attr(data-new);
    align-self: center;
    inline-size: 7px;
    block-size: 7px;
    margin-inline-end: -15px;
    border-radius: 50%;
    background: var(--_accent-ink);
  }
  baraza-since {
    display: flex;
    min-inline-size: 0;
    margin-inline-start: auto;
  }
  baraza-since button {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .dot {
    display: inline-block;
    inline-size: 7px;
    block-size: 7px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--_accent-ink);
    vertical-align: 1px;
  }
  /* The line of a thread, wide enough to be hit. */
  [name='fold'] {
    position: absolute;
    /* In no column: it is placed from the edge of the comment. */
    grid-column: auto;
    inset-block: calc(var(--_size) + 4px) 0;
    inset-inline-start: calc(var(--_size) / 2 - 12px);
    inline-size: 24px;
    opacity: 0;
    transition: opacity 120ms;
  }
  [name='fold']::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 11px;
    border-inline-start: 2px solid var(--_accent-ink);
  }
  /* The line that is drawn lies over it. */
  .comment::after {
    pointer-events: none;
  }
  [name='fold']:is(:hover, :focus-visible) {
    opacity: 1;
  }
  [data-folded] > * > :not(baraza-line),
  [data-folded] > .comment::after,
  [data-muted] > * > :is(.byline, .words, .actions) {
    display: none;
  }
  [data-folded] > * > baraza-line {
    grid-column: 1 / -1;
  }
  .folded {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 32px;
    text-align: start;
    font-size: var(--_text-meta);
  }
  .folded .icon {
    box-sizing: content-box;
    padding-inline: calc((var(--_size) - 16px) / 2);
    margin-inline-end: 4px;
    color: var(--_quiet);
  }
  .folded .name {
    flex: none;
    font-size: var(--_text-ui);
    font-weight: 600;
  }
  .folded .excerpt {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--_quiet);
    font-family: var(--_font-words);
    font-size: 15px;
  }
  .folded .quiet {
    flex: none;
    margin-inline-start: auto;
  }
  [data-muted] .avatar {
    border: 1px dashed var(--_edge);
    color: transparent;
    background: none;
  }
  [data-muted] baraza-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: flex-start;
    gap: 0 16px;
  }
  baraza-line .actions {
    margin-block: 0;
  }
  baraza-line [name='show'] {
    font-weight: 600;
    color: var(--_accent-ink);
  }
  [name='quote'] {
    position: absolute;
    z-index: 1;
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    color: var(--_accent-ink);
    background: light-dark(#fff, #1e2225);
    font-size: var(--_text-meta);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    [name='quote'] {
      min-block-size: 44px;
      margin-block-start: 12px;
    }
  }
  @container (min-width: 521px) {
    [name='collapse'] {
      display: none;
    }
  }
  @container (max-width: 520px) {
    /* The dots end the row; what it has to say stands before them, in place of what can wait. */
    [name='more'] {
      order: 1;
      margin-inline-start: auto;
      justify-content: flex-end;
    }
    .actions:has(> baraza-arrivals, .error) [name='share'],
    baraza-since span:not(.dot),
    .folded .excerpt,
    [name='fold'] {
      display: none;
    }
    .more {
      order: 2;
      flex-basis: 100%;
      gap: 0 20px;
    }
    .sort baraza-since button {
      padding-inline: 0;
    }
    .folded {
      min-block-size: 44px;
    }
  }
`
