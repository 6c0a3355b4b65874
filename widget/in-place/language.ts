import type { Locale } from '../controllers/locale-controller.ts'
import { messages as en } from '../locales/en-in-place.ts'
import type { InPlaceMessages } from '../locales/in-place-messages.ts'

const LOCALES: Partial<Record<Locale, () => Promise<{ messages: InPlaceMessages }>>> = {
  sw: () => import('../locales/sw-in-place.ts'),
  ar: () => import('../locales/ar-in-place.ts'),
}

/** What does not arrive leaves the moderator with English. */
export const loadInPlaceMessages = async (locale: Locale): Promise<InPlaceMessages> =>
  (await LOCALES[locale]?.().catch(() => undefined))?.messages ?? en

const TAGS: Record<Locale, string> = { en: 'en-GB', sw: 'sw', ar: 'ar-u-nu-arab' }

export const timeOfDay = (locale: Locale, iso: string) =>
  new Intl.DateTimeFormat(TAGS[locale], { timeStyle: 'short' }).format(new Date(iso))
