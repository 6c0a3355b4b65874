import { css } from '../reactive-element.ts'

/** The height is there before the counts are: one row in a wide column, two in a narrow one. */
export const styles = css`
  :host {
    display: block;
  }
  .baraza {
    position: relative;
    font-size: var(--_text-meta);
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    min-block-size: var(--baraza-reactions-height, 122px);
    border-block: 1px solid var(--_line);
    overflow: clip;
  }
  .many {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  @container (width >= 520px) {
    .kinds {
      grid: auto / auto-flow minmax(0, 1fr);
      min-block-size: 62px;
    }
  }
  button {
    min-block-size: 44px;
  }
  .kinds button {
    position: relative;
    display: flex;
    /* Named as it is read, name before count; seen as a tally. */
    flex-direction: column-reverse;
    align-items: center;
    justify-content: center;
    gap: 1px;
    min-inline-size: 0;
    min-block-size: 60px;
    padding: 8px 4px 9px;
    /* Hairlines between them: those at the edges of the grid are cut off. */
    box-shadow:
      -1px 0 var(--_line),
      0 -1px var(--_line);
  }
  .kinds button:hover {
    background: var(--_fill);
  }
  b {
    font-family: var(--_font-words);
    font-size: 20px;
    font-weight: 600;
    line-height: 1.15;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .kinds span {
    color: var(--_quiet);
    overflow-wrap: anywhere;
  }
  [aria-pressed='true'] {
    font-weight: 600;
  }
  [aria-pressed='true'],
  [aria-pressed='true'] span {
    color: var(--_accent-ink);
  }
  [aria-pressed='true']::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    border-block-end: 2px solid;
  }
  :focus-visible {
    outline-offset: -2px;
  }
  /* Over what follows: nothing makes room for it. */
  .note {
    position: absolute;
    z-index: 1;
    inset: 100% 0 auto;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
  }
  .note:has(button) {
    margin-block-start: 4px;
    padding-inline: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--baraza-raised, light-dark(#fff, #1d2124));
    color: var(--_ink);
  }
  [role='status'] {
    flex: 1 1 auto;
  }
  [role='status']:not(:empty) {
    padding-block: 8px;
  }
  .note button {
    font-weight: 600;
    color: var(--_accent-ink);
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
`
