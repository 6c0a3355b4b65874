import { html } from 'lit'
import type { SetupMessages } from '../locales/setup-messages.ts'

/** A secret that nobody can show again: it stands here until it is put away. */
export function renderOnce(
  { copy }: SetupMessages,
  { title, what, value, label, done }: { title: string; what: string; value: string; label: string; done: string },
  close: () => void,
) {
  return html`<section class="once" aria-label=${title} tabindex="-1">
    <h3>${title}</h3>
    <p>${what}</p>
    <div class="value">
      <code tabindex="0" role="group" aria-label=${title}>${value}</code>
      <baraza-copy .value=${value} .label=${label} .text=${copy}></baraza-copy>
    </div>
    <button type="button" class="quiet-act" @click=${close}>${done}</button>
  </section>`
}

/** Whoever does not see it come is led to it. */
export const showOnce = (element: HTMLElement) => element.querySelector<HTMLElement>('.once')?.focus()
