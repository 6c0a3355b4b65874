import { MAX_URL_LENGTH } from '../../shared/limits.ts'

/** Written out in full, so that neither a scheme-relative `//evil` nor `https:evil` gets through. */
const ALLOWED = /^(?:https?:\/\/|mailto:)/i

/** What URL parsers skip in silence, and what therefore hides one address behind another. */
const CONTROLS = /\p{Cc}/u

/**
 * The address of a link, or `undefined` where the author's text must stay text. The one door through which every URL of a
 * RichText comes: it answers in the spelling of the URL parser itself, so what we have checked is what a browser opens.
 */
export const toUrl = (typed: string): string | undefined => {
  const full = /^www\./i.test(typed) ? `https://${typed}` : typed
  if (full.length > MAX_URL_LENGTH || CONTROLS.test(full) || !ALLOWED.test(full)) return undefined

  const url = URL.parse(full)
  if (!url || url.href.length > MAX_URL_LENGTH) return undefined

  // `https://bank.example@evil.example` goes to evil.example: nobody types that in good faith.
  if (url.username || url.password) return undefined
  if (url.protocol === 'mailto:' && !/.@./.test(url.pathname)) return undefined
  return url.href
}
