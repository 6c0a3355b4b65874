import { css } from '../reactive-element.ts'

/** What the reactions, the share row and the theme toggle start from: of the comments' own reset, which lists start from, they need half. */
export const frame = css`
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
  [data-scheme='light'] {
    color-scheme: light;
  }
  [data-scheme='dark'] {
    color-scheme: dark;
  }
  * {
    box-sizing: border-box;
  }
  :where(button, input) {
    margin: 0;
    padding: 0;
    border: 0;
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
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`
