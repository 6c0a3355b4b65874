/** Scripts that have letters which look like Latin ones: `look-alikes.ts`. */
const SCRIPTS = ['Greek', 'Cyrillic', 'Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Canadian_Aboriginal'] as const

/** A quick look: Latin, Arabic, Chinese and most others have none of these, and pay nothing more. */
const BORROWED =
  /[\u00b5\u0370-\u058f\u13a0-\u167f\u1800-\u18af\u1c80-\u1c8f\u1d26-\u1d2b\u1f00-\u1fff\u2c80-\u2dff\ua4d0-\ua4ff\ua640-\ua69f\uab65\uab70-\uabbf\u{11ab0}-\u{11abf}\u{10140}-\u{1018f}]/u

/** Of any script, or not seen: whatever `fold-character.ts` leaves nothing of. */
const NEUTRAL = String.raw`\p{M}\p{Nd}\p{Default_Ignorable_Code_Point}\0-\x08\x0e-\x1f\x7f-\x9f\u0640`

/**
 * What makes a word a mixture: Latin, also in its mathematical, circled, squared and letterlike forms, which are of no
 * script to Unicode, and are read as the letters they are made of. Chinese and others stand beside a word.
 */
const LATIN = [
  String.raw`\p{Script=Latin}\u20a8\u2100-\u211f\u2121\u2123-\u214f\u24b6-\u24e9`,
  String.raw`\u3250\u32cc-\u32cf\u3371-\u337a\u3380-\u33df\u33ff`,
  String.raw`\u{1ccd6}-\u{1ccef}\u{1d400}-\u{1d7ff}\u{1f12b}-\u{1f12e}\u{1f130}-\u{1f189}\u{1f190}`,
].join('')

/** The micro sign is a Greek letter, but for its script. */
const letters = (script: string) => String.raw`\p{Script=${script}}` + (script === 'Greek' ? '\u00b5' : '')

/** Made when a text has such letters at all. */
let pattern: RegExp | undefined

const makePattern = () => {
  const word = [NEUTRAL, LATIN, ...SCRIPTS.map(letters)].join('')
  const own = SCRIPTS.map((script) => `[${letters(script)}${NEUTRAL}]+`)
  return new RegExp(`(?<![${word}])(?:${own.join('|')})(?![${word}])`, 'gu')
}

/** The words of a text that are wholly of one such script: a Russian word is one, and a Latin one in Cyrillic disguise is not. */
export const findOwnWords = (source: string): RegExpExecArray[] =>
  BORROWED.test(source) ? [...source.matchAll((pattern ??= makePattern()))] : []
