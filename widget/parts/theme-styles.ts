import { css } from '../reactive-element.ts'

/** Sizes are the owner's to change, and to reserve before the code is there: what is inside fills what it is given. */
export const themeStyles = css`
  :host {
    display: inline-block !important;
    inline-size: max(180px, 11.25rem);
    block-size: max(36px, 2.25rem);
    vertical-align: middle;
  }
  :host([hidden]) {
    display: none !important;
  }
  .baraza,
  fieldset {
    block-size: 100%;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    min-inline-size: 0;
    margin: 0;
    padding: 2px;
    border: 1px solid var(--_edge);
    border-radius: 99px;
    font-size: var(--_text-meta);
  }
  label {
    position: relative;
    display: grid;
    place-items: center;
    min-inline-size: 0;
    border-radius: 99px;
    white-space: nowrap;
    color: var(--_quiet);
    cursor: pointer;
  }
  /* A thumb's height without a thumb's looks. */
  label::before {
    content: '';
    position: absolute;
    inset: -8px 0;
  }
  input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  label:hover {
    color: inherit;
  }
  label:has(:checked) {
    background: var(--_ink);
    color: light-dark(#fff, #141719);
    font-weight: 600;
  }
  label:has(:focus-visible) {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    label:has(:checked) {
      forced-color-adjust: none;
      background: SelectedItem;
      color: SelectedItemText;
    }
  }
`
