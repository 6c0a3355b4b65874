import { messages as en } from '../locales/en-form.ts'
import type { FormMessages } from '../locales/form-messages.ts'

export type FormLocale = 'en' | 'sw' | 'ar'

const LOCALES: Partial<Record<FormLocale, () => Promise<{ messages: FormMessages }>>> = {
  sw: () => import('../locales/sw-form.ts'),
  ar: () => import('../locales/ar-form.ts'),
}

/** A language that does not arrive leaves the form in English, and usable. */
export async function loadMessages(locale: FormLocale): Promise<FormMessages> {
  const loaded = await LOCALES[locale]?.().catch(() => undefined)
  return loaded ? loaded.messages : en
}
