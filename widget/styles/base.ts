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
  *,
  ::before,
  ::after {
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
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 176px), 1fr));
    gap: 16px 12px;
  }
  .field {
    display: flex;
    flex-direction: column;
  }
  .field:first-child {
    grid-column: 1 / -1;
  }
  .field label {
    margin-block-end: 5px;
    font-weight: 600;
  }
  .field :is(input, textarea) {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-size: var(--_text-words);
    line-height: 1.5;
    transition: border-color 120ms;
  }
  .field textarea {
    field-sizing: content;
    min-block-size: 116px;
    max-block-size: 60vh;
    resize: vertical;
    font-family: var(--_font-words);
  }
  .field :is(input, textarea):hover {
    border-color: currentColor;
  }
  .field [aria-invalid='true'] {
    border-color: var(--_danger) !important;
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .field :focus-visible {
    border-color: transparent !important;
    outline-offset: -1px;
  }
  .primary {
    display: inline-grid;
    min-inline-size: 10.5em;
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  /* As wide as the wider of its words, in every language and font: it keeps its width when they change. */
  .primary span {
    grid-area: 1 / 1;
  }
  .primary span + span {
    visibility: hidden;
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 90%, oklch(from var(--_on-accent) calc(1 - l) 0 0));
  }
  .primary[aria-disabled='true'] {
    cursor: default;
    opacity: 0.75;
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
  .saved {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--_text-meta);
    color: var(--_quiet);
  }
  .check {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 44px;
    padding-block: 12px;
  }
  .check input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 1px 0 0;
    accent-color: var(--_accent);
  }
  .strip {
    display: flex;
    gap: 10px;
    padding: 9px 12px;
    margin-block-end: 12px;
    border-radius: var(--_radius);
    background: var(--_fill);
    color: var(--_caution);
    font-size: var(--_text-meta);
    font-weight: 600;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`
