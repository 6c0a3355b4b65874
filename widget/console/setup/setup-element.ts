import { html, nothing, type PropertyDeclarations } from 'lit'
import type { Site } from '../../../shared/site.ts'
import { formatAddress } from '../address.ts'
import { ask } from '../api.ts'
import { sayProblem } from '../locales/messages.ts'
import { loadSetupMessages, type SetupMessages, type SetupPart } from '../locales/setup-messages.ts'
import { WordedElement } from '../view-element.ts'
import { CopyElement } from './copy-element.ts'
import { EmbedElement } from './embed-element.ts'
import { ModeratorsElement } from './moderators-element.ts'
import { NewSiteElement } from './new-site-element.ts'
import { SiteElement } from './site-element.ts'
import { TokensElement } from './tokens-element.ts'
import '../styles/view.css'
import '../styles/setup.css'

customElements.define('baraza-copy', CopyElement)
customElements.define('baraza-setup-embed', EmbedElement)
customElements.define('baraza-setup-site', SiteElement)
customElements.define('baraza-setup-new-site', NewSiteElement)
customElements.define('baraza-setup-moderators', ModeratorsElement)
customElements.define('baraza-setup-tokens', TokensElement)

const PARTS: readonly SetupPart[] = ['embed', 'site', 'moderators', 'tokens']

/**
 * What an owner sets up: the code for the pages, the site, its people, and tokens for programs.
 *
 * @tagname baraza-setup
 */
export class SetupElement extends WordedElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...WordedElement.properties,
    site: { state: true },
    problem: { state: true },
  }

  declare protected site: Site | undefined
  declare protected problem: string | undefined

  protected override loadWords() {
    return loadSetupMessages()
  }

  override connectedCallback() {
    super.connectedCallback()
    void this.#load()
  }

  async #load() {
    this.problem = undefined
    try {
      this.site = (await ask<{ site: Site }>(this.base)).site
    } catch (error) {
      this.problem = sayProblem(this.setting.messages, error)
    }
  }

  get #part(): SetupPart {
    return PARTS.find((part) => part === this.address.id) ?? 'embed'
  }

  protected override render() {
    const { site, problem } = this
    const { messages } = this.setting
    return html`<main class="view setup" aria-busy=${!site && !problem}>
      <header class="view-head">
        <h1>${messages.views.setup}</h1>
        ${this.#renderParts()}
      </header>
      ${
        site
          ? this.#renderPart(site)
          : problem
            ? html`<div class="list-end" role="alert">
                <p>${problem}</p>
                <button type="button" class="act" @click=${() => void this.#load()}>${messages.tryAgain}</button>
              </div>`
            : html`<p class="list-end quiet" role="status">${messages.loading}</p>`
      }
    </main>`
  }

  #renderParts() {
    const { words } = this
    const siteId = this.setting.site.id
    return html`<nav class="ranks" aria-label=${words.part}>
      ${PARTS.map(
        (part) =>
          html`<a
            href=${formatAddress({ siteId, view: 'setup', id: part === 'embed' ? null : part })}
            aria-current=${part === this.#part ? 'page' : nothing}
            >${words.parts[part]}</a
          >`,
      )}
    </nav>`
  }

  #renderPart(site: Site) {
    const { setting, words: text } = this
    const isOwnerSomewhere = setting.me.sites.some(({ role }) => role === 'owner')
    switch (this.#part) {
      case 'embed':
        return html`<baraza-setup-embed
          .setting=${setting}
          .text=${text}
          .site=${site}
          .address=${this.address}
        ></baraza-setup-embed>`
      case 'site':
        return html`<baraza-setup-site
            .setting=${setting}
            .text=${text}
            .site=${site}
            @baraza-site-changed=${this.#handleChange}
          ></baraza-setup-site>
          ${
            isOwnerSomewhere
              ? html`<baraza-setup-new-site .setting=${setting} .text=${text}></baraza-setup-new-site>`
              : nothing
          }`
      case 'moderators':
        return html`<baraza-setup-moderators .setting=${setting} .text=${text}></baraza-setup-moderators>`
      case 'tokens':
        return html`<baraza-setup-tokens .setting=${setting} .text=${text}></baraza-setup-tokens>`
    }
  }

  readonly #handleChange = ({ detail }: CustomEvent<Site>) => {
    this.site = detail
  }
}
