import { html, nothing } from 'lit/html.js'
import { followTheme, type Theme } from '../controllers/theme.ts'
import { loader } from '../loader.ts'
import { tokens } from '../styles/tokens.ts'
import { frame } from './frame.ts'
import { NETWORKS, type Network, type Shared } from './networks.ts'
import { PartElement } from './part-element.ts'
import { shareStyles } from './share-styles.ts'

/** Those that stand in the row where there is room for no more. */
const FIRST = 2

/** How long the button says that it has copied. */
const SAID = 4_000

/**
 * Ways to pass the article on: the system's own where it has one, plain links, and the address to copy. Nobody is asked
 * for anything before a reader clicks.
 *
 * @tagname baraza-share
 * @attr {'whatsapp' | 'telegram' | 'x' | 'facebook' | 'email' | 'copy'} networks - Which, in what order, separated by
 *   spaces; without it, all of them. Unknown names are passed over.
 * @attr page-url - What is shared; without it, the page's canonical link, else its address.
 * @attr page-title - Its title; without it, `og:title`, else the document's title.
 * @attr text - What is said before the address; without it, the title.
 */
export default class ShareElement extends PartElement {
  static override attributes = [...PartElement.attributes, 'networks', 'page-url', 'page-title', 'text']
  static override properties = ['copied', 'isOpen']
  static override styles = [tokens, frame, shareStyles]

  declare networks: string | null
  declare pageUrl: string | null
  declare pageTitle: string | null
  declare text: string | null
  /** Whether the address lies in the clipboard; false where the browser refused. */
  declare protected copied: boolean | undefined
  declare protected isOpen: boolean | undefined

  readonly theme: Theme = 'auto'
  readonly #readTheme = followTheme(this)
  #isRefused = false

  protected override render() {
    const { share } = this.messages
    const names = this.#names()
    const links = names.filter((name) => name !== 'copy')
    const isLong = names.length > FIRST + 2
    const shared = this.#shared()
    const hasSheet = !!navigator.canShare?.(shared)
    return this.frame(
      this.#readTheme(),
      html`<div class=${this.isOpen ? 'row all' : 'row'} role="group" aria-label=${share.label}>
          <span class="label" aria-hidden="true">${share.label}</span>
          ${names.map((name) =>
            name === 'copy'
              ? this.#renderCopy()
              : this.#renderLink(name, isLong && links.indexOf(name) >= FIRST, shared),
          )}
          ${
            hasSheet
              ? html`<button type="button" @click=${this.#handleShare}>${share.more}</button>`
              : isLong && !this.isOpen
                ? html`<button type="button" class="narrow" aria-expanded="false" @click=${this.#handleOpen}>
                    ${share.more}
                  </button>`
                : nothing
          }
        </div>
        <span class="visually-hidden" role="status">${this.copied ? share.copied : nothing}</span>
        ${
          this.copied === false
            ? html`<input readonly dir="ltr" aria-label=${share.copyThis} value=${shared.url} />`
            : nothing
        }`,
    )
  }

  /** The field is there for its text to be copied by hand: once, so that a later drawing takes no focus. */
  protected override updated() {
    const field = this.renderRoot.querySelector('input')
    if (!field || !this.#isRefused) return
    this.#isRefused = false
    field.focus()
    field.select()
  }

  #renderLink(name: Network, isRoomy: boolean, shared: Shared) {
    return html`<a
      class=${isRoomy ? 'roomy' : nothing}
      href=${NETWORKS[name](shared)}
      target=${name === 'email' ? nothing : '_blank'}
      rel="noopener nofollow"
      >${this.messages.share[name]}</a
    >`
  }

  #renderCopy() {
    const { copy, copied } = this.messages.share
    return html`<button type="button" class="copy" @click=${this.#handleCopy}>
      <span class=${this.copied ? 'not' : ''}>${copy}</span>
      <span class=${this.copied ? 'done' : 'not'}>${copied}</span>
    </button>`
  }

  #names() {
    const known = [...Object.keys(NETWORKS), 'copy'] as (Network | 'copy')[]
    if (this.networks === null || this.networks === undefined) return known
    return [...new Set(this.networks.split(/\s+/))].filter((name): name is Network | 'copy' =>
      known.includes(name as Network),
    )
  }

  #shared(): Shared {
    const given =
      this.pageUrl && URL.canParse(this.pageUrl, document.baseURI) && new URL(this.pageUrl, document.baseURI)
    const url = given && /^https?:/.test(given.href) ? given.href : loader.pageUrl()
    const title =
      this.pageTitle || document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content || document.title
    return { url, title, text: this.text || title }
  }

  readonly #handleShare = () => {
    const { url, title, text } = this.#shared()
    // Some apps show both. A reader who closes the sheet has not failed.
    void navigator.share(text === title ? { url, title } : { url, title, text }).catch(() => {})
  }

  readonly #handleOpen = () => {
    this.isOpen = true
    // The button goes: who came by keyboard goes on with the first of those that it has shown.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.roomy')!.focus())
  }

  readonly #handleCopy = async () => {
    this.copied = undefined
    try {
      await navigator.clipboard.writeText(this.#shared().url)
      this.copied = true
      setTimeout(() => (this.copied &&= undefined), SAID)
    } catch {
      this.#isRefused = true
      this.copied = false
      this.requestUpdate()
    }
  }
}
