import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import type { PageList } from '../../../shared/admin-pages.ts'
import { ask } from '../api.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { PartElement } from '../part-element.ts'
import { propertiesOf, THEMES, type Look } from './snippet.ts'

/** A key under which nobody writes: a new site has no page to show. */
const NO_PAGE = 'baraza-preview'

let loading: Promise<unknown> | undefined

/** The worker's own script, as owners' pages load it; as a module, because Trusted Types guard the other ways. */
const loadWidget = () => (loading ??= import(/* @vite-ignore */ new URL('/embed.js', location.href).href))

/** The real comments of the site's liveliest page, dressed as its owner chooses. To look at: nothing in it can be used. */
export class PreviewElement extends PartElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...PartElement.properties,
    look: { attribute: false },
    page: { state: true },
    shown: { state: true },
  }

  declare look: Look
  declare protected page: { key: string; title: string | null } | undefined
  declare protected shown: (typeof THEMES)[number] | undefined

  override connectedCallback() {
    super.connectedCallback()
    void this.#load()
  }

  async #load() {
    await this.attempt('preview', async () => {
      const [{ pages }] = await Promise.all([ask<PageList>(`${this.base}/pages?rank=discussed&limit=1`), loadWidget()])
      const [page] = pages
      this.page = page ? { key: page.key, title: page.title ?? page.key } : { key: NO_PAGE, title: null }
    })
    loading = this.failure ? undefined : loading
  }

  protected override willUpdate(changed: PropertyValues) {
    const before = changed.get('look') as Look | undefined
    // Chosen for the pages, it is what one wants to see.
    if (changed.has('look') && this.look.theme && before?.theme !== this.look.theme) this.shown = this.look.theme
    this.shown ??= matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }

  protected override render() {
    const { embed } = this.text
    const { page, shown, setting } = this
    return html`<section class="preview">
      <div class="title">
        <h2>${embed.preview}</h2>
        <div class="schemes" role="group" aria-label=${embed.preview}>
          ${THEMES.map(
            (theme) =>
              html`<button type="button" aria-pressed=${theme === shown} @click=${() => (this.shown = theme)}>
                ${theme === 'light' ? embed.onLight : embed.onDark}
              </button>`,
          )}
        </div>
      </div>
      <div class="stage" data-theme=${shown} role="region" aria-label=${embed.preview} tabindex="0">
        ${
          page
            ? html`<div class="sheet" data-width=${this.look.width ?? nothing} inert>
                <baraza-comments
                  site=${setting.site.id}
                  page-key=${page.key}
                  loading="eager"
                  theme=${shown}
                  lang=${this.look.lang ?? nothing}
                  sort=${this.look.sort ?? nothing}
                ></baraza-comments>
              </div>`
            : this.#renderWaiting()
        }
      </div>
      <p class="meta">${page ? (page.title === null ? embed.previewNone : embed.previewPage(page.title)) : nothing}</p>
    </section>`
  }

  #renderWaiting() {
    const { messages } = this.setting
    return this.failure
      ? html`${this.renderFailure('preview')}<button type="button" class="act" @click=${() => void this.#load()}>
            ${messages.tryAgain}
          </button>`
      : html`<p class="meta" role="status">${messages.loading}</p>`
  }

  protected override updated() {
    const sheet = this.querySelector<HTMLElement>('.sheet')
    if (!sheet) return
    // Through the object model, which the page's policy allows.
    const properties = new Map(propertiesOf(this.look))
    for (const name of ['--baraza-accent', '--baraza-font-words']) {
      const value = properties.get(name)
      if (value) sheet.style.setProperty(name, value)
      else sheet.style.removeProperty(name)
    }
  }
}
