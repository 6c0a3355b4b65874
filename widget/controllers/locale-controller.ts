import { Formats } from '../formats.ts'
import { messages as en } from '../locales/en.ts'
import type { Messages } from '../locales/messages.ts'
import type { ReactiveElement } from '../reactive-element.ts'

export type Locale = 'en' | 'sw' | 'ar'

const LOCALES: Record<string, () => Promise<{ messages: Messages }>> = {
  sw: () => import('../locales/sw.ts'),
  ar: () => import('../locales/ar.ts'),
}

/** Speaks the language of the nearest `lang`; English where that is none of ours. */
export class LocaleController {
  locale: Locale = 'en'
  messages: Messages = en
  formats!: Formats

  /** The language of the page, as it names it. */
  #pageLang: string | undefined

  readonly #host: ReactiveElement

  constructor(host: ReactiveElement) {
    this.#host = host
  }

  /** The language of the readers' words, where it is not this one. */
  get wordsLang() {
    return this.#pageLang!.startsWith(this.locale) ? undefined : this.#pageLang
  }

  /** Follows the page. Settles when its language is here: nothing is drawn in English first. */
  async follow(): Promise<void> {
    // While one is on its way, the page may turn to another.
    for (let lang; (lang = nearestLang(this.#host)) !== this.#pageLang;) {
      this.#pageLang = lang
      const language = lang.split('-', 1)[0]!.toLowerCase()
      // No connection: English is better than nothing.
      const loaded = await LOCALES[language]?.().catch(() => undefined)
      this.locale = loaded ? (language as Locale) : 'en'
      this.messages = loaded?.messages ?? en
      this.formats = new Formats(formatTag(lang, this.locale), this.messages.justNow)
    }
  }
}

/** The region decides on the order of dates and on digits; Arabic without one has its own. */
export function formatTag(lang: string, locale: Locale): string {
  try {
    if (lang.startsWith(`${locale}-`)) return Intl.getCanonicalLocales(lang)[0]!
  } catch {
    // What the page calls its language may be no tag, and makes `Intl` throw.
  }
  return locale === 'ar' ? 'ar-u-nu-arab' : locale
}

export function nearestLang(element: Element): string {
  const found = element.closest('[lang]')
  const root = element.getRootNode()
  return found ? found.getAttribute('lang')! : root instanceof ShadowRoot ? nearestLang(root.host) : ''
}
