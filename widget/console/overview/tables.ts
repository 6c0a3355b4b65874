import { html, nothing } from 'lit'
import type { Overview } from '../../../shared/overview.ts'
import { formatAddress } from '../address.ts'
import type { OverviewMessages } from '../locales/overview-messages.ts'
import type { Setting } from '../view-element.ts'
import { levelsOf } from './figures.ts'

/** A bar as long as its share of the longest: drawn as SVG, because a policy that takes no inline style is worth more. */
const bar = (value: number, most: number, kind = '') =>
  html`<svg class="bar ${kind}" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
    <rect width=${most === 0 ? 0 : Math.max(1, (value / most) * 100)} height="10"></rect>
  </svg>`

/** From this share on, a moderator's disagreement is set in bold. */
const OFTEN = 0.25

export function renderRules(
  { messages: { checks: names, queue }, formats }: Setting,
  text: OverviewMessages,
  { checks }: Overview,
) {
  // Who is let through is no rule's doing.
  const rules = checks.filter(({ status }) => status !== 'approved')
  const most = Math.max(0, ...rules.map(({ count }) => count))
  return html`<table class="bars rules">
    <thead>
      <tr>
        <th>${text.rule}</th>
        <th class="bar"></th>
        <th class="end">${text.decided}</th>
        <th class="end">${text.overruled}</th>
      </tr>
    </thead>
    <tbody>
      ${rules.map(({ check, status, count, overruledCount }) => {
        const share = count === 0 ? 0 : overruledCount / count
        return html`<tr>
          <th scope="row">${queue.why[status]}: ${names[check] ?? check}</th>
          <td class="bar">${bar(count, most, 'p')}</td>
          <td class="end">${formats.figure(count)}</td>
          <td class="end">${share >= OFTEN ? html`<b class="caution">${percent(share)}</b>` : percent(share)}</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

export function renderPages({ formats, site }: Setting, text: OverviewMessages, { pages }: Overview) {
  const most = Math.max(0, ...pages.map(({ count }) => count))
  return html`<table class="bars">
    <thead>
      <tr>
        <th>${text.page}</th>
        <th class="bar"></th>
        <th class="end">${text.count}</th>
      </tr>
    </thead>
    <tbody>
      ${pages.map(({ page, count }) => {
        const query = new URLSearchParams({ status: 'all', pageKey: page.key })
        return html`<tr>
          <th scope="row">
            <a href=${formatAddress({ siteId: site.id, view: 'queue', query })}><bdi>${page.title ?? page.key}</bdi></a>
          </th>
          <td class="bar">${bar(count, most)}</td>
          <td class="end">${formats.figure(count)}</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

/** A table already: what is darker is busier, and the figures are in it for whoever does not see colours. */
export function renderHours({ formats }: Setting, text: OverviewMessages, { hours }: Overview, isTable: boolean) {
  const levels = levelsOf(hours)
  const two = (hour: number) => String(hour).padStart(2, '0')
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${text.hours}>
    <table class=${isTable ? 'heat figures-shown' : 'heat'}>
      <thead>
        <tr>
          <td></td>
          ${Array.from({ length: 24 }, (_, hour) => html`<th scope="col">${isTable || hour % 6 === 0 ? two(hour) : html`<span class="visually-hidden">${two(hour)}</span>`}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${hours.map(
          (day, index) =>
            html`<tr>
              <th scope="row">${text.weekdays[index]}</th>
              ${day.map(
                (count, hour) =>
                  html`<td
                    data-level=${levels[index]![hour]!}
                    title="${text.weekdays[index]} ${two(hour)}:00, ${formats.figure(count)}"
                  >
                    <span>${formats.figure(count)}</span>
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** What a chart says, in figures. */
export const renderTable = (head: readonly string[], rows: readonly (readonly unknown[])[], isShown: boolean) =>
  html`<div class=${isShown ? 'scroller' : 'visually-hidden'} tabindex=${isShown ? 0 : nothing}>
    <table class="bars">
      <thead>
        <tr>
          ${head.map((cell, index) => html`<th scope="col" class=${index ? 'end' : ''}>${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td class="end">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

const PERCENT = new Intl.NumberFormat('en', { style: 'percent' })

export const percent = (share: number) => PERCENT.format(share)
