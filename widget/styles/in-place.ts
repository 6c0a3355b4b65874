import { css } from '../reactive-element.ts'

/** What a moderator sees more than readers do, on top of the list's own sheets. */
export const inPlaceStyles = css`
  baraza-moderate,
  baraza-standing,
  .actions .actions {
    display: contents;
  }
  .comment > baraza-moderate > .actions {
    grid-column: 2;
  }
  baraza-moderator {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
    padding-block: 12px;
    color: var(--_quiet);
    font-size: var(--_text-meta);
  }
  baraza-moderator p {
    flex: 1 1 12em;
  }
  baraza-moderator .link {
    display: inline-flex;
    align-items: center;
  }
  /* What readers can do ends here. */
  .actions > baraza-moderate:not(:first-child) > .actions > :first-child::before {
    content: '';
    display: inline-block;
    block-size: 14px;
    margin-inline-end: 16px;
    border-inline-start: 1px solid var(--_edge);
    vertical-align: -2px;
  }
  baraza-moderate :is([name='undo'], [name='approve'], [name='pin'], [name='reject'], [name='spam']) {
    font-weight: 600;
  }
  baraza-moderate :is([name='undo'], [name='approve'], [name='pin']) {
    color: inherit;
  }
  baraza-moderate :is([name='reject'], [name='spam']) {
    color: var(--_danger);
  }
  baraza-moderate [aria-disabled='true'] {
    cursor: default;
    opacity: 0.75;
  }
  /* It says more than its author is told. */
  .byline:has(> baraza-standing > *) > .awaiting {
    display: none;
  }
  baraza-standing > span:not(.awaiting) {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  baraza-moderate form {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    inline-size: 100%;
    padding-block: 6px 10px;
  }
  baraza-moderate :is(.field, .error) {
    inline-size: 100%;
  }
  baraza-moderate .field label {
    color: var(--_ink);
    font-size: var(--_text-ui);
  }
  baraza-moderate .field textarea {
    min-block-size: 76px;
  }
  baraza-moderate .actions .button {
    min-block-size: 44px;
    font-size: var(--_text-ui);
    text-align: center;
    color: inherit;
  }
  baraza-moderate .actions .primary {
    color: var(--_on-accent);
  }
  @container (max-width: 520px) {
    .comment > baraza-moderate > .actions {
      grid-column: 1 / -1;
    }
    .byline baraza-standing > span {
      order: 3;
      flex-basis: 100%;
    }
  }
`
