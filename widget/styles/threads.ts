import { css } from '../reactive-element.ts'

/** How conversations hang together. */
export const threadStyles = css`
  /* A line falls from the one who spoke to each who answered, turns into them, and ends at the last. */
  .replies {
    --_above: 32px;
    padding-inline-start: calc(var(--_above) + 12px);
  }
  .replies .replies {
    --_above: 24px;
    padding-inline-start: 34px;
  }
  .replies > li {
    position: relative;
    padding-block-start: 8px;
  }
  .replies .comment {
    --_size: 24px;
    --_gap: 10px;
  }
  .threaded > * > .comment::after,
  .replies > li::before,
  .replies > li:not(:last-child)::after {
    content: '';
    position: absolute;
    border: 0 solid var(--_line);
    border-inline-start-width: 1px;
  }
  .threaded > * > .comment::after {
    inset-block: calc(var(--_size) + 5px) 0;
    inset-inline-start: calc(var(--_size) / 2);
  }
  .replies > li::before,
  .replies > li:not(:last-child)::after {
    --_indent: calc(var(--_above) / 2 + var(--_turn));
    inset-inline-start: calc(var(--_indent) * -1);
  }
  .replies > li {
    --_turn: 12px;
  }
  .replies .replies > li {
    --_turn: 10px;
  }
  .replies > li::before {
    inset-block-start: 0;
    inline-size: calc(var(--_indent) - 5px);
    block-size: 19px;
    border-block-end-width: 1px;
    border-end-start-radius: 8px;
  }
  .replies > li:not(:last-child)::after {
    inset-block: 12px 0;
  }

  /* A narrow column has two levels. */
  @container (max-width: 520px) {
    .threaded > * > .comment::after,
    .replies > li::before,
    .replies > li:not(:last-child)::after {
      display: none;
    }
    .replies,
    .replies .replies {
      padding-inline-start: 13px;
      border-inline-start: 1px solid var(--_line);
      margin-block-start: 2px;
    }
    .replies .replies .replies {
      padding-inline-start: 0;
      border: 0;
    }
    .replies .comment {
      --_size: 22px;
    }
    .replies > li {
      padding-block-start: 6px;
    }
  }
`
