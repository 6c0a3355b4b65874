import { css } from '../../reactive-element.ts'

/** Cards side by side whose rows stand at one height; one below the other where the column is narrow. */
export const cards = css`
  .cards {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 24px;
  }
  .card {
    position: relative;
    display: grid;
    grid-row: span 5;
    grid-template-rows: subgrid;
    row-gap: 0;
  }
  .picture {
    display: block;
    inline-size: 100%;
    aspect-ratio: 3 / 2;
    margin-block-end: 10px;
    object-fit: cover;
    background: var(--_fill);
  }
  .section {
    font-size: var(--_text-meta);
    font-weight: 600;
    color: var(--_accent-ink);
  }
  .title {
    padding-block: 2px 5px;
    font-size: 19px;
    font-weight: 600;
    line-height: 1.22;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  /* The whole card leads there. */
  .title a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .title a:focus-visible {
    outline: none;
  }
  .title a:focus-visible::after {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
    border-radius: var(--_radius);
  }
  .teaser {
    color: var(--_quiet);
    line-height: 1.45;
  }
  .best {
    align-self: start;
    margin-block-start: 10px;
    padding-block-start: 9px;
    border-block-start: 1px solid var(--_line);
  }
  .best q {
    font-family: var(--_font-words);
    font-size: 15px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .best cite {
    display: block;
    padding-block-start: 2px;
    font-style: normal;
  }
  @container (max-width: 900px) {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (max-width: 520px) {
    .cards {
      grid-template-columns: minmax(0, 1fr);
      gap: 18px;
    }
    .card {
      grid-row: auto;
      grid-template: auto auto 1fr auto / minmax(0, 1fr) 112px;
      column-gap: 14px;
    }
    .card > * {
      grid-column: 1;
    }
    .card + .card {
      padding-block-start: 18px;
      border-block-start: 1px solid var(--_line);
    }
    .picture {
      grid-column: 2;
      grid-row: 1 / span 3;
      aspect-ratio: 1;
      margin: 0;
    }
    .teaser .long {
      display: none;
    }
    .best {
      grid-column: 1 / -1;
    }
  }
`
