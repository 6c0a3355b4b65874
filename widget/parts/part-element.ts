import { html, nothing } from 'lit/html.js'
import { formatTag, nearestLang } from '../controllers/locale-controller.ts'
import type { Theme } from '../controllers/theme.ts'
import { pageKeyOf } from '../../shared/page-key.ts'
import { Formats } from '../formats.ts'
import { loader } from '../loader.ts'
import { ReactiveElement } from '../reactive-element.ts'
import { messages as en } from './locales/en-parts.ts'
import type { PartMessages } from './locales/messages.ts'

const LOCALES: Record<string, () => Promise<{ messages: PartMessages }>> = {
  sw: () => import('./locales/sw-parts.ts'),
  ar: () => import('./locales/ar-parts.ts'),
}

/** What all parts of a page have: a site, a page, a language. */
export abstract class PartElement extends ReactiveElement {
  static override attributes = ['site', 'server', 'page-key']

  /** The site's name; without it, the one that the page's own script tag names. */
  declare site: string | null
  declare server: string | null
  declare pageKey: string | null

  protected messages: PartMessages = en
  /** Of the language, with the page's region, which chooses digits and the order of dates. */
  protected formats = new Formats('en', en.justNow)
  #lang: string | undefined

  constructor() {
    super()
    // Where it is moved to, page and language may be others; and what it follows may have changed while it was nowhere.
    this.whileConnected(() => this.requestUpdate())
  }

  protected get siteName(): string {
    const script = document.querySelector<HTMLScriptElement>('script[src$="/embed.js"][data-site]')
    return this.site ?? script?.dataset['site'] ?? ''
  }

  /** Where the site's resources live, without a slash at the end. */
  protected get base(): string {
    return loader.siteUrl(this.server || loader.home, this.siteName).replace(/\/comments$/, '')
  }

  /** What the page around the element is filed under. */
  protected get key(): string {
    return loader.keyOf(this)
  }

  /** What the page is filed under that a link leads to. */
  protected keyOfLink({ href, dataset }: HTMLAnchorElement): string {
    return dataset['pageKey'] || pageKeyOf(href)
  }

  /** Nothing is drawn before the page's language is there. */
  protected override async scheduleUpdate() {
    for (let lang; (lang = nearestLang(this)) !== this.#lang;) {
      this.#lang = lang
      const language = lang.split('-', 1)[0]!.toLowerCase()
      // No connection: English is better than nothing.
      const loaded = await LOCALES[language]?.().catch(() => undefined)
      this.messages = loaded?.messages ?? en
      this.formats = new Formats(formatTag(lang, this.messages.locale), this.messages.justNow)
    }
    super.scheduleUpdate()
  }

  /** Around all that a part draws: its language, which need not be the page's, with the way that it runs, and its colours. */
  protected frame(scheme: Theme | undefined, drawn: unknown) {
    const { locale } = this.messages
    return html`<div
      class="baraza"
      lang=${locale}
      dir=${locale === 'ar' ? 'rtl' : 'ltr'}
      data-scheme=${scheme ?? nothing}
    >
      ${drawn}
    </div>`
  }
}
