import { css } from '../reactive-element.ts'

/** The dialog that asks why. */
export const reportStyles = css`
  baraza-report dialog {
    inline-size: min(400px, calc(100vw - 32px));
    margin: auto;
    padding: 20px;
    border: 1px solid var(--_edge);
    border-radius: 6px;
    color: var(--_ink);
    background: light-dark(#fff, #1e2225);
  }
  baraza-report dialog::backdrop {
    background: #0006;
  }
  baraza-report h3 {
    font-size: 17px;
    font-weight: 700;
  }
  baraza-report :is(.quiet, .thanks) {
    padding-block-start: 2px;
  }
  baraza-report fieldset {
    margin-block: 8px;
  }
  .check + .check {
    border-block-start: 1px solid var(--_line);
  }
  baraza-report .field label span {
    font-weight: 400;
  }
  baraza-report textarea {
    min-block-size: 64px !important;
  }
  baraza-report .error {
    padding-block-start: 8px;
  }
  baraza-report .submit {
    display: flex;
    gap: 12px;
    padding-block-start: 14px;
  }
  baraza-report .primary {
    min-inline-size: 0;
    align-content: center;
  }
`
