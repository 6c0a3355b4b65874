import { css } from '../reactive-element.ts'

/**
 * What every shadow root starts from. `:where()` keeps the resets weaker than any class. What a host's `* { … }` rule
 * could reach is only the element itself, and by inheritance what is in it: hence `all` on `.baraza`.
 */
export const base = css`
  .baraza {
    all: initial;
    display: block;
    container-type: inline-size;
    color: inherit;
    color-scheme: inherit;
    font-family: var(--_font);
    font-size: var(--_text-ui);
    line-height: 1.4;
  }
  * {
    box-sizing: border-box;
  }
  :where(*) {
    margin: 0;
    padding: 0;
    border: 0;
  }
  :where(ol, ul) {
    list-style: none;
  }
  :where(button, input, textarea) {
    font: inherit;
    color: inherit;
    background: none;
  }
  :where(button) {
    cursor: pointer;
  }
  :where(a) {
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
    border-radius: var(--_radius);
  }
  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .quiet {
    color: var(--_quiet);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 18px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-weight: 600;
  }
  .button:hover {
    background: var(--_fill);
  }
  .error {
    font-size: var(--_text-meta);
    font-weight: 600;
    color: var(--_danger);
  }
  /* A thumb's target, in a line of text's room. */
  .link {
    flex: none;
    min-block-size: 44px;
    margin-block: -12px;
    font-weight: 600;
    color: var(--_accent-ink);
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`
