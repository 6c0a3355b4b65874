import { css } from '../reactive-element.ts'

/** The form, on top of `base`. It answers to its own column, not to the window; colours, sizes and times come from the list's tokens. */
export const formStyles = css`
  :host(:not([hidden])) {
    display: block !important;
  }
  form {
    padding-block-start: 24px;
  }
  .title {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 16px;
  }
  h3 {
    font-size: var(--_text-title);
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .in-place {
    padding-block: 14px 6px;
  }
  .in-place h3 {
    font-size: var(--_text-words);
  }
  .note {
    padding-block: 4px 14px;
    color: var(--_quiet);
  }
  .required {
    color: var(--_danger);
    font-weight: 600;
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
    margin: 0;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_text-words);
    line-height: 1.5;
    transition: border-color var(--_fast);
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
  .below {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    font-size: var(--_text-meta);
    color: var(--_quiet);
  }
  .below > * {
    margin-block-start: 5px;
  }
  .count {
    flex: none;
  }
  .error {
    display: flex;
    gap: 6px;
    font-size: var(--_text-meta);
    font-weight: 600;
    color: var(--_danger);
  }
  .error .icon {
    margin-block-start: 1px;
  }
  [role='alert'] p {
    padding-block-end: 10px;
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
  .submit {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .editing .submit {
    padding-block-start: 12px;
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
  @container (max-width: 520px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
    form:not(.editing) .primary {
      inline-size: 100%;
    }
  }
`
