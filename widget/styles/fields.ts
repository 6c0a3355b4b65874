import { css } from '../reactive-element.ts'

/** What somebody writes into and sends, on top of `base`: nobody who reads waits for it. */
export const fieldStyles = css`
  /* White under a relative luminance of 0.179 and black above it, which is a lightness of 0.5654 in the grey of equal x, y and z. */
  :host {
    --_on-accent: var(
      --baraza-on-accent,
      oklab(from color(from var(--_accent) xyz y y y) clamp(0, (0.5654 - l) * 10000, 1) 0 0)
    );
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
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
`
