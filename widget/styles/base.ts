import { css } from '../reactive-element.ts'

/**
 * What every shadow root starts from. `:where()` keeps the resets weaker than any class. What a host's `* { … }` rule
 * could reach is only the element itself, and by inheritance what is in it: hence the list on `.baraza`.
 */
export const base = css`
  .baraza {
    container-type: inline-size;
    font-family: var(--_font);
    font-size: var(--_text-ui);
    font-style: normal;
    font-weight: 400;
    line-height: 1.4;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    text-align: start;
    white-space: normal;
    cursor: auto;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :where(h2, h3, p, ol, ul, blockquote, pre, fieldset, legend) {
    margin: 0;
    padding: 0;
    border: 0;
  }
  :where(ol, ul) {
    list-style: none;
  }
  :where(button) {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
  }
  :where(a) {
    color: inherit;
  }
  :focus-visible {
    outline: var(--_focus);
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
`
