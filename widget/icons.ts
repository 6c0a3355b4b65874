import { html } from 'lit/html.js'

const ROUND = 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0-12.4 0'

/** What each icon's pen draws, on a field of 16 by 16. */
export const PATHS = {
  alert: `${ROUND}M8 4.7v3.8M8 11.1h.01`,
  clock: `${ROUND}M8 4.8V8l2.2 1.6`,
  lock: 'M3.5 7.2h9v6.3h-9zM5.3 7V5a2.7 2.7 0 0 1 5.4 0v2',
  turn: 'M3 3v4.5a2 2 0 0 0 2 2h8M10 6.5l3 3-3 3',
}

/** A decoration: the words beside it say what it means. */
export const icon = (path: string) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>`
