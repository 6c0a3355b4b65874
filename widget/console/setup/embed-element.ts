import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { MAX_PAGE_KEY_LENGTH } from '../../../shared/limits.ts'
import type { Site } from '../../../shared/site.ts'
import { formatAddress, go, type Address } from '../address.ts'
import { describe, renderField } from '../field.ts'
import type { SetupMessages } from '../locales/setup-messages.ts'
import { PartElement } from '../part-element.ts'
import { PreviewElement } from './preview-element.ts'
import { SoonerElement } from './sooner-element.ts'
import {
  FONTS,
  LANGUAGES,
  readColor,
  readLook,
  SORTS,
  THEMES,
  WIDTHS,
  writeLook,
  writeSnippet,
  type Look,
} from './snippet.ts'

customElements.define('baraza-setup-preview', PreviewElement)
customElements.define('baraza-setup-sooner', SoonerElement)

/** What the widget has where an owner chooses nothing: `styles/tokens.ts`. */
const DEFAULT_ACCENT = '#0b6b5d'

type Choices = Record<string, string>

/** The code for a site's pages, and what can be chosen about it, with the real comments to look at beside it. */
export class EmbedElement extends PartElement<SetupMessages> {
  static override properties: PropertyDeclarations = {
    ...PartElement.properties,
    site: { attribute: false },
    address: { attribute: false },
    look: { state: true },
    typed: { state: true },
  }

  declare site: Site
  declare address: Address
  declare protected look: Look
  /** A colour that is none yet. */
  declare protected typed: string | undefined

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('address')) this.look = readLook(this.address.query)
  }

  protected override render() {
    const { setting, text, site, look } = this
    const { embed } = text
    const snippet = writeSnippet(location.origin, site.id, look)
    return html`<div class="beside">
      <form class="choices" aria-label=${embed.look} @submit=${(event: Event) => event.preventDefault()}>
        <h2>${embed.look}</h2>
        ${this.#renderAccent(embed)}
        ${this.#renderChoice('words', embed.words, embed.wordsChoices.inherit, keysOf(FONTS), embed.wordsChoices)}
        ${this.#renderChoice('width', embed.width, embed.widthFull, WIDTHS, widthNames(embed))}
        ${this.#renderChoice('theme', embed.theme, embed.themeAuto, THEMES, embed.themes)}
        <h2>${embed.options}</h2>
        ${this.#renderChoice('lang', embed.lang, embed.langAuto, LANGUAGES, embed.languages)}
        ${this.#renderChoice('sort', embed.sort, embed.sortAuto, SORTS, embed.sorts)}
        ${renderField('embed-key', {
          label: embed.key,
          hint: embed.keyHint,
          control: html`<input
            id="embed-key"
            .value=${look.key ?? ''}
            maxlength=${MAX_PAGE_KEY_LENGTH}
            autocomplete="off"
            spellcheck="false"
            aria-describedby=${describe('embed-key')}
            @input=${({ target }: Event) => this.#show({ key: (target as HTMLInputElement).value.trim() || null })}
            @change=${this.#keep}
          />`,
        })}
      </form>
      <div class="result">
        <section class="group">
          <h2>${embed.title}</h2>
          <p class="meta">${embed.hint}</p>
          <div class="value">
            <pre tabindex="0" role="group" aria-label=${embed.snippet}><code>${snippet}</code></pre>
            <baraza-copy .value=${snippet} .label=${embed.theSnippet} .text=${text.copy}></baraza-copy>
          </div>
          <p class="meta ${site.origins.length ? '' : 'caution'}">
            ${site.origins.length ? embed.origins(site.origins) : embed.noOrigins}
            ${
              this.isOwner
                ? html`<a class="quiet-act" href=${formatAddress({ siteId: site.id, view: 'setup', id: 'site' })}
                    >${embed.toOrigins}</a
                  >`
                : nothing
            }
          </p>
        </section>
        <baraza-setup-sooner .site=${site} .look=${look} .text=${text}></baraza-setup-sooner>
        <baraza-setup-preview .setting=${setting} .text=${text} .look=${look}></baraza-setup-preview>
      </div>
    </div>`
  }

  #renderAccent(embed: SetupMessages['embed']) {
    const { accent } = this.look
    return renderField('embed-accent', {
      label: embed.accent,
      hint: embed.accentHint,
      error: this.typed === undefined ? undefined : embed.accentWrong,
      control: html`<span class="color">
        <input
          type="color"
          aria-label=${embed.accentPick}
          .value=${accent ?? DEFAULT_ACCENT}
          @input=${({ target }: Event) => this.#show({ accent: (target as HTMLInputElement).value })}
          @change=${this.#keep}
        />
        <input
          id="embed-accent"
          .value=${this.typed ?? accent ?? ''}
          placeholder=${DEFAULT_ACCENT}
          maxlength="20"
          autocomplete="off"
          spellcheck="false"
          aria-describedby=${describe('embed-accent')}
          aria-invalid=${this.typed !== undefined}
          @input=${this.#handleTyping}
          @change=${this.#handleColor}
        />
      </span>`,
    })
  }

  #renderChoice(
    name: 'words' | 'width' | 'theme' | 'lang' | 'sort',
    label: string,
    absent: string,
    values: readonly string[],
    names: Choices,
  ) {
    const chosen = this.look[name]
    const id = `embed-${name}`
    return renderField(id, {
      label,
      control: html`<select
        id=${id}
        @change=${({ target }: Event) => this.#choose(name, (target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${!chosen}>${absent}</option>
        ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${names[value]}</option>`)}
      </select>`,
    })
  }

  #show(change: Partial<Look>) {
    this.typed = undefined
    this.look = { ...this.look, ...change }
  }

  #choose(name: string, value: string) {
    this.#show({ [name]: value || null })
    this.#keep()
  }

  /** In the page's address, so that it can be sent to whoever pastes it. */
  readonly #keep = () => {
    const { siteId, view, id } = this.address
    go(formatAddress({ siteId, view, id, query: writeLook(this.look) }), { replace: true })
  }

  /** A whole colour shows at once: were it to wait for the next click, what is clicked would move away under it. */
  readonly #handleTyping = ({ target }: Event) => {
    const { value } = target as HTMLInputElement
    const accent = readColor(value)
    if (accent === value.trim().toLowerCase()) this.#show({ accent })
  }

  readonly #handleColor = ({ target }: Event) => {
    const { value } = target as HTMLInputElement
    const accent = readColor(value)
    if (!accent && value.trim()) {
      this.typed = value
      return
    }
    this.#show({ accent })
    this.#keep()
  }
}

const keysOf = (choices: object) => Object.keys(choices)

const widthNames = (embed: SetupMessages['embed']): Choices =>
  Object.fromEntries(WIDTHS.map((width) => [width, embed.widthAtMost(width)]))
