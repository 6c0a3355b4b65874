import type { Locale } from '../controllers/locale-controller.ts'
import type { EngageMessages } from '../locales/engage-messages.ts'

const LOCALES: Record<Locale, () => Promise<{ messages: EngageMessages }>> = {
  en: () => import('../locales/en-engage.ts'),
  sw: () => import('../locales/sw-engage.ts'),
  ar: () => import('../locales/ar-engage.ts'),
}

/** What does not arrive leaves the reader with English. */
export const loadEngageMessages = async (locale: Locale): Promise<EngageMessages> =>
  (await LOCALES[locale]().catch(LOCALES.en)).messages
