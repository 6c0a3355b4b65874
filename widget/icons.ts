import { html } from 'lit/html.js'

/** All round but for what nobody sees: an arc cannot end where it begins. */
const ROUND = 'M2 8a6 6 0 1 1 0 .1z'

/** What each icon's pen draws, on a field of 16 by 16. */
export const PATHS = {
  alert: `${ROUND}M8 5v3M8 11h.01`,
  clock: `${ROUND}M8 5v3l2 2`,
  lock: 'M4 7h8v6H4zM6 7V5a2 2 0 0 1 4 0v2',
  turn: 'M3 3v5a2 2 0 0 0 2 2h8M10 7l3 3-3 3',
}

/** A decoration: the words beside it say what it means. */
export const icon = (path: string) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>`
