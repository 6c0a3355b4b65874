import type { Locale } from '../controllers/locale-controller.ts'
import { messages as en } from '../locales/en-form.ts'
import type { FormMessages } from '../locales/form-messages.ts'
import type { RareMessages } from '../locales/rare-messages.ts'

const FORM: Partial<Record<Locale, () => Promise<{ messages: FormMessages }>>> = {
  sw: () => import('../locales/sw-form.ts'),
  ar: () => import('../locales/ar-form.ts'),
}

const RARE: Record<Locale, () => Promise<{ messages: RareMessages }>> = {
  en: () => import('../locales/en-rare.ts'),
  sw: () => import('../locales/sw-rare.ts'),
  ar: () => import('../locales/ar-rare.ts'),
}

/** A language that does not arrive leaves the form in English, and usable. */
export const loadMessages = async (locale: Locale): Promise<FormMessages> =>
  (await FORM[locale]?.().catch(() => undefined))?.messages ?? en

/** Rejects when they do not arrive. */
export const loadRareMessages = async (locale: Locale): Promise<RareMessages> => (await RARE[locale]()).messages
