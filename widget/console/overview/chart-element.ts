import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'
import { html, LitElement, type PropertyDeclarations } from 'lit'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

/** One row of bars, stacked on those before it. */
export interface Series {
  label: string
  /** A token of the console's: what it is drawn in follows light and dark. */
  color: `--baraza-${string}`
  values: number[]
}

/**
 * Bars on a canvas. What they say stands in a table beside it, so that it is a decoration to whoever does not see it.
 */
export class ChartElement extends LitElement {
  static override properties: PropertyDeclarations = {
    labels: { attribute: false },
    series: { attribute: false },
    figure: { attribute: false },
  }

  declare labels: readonly string[]
  declare series: Series[]
  declare figure: (count: number) => string

  #chart: Chart | undefined
  readonly #dark = matchMedia('(prefers-color-scheme: dark)')

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#dark.addEventListener('change', this.#redraw)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#dark.removeEventListener('change', this.#redraw)
    this.#chart?.destroy()
    this.#chart = undefined
  }

  protected override render() {
    return html`<div class="canvas" aria-hidden="true"><canvas></canvas></div>`
  }

  protected override updated() {
    this.#redraw()
  }

  readonly #redraw = () => {
    const canvas = this.querySelector('canvas')
    if (!canvas) return
    this.#chart?.destroy()
    const [ink, quiet, line, paper] = ['--baraza-ink', '--baraza-quiet', '--baraza-line', '--baraza-paper'].map(
      (name) => this.#color(name),
    ) as [string, string, string, string]
    const font = { family: getComputedStyle(this).fontFamily, size: 12 }
    this.#chart = new Chart(canvas, {
      type: 'bar',
      data: {
        labels: [...this.labels],
        datasets: this.series.map(({ label, color, values }) => ({
          label,
          data: values,
          backgroundColor: this.#color(color),
          borderColor: paper,
          borderWidth: { top: 1 },
          barPercentage: 0.92,
          categoryPercentage: 0.92,
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: {
            stacked: true,
            grid: { display: false },
            border: { color: line },
            ticks: { color: quiet, font, maxRotation: 0, autoSkipPadding: 24 },
          },
          y: {
            stacked: true,
            beginAtZero: true,
            grid: { color: line },
            border: { display: false },
            ticks: {
              color: quiet,
              font,
              maxTicksLimit: 4,
              precision: 0,
              callback: (value) => this.figure(Number(value)),
            },
          },
        },
        plugins: {
          tooltip: {
            backgroundColor: ink,
            titleColor: paper,
            bodyColor: paper,
            titleFont: font,
            bodyFont: font,
            cornerRadius: 4,
            displayColors: false,
            callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${this.figure(parsed.y ?? 0)}` },
          },
        },
      },
    })
  }

  /** A canvas knows no custom properties, nor `light-dark()`. */
  #color(name: string) {
    const probe = document.createElement('i')
    probe.style.color = `var(${name})`
    this.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
}
