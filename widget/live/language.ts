import type { Locale } from '../controllers/locale-controller.ts'
import { messages as en } from '../locales/en-live.ts'
import type { LiveMessages } from '../locales/live-messages.ts'

const LOCALES: Partial<Record<Locale, () => Promise<{ messages: LiveMessages }>>> = {
  sw: () => import('../locales/sw-live.ts'),
  ar: () => import('../locales/ar-live.ts'),
}

/** What does not arrive leaves the reader with English. */
export const loadLiveMessages = async (locale: Locale): Promise<LiveMessages> =>
  (await LOCALES[locale]?.().catch(() => undefined))?.messages ?? en
