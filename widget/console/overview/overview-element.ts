import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import type { Overview } from '../../../shared/overview.ts'
import { formatAddress } from '../address.ts'
import { ask, query } from '../api.ts'
import { sayProblem } from '../locales/messages.ts'
import { loadOverviewMessages, type OverviewMessages } from '../locales/overview-messages.ts'
import { ViewElement } from '../view-element.ts'
import { ChartElement } from './chart-element.ts'
import { barsOf, figuresOf, STATUSES, worthALook } from './figures.ts'
import { percent, renderHours, renderPages, renderRules, renderTable } from './tables.ts'

customElements.define('baraza-chart', ChartElement)

const RANGES = ['7', '28', '365'] as const

/**
 * How the site has been, to look at rather than to read.
 *
 * @tagname baraza-overview
 */
export class OverviewElement extends ViewElement {
  static override properties: PropertyDeclarations = {
    ...ViewElement.properties,
    text: { state: true },
    overview: { state: true },
    problem: { state: true },
    tables: { state: true },
  }

  declare protected text: OverviewMessages | undefined
  declare protected overview: Overview | undefined
  declare protected problem: string | undefined
  /** The charts whose figures are shown instead. */
  declare protected tables: ReadonlySet<string>

  #days = ''
  #abort = new AbortController()

  constructor() {
    super()
    this.tables = new Set()
  }

