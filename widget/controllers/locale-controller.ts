import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'
import { Formats } from '../formats.ts'
import { messages as en } from '../locales/en.ts'
import type { Messages } from '../locales/messages.ts'

export type Locale = 'en' | 'sw' | 'ar'

const LOCALES: Record<string, () => Promise<{ messages: Messages }>> = {
  sw: () => import('../locales/sw.ts'),
  ar: () => import('../locales/ar.ts'),
}

/** Speaks the language of the nearest `lang`; English where that is none of ours. */
export class LocaleController implements ReactiveController {
  locale: Locale = 'en'
  messages: Messages = en
  formats = new Formats('en', en.justNow)

  /** The language of the page, as it names it. */
  #pageLang = ''

  /** Settles when the page's language is here: nothing is drawn in English first. */
  ready: Promise<void> | undefined

  readonly #host: ReactiveElement

  constructor(host: ReactiveElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected() {
    this.hostUpdate()
  }

  /** The language of the readers' words, where it is not this one. */
  get wordsLang() {
    return this.#pageLang.startsWith(this.locale) ? undefined : this.#pageLang
  }

  hostUpdate() {
    const lang = nearestLang(this.#host)
    if (lang === this.#pageLang) return
    this.#pageLang = lang
    this.ready = this.#speak(lang)
  }

  async #speak(lang: string) {
    const language = lang.split('-', 1)[0]!.toLowerCase()
    // No connection: English is better than nothing.
    const loaded = await LOCALES[language]?.().catch(() => undefined)
    if (lang !== this.#pageLang) return
    this.locale = loaded ? (language as Locale) : 'en'
    this.messages = loaded?.messages ?? en
    this.formats = new Formats(formatTag(lang, this.locale), this.messages.justNow)
    this.#host.requestUpdate()
  }
}

/** The region decides on the order of dates and on digits; Arabic without one has its own. */
function formatTag(lang: string, locale: Locale): string {
  const tag = locale === 'ar' ? 'ar-u-nu-arab' : locale
  try {
    return lang.startsWith(`${locale}-`) ? Intl.getCanonicalLocales(lang)[0]! : tag
  } catch {
    // What the page calls its language may be no tag, and makes `Intl` throw.
    return tag
  }
}

function nearestLang(element: Element): string {
  for (let at: Element | undefined = element; at;) {
    const found: Element | null = at.closest('[lang]')
    if (found) return found.getAttribute('lang') ?? ''
    const root: Node = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : undefined
  }
  return ''
}
