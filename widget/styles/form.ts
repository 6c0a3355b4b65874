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
  /* A sign before a sentence. */
  .error,
  .strip,
  .quiet {
    display: flex;
    gap: 6px;
    font-size: var(--_text-meta);
  }
  .icon {
    margin-block-start: 1px;
  }
  .strip {
    padding: 9px 12px;
    margin-block-end: 12px;
    border-radius: var(--_radius);
    background: var(--_fill);
    color: var(--_caution);
    font-weight: 600;
  }
  [role='alert'] p {
    padding-block-end: 10px;
  }
  .submit {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .fields + [role='alert'] {
    padding-block-start: 12px;
  }
  @container (max-width: 520px) {
    .field {
      grid-column: 1 / -1;
    }
    .primary:only-of-type {
      inline-size: 100%;
    }
  }
`
