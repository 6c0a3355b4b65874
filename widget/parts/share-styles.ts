import { css } from '../reactive-element.ts'

/** One line of words, as high as a thumb, at every width: in a narrow column the rest is behind More. */
export const shareStyles = css`
  :host {
    display: block !important;
    min-block-size: 44px;
  }
  :host([hidden]) {
    display: none !important;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
  }
  .label {
    color: var(--_quiet);
  }
  a,
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }
  :is(a, button):hover {
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
  /* As wide as the wider of its words: nothing moves when they change. */
  .copy {
    display: inline-grid;
    justify-items: start;
  }
  .copy span {
    grid-area: 1 / 1;
  }
  .copy .not {
    visibility: hidden;
  }
  .done {
    color: var(--_accent-ink);
  }
  input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-size: var(--_text-words);
  }
  @media (pointer: coarse) {
    a,
    button {
      min-inline-size: 44px;
    }
  }
  .narrow {
    display: none;
  }
  @container (max-width: 520px) {
    .row {
      justify-content: space-between;
    }
    a,
    button {
      min-inline-size: 44px;
    }
    .label,
    .row:not(.all) .roomy {
      display: none;
    }
    .copy {
      justify-items: center;
    }
    .narrow {
      display: inline-flex;
    }
  }
`
