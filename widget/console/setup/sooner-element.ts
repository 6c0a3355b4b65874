import { html, LitElement, nothing, type PropertyDeclarations } from 'lit'
import type { Site } from '../../../shared/site.ts'
import { renderError } from '../field.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { writeHeadLines, type Look } from './snippet.ts'

/** For owners whose comments are on the first screen: two lines more, with the name that the code has now. */
export class SoonerElement extends LitElement {
  static override properties: PropertyDeclarations = {
    site: { attribute: false },
    look: { attribute: false },
    text: { attribute: false },
    code: { state: true },
    isLost: { state: true },
  }

  declare site: Site
  declare look: Look
  declare text: SetupMessages
  /** The path of the code: `assets/comments-Xk3_9a.js`. */
  declare protected code: string | undefined
  declare protected isLost: boolean

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { embed, copy } = this.text
    const { code, look, site } = this
    const lines = code && writeHeadLines(location.origin, site.id, code, look)
    return html`<details class="group sooner" @toggle=${this.#handleToggle}>
      <summary>${embed.sooner}</summary>
      <p class="meta">${embed.soonerHint}</p>
      ${
        lines
          ? html`<div class="value">
              <pre tabindex="0" role="group" aria-label=${embed.soonerLines}><code>${lines}</code></pre>
              <baraza-copy .value=${lines} .label=${embed.theLines} .text=${copy}></baraza-copy>
            </div>`
          : nothing
      }
      ${renderError('sooner', this.isLost ? embed.soonerFailed : undefined)}
      <p class="meta">${embed.soonerKey(look.key !== null)}</p>
      <p class="meta">${embed.soonerAgain}</p>
    </details>`
  }

  readonly #handleToggle = async ({ target }: Event) => {
    if (!(target as HTMLDetailsElement).open || this.code) return
    this.isLost = false
    try {
      const loader = await (await fetch('/embed.js')).text()
      this.code = /assets\/comments-[\w-]+\.js/.exec(loader)?.[0]
    } catch {
      // Told below, as a loader without the name is.
    }
    this.isLost = !this.code
  }
}
