import { css } from '../reactive-element.ts'

/** In what the heading's line has left, or not at all. */
export const hereStyles = css`
  baraza-here {
    flex: 1 1 0;
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--_quiet);
    font-size: var(--_text-meta);
  }
  @container (max-width: 520px) {
    baraza-here {
      display: none;
    }
  }
`

/** What comes while somebody reads. Nothing of it takes room: what is being read stays where it is. */
export const arrivalsStyles = css`
  baraza-arrivals {
    position: relative;
    inset-block-start: -1px;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 12px;
    block-size: 0;
  }
  /* On the line, and in its place. */
  .sort:has(+ baraza-arrivals) {
    border-color: transparent;
  }
  /* Under the sentence that says there are none. */
  .empty + baraza-arrivals {
    inset-block-start: 16px;
  }
  baraza-arrivals::before,
  baraza-arrivals::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid color-mix(in oklab, var(--_accent-ink) 45%, transparent);
  }
  baraza-arrivals button {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding-inline: 14px;
    border: 1px solid;
    border-radius: 99px;
    color: var(--_accent-ink) !important;
    font-size: var(--_text-meta);
    font-weight: 600;
    white-space: nowrap;
  }
  baraza-arrivals button:hover {
    background: var(--_fill);
  }
  /* What the row of a comment has left. */
  .actions baraza-arrivals {
    flex: 1 1 0;
    min-inline-size: 0;
    inset: auto;
    block-size: auto;
  }
  .actions baraza-arrivals::before,
  .actions baraza-arrivals::after {
    display: none;
  }
  .actions baraza-arrivals button {
    padding: 0;
    border: 0;
  }
  [dir='rtl'] .actions baraza-arrivals .icon {
    scale: -1 1;
  }
  @container (max-width: 520px) {
    /* A thumb's target, in a line's room. */
    baraza-arrivals button::after {
      content: '';
      position: absolute;
      inset: -8px;
    }
  }
`