  get #range() {
    const days = this.address.query.get('days')
    return RANGES.find((range) => range === days) ?? '28'
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#abort.abort()
    this.#days = ''
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('address') && this.#days !== this.#range) void this.#load()
  }

  async #load() {
    const days = (this.#days = this.#range)
    this.#abort.abort()
    const { signal } = (this.#abort = new AbortController())
    this.problem = undefined
    try {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      const [text, { overview }] = await Promise.all([
        loadOverviewMessages(),
        ask<{ overview: Overview }>(`${this.base}/overview${query({ days, tz: timeZone })}`, { signal }),
      ])
      this.text = text
      this.overview = overview
    } catch (error) {
      if (!signal.aborted) this.problem = sayProblem(this.setting.messages, error)
    }
  }

  protected override render() {
    const { text, overview, problem, setting } = this
    const { messages } = setting
    return html`<main class="overview" aria-busy=${!overview && !problem}>
      <div class="top">
        <h1>${messages.views.overview}</h1>
        ${text ? this.#renderRanges(text) : nothing}
      </div>
      ${
        problem
          ? html`<div role="alert">
              <p>${problem}</p>
              <button class="act" @click=${() => void this.#load()}>${messages.tryAgain}</button>
            </div>`
          : overview && text
            ? this.#renderOverview(text, overview)
            : html`<p role="status" class="quiet">${messages.loading}</p>`
      }
    </main>`
  }

  #renderRanges(text: OverviewMessages) {
    const { site } = this.setting
    return html`<nav class="range" aria-label=${text.range}>
      ${RANGES.map((days) => {
        const query = new URLSearchParams(days === '28' ? {} : { days })
        return html`<a
          href=${formatAddress({ siteId: site.id, view: 'overview', query })}
          aria-current=${days === this.#range ? 'true' : nothing}
          >${text.ranges[days]}</a
        >`
      })}
    </nav>`
  }

  #renderOverview(text: OverviewMessages, overview: Overview) {
    const { setting } = this
    const { formats } = setting
    const date = (iso: string) => formats.date(`${iso}T12:00:00`)
    return html`<p class="visually-hidden">
        ${text.summary(formats.figure(overview.comments.count), date(overview.from), date(overview.to))}
      </p>
      ${this.#renderFigures(text, overview)}
      <div class="charts">
        ${this.#renderDays(text, overview)} ${this.#renderWaits(text, overview)}
        <section class="chart">
          <div class="title"><h2>${text.rules}</h2></div>
          ${renderRules(setting, text, overview)}
        </section>
        <section class="chart">
          ${this.#renderTitle(text, 'hours', text.hours)}
          ${renderHours(setting, text, overview, this.tables.has('hours'))}
        </section>
        <section class="chart">
          <div class="title"><h2>${text.pages}</h2></div>
          ${renderPages(setting, text, overview)}
        </section>
        ${this.#renderWorth(text, overview)}
      </div>`
  }

  #renderFigures(text: OverviewMessages, overview: Overview) {
    const { formats } = this.setting
    const figures = figuresOf(overview)
    const { growth, medianSeconds, medianSecondsBefore } = figures
    const change =
      growth === null
        ? text.noneBefore
        : Math.round(growth * 100) === 0
          ? text.same
          : growth > 0
            ? text.more(percent(growth))
            : text.less(percent(-growth))
    const share = (value: number | null) => (value === null ? '–' : percent(value))
    const cell = (name: string, value: string, hint: string) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}<small>${hint}</small></dd>
      </div>`
    return html`<dl class="figures">
      ${cell(text.comments, formats.figure(figures.count), change)}
      ${cell(text.published, share(figures.publishedShare), text.publishedHint)}
      ${cell(
        text.wait,
        medianSeconds === null ? '–' : text.duration(medianSeconds),
        medianSeconds === null
          ? text.waitNone
          : medianSecondsBefore === null
            ? text.noneBefore
            : text.waitBefore(text.duration(medianSecondsBefore)),
      )}
      ${cell(text.disagreed, share(figures.disagreedShare), text.disagreedHint)}
      ${cell(text.returned, share(figures.returnedShare), text.returnedHint)}
    </dl>`
  }

  #renderTitle(text: OverviewMessages, name: string, title: string) {
    const isTable = this.tables.has(name)
    const toggle = () => {
      this.tables = new Set(isTable ? [...this.tables].filter((each) => each !== name) : [...this.tables, name])
    }
    return html`<div class="title">
      <h2>${title}</h2>
      <button class="link" aria-pressed=${isTable} @click=${toggle}>
        ${isTable ? text.showChart : text.showTable}
      </button>
    </div>`
  }

  #renderDays(text: OverviewMessages, overview: Overview) {
    const { messages, formats } = this.setting
    const bars = barsOf(overview)
    const isByWeek = bars.length < overview.byDay.length
    const short = new Intl.DateTimeFormat(messages.tag === 'en' ? 'en-GB' : messages.tag, {
      day: 'numeric',
      month: 'short',
    })
    const name = ({ date }: { date: string }) => short.format(new Date(`${date}T12:00:00`))
    const isTable = this.tables.has('days')
    return html`<section class="chart">
      ${this.#renderTitle(text, 'days', isByWeek ? text.byWeek : text.byDay)}
      <div class="legend" aria-hidden="true">
        ${STATUSES.map((status) => html`<span><i data-status=${status}></i>${messages.tabs[status]}</span>`)}
      </div>
      ${
        isTable
          ? nothing
          : html`<baraza-chart
              .labels=${bars.map(name)}
              .figure=${(count: number) => formats.figure(count)}
              .series=${STATUSES.map((status) => ({
                label: messages.tabs[status],
                color: `--baraza-status-${status}`,
                values: bars.map((bar) => bar[status]),
              }))}
            ></baraza-chart>`
      }
      ${renderTable(
        [isByWeek ? text.week : text.day, ...STATUSES.map((status) => messages.tabs[status])],
        bars.map((bar) => [
          formats.date(`${bar.date}T12:00:00`),
          ...STATUSES.map((status) => formats.figure(bar[status])),
        ]),
        isTable,
      )}
    </section>`
  }

  #renderWaits(text: OverviewMessages, { waits }: Overview) {
    const { formats } = this.setting
    const isTable = this.tables.has('waits')
    return html`<section class="chart">
      ${this.#renderTitle(text, 'waits', text.waits)}
      ${
        isTable
          ? nothing
          : html`<baraza-chart
              .labels=${text.waitSteps}
              .figure=${(count: number) => formats.figure(count)}
              .series=${[{ label: text.count, color: '--baraza-status-approved', values: waits.counts }]}
            ></baraza-chart>`
      }
      ${renderTable(
        [text.waits, text.count],
        waits.counts.map((count, index) => [text.waitSteps[index], formats.figure(count)]),
        isTable,
      )}
    </section>`
  }

  #renderWorth(text: OverviewMessages, overview: Overview) {
    const { messages, formats } = this.setting
    const worth = worthALook(overview)
    return html`<section class="chart">
      <div class="title"><h2>${text.worth}</h2></div>
      ${
        worth
          ? html`<p>
                ${text.worthRule(
                  messages.checks[worth.rule.check] ?? worth.rule.check,
                  formats.figure(worth.rule.count),
                  percent(worth.share),
                )}
              </p>
              ${
                worth.words.length > 0
                  ? html`<p>${text.worthWords} ${worth.words.map((word) => html`<mark>${word}</mark> `)}</p>`
                  : nothing
              }`
          : html`<p class="quiet">${text.worthNothing}</p>`
      }
    </section>`
  }
}
