import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import confusables from 'unhomoglyph/data.json' with { type: 'json' }

export const FILE = 'worker/moderation/words/look-alikes.ts'

/** Scripts whose letters are borrowed to disguise a Latin word. Letters of others mean themselves. */
const SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Canadian_Aboriginal}]$/u
const LATIN = /^\p{Script=Latin}$/u

/** Drawn as Latin letters by design, yet absent from the confusables, or given there for another small capital. */
const SMALL_CAPITALS: Record<string, string> = Object.fromEntries(
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz'.split(' ').map((pair) => [...pair]),
)

/** Apostrophes, quotes, dashes, full stops and slashes, as keyboards and word processors differ about them. */
const PUNCTUATION: Record<string, string> = {
  "'": '‘’‛′‵´ʹʻʼʽʾˈˊˋ',
  '"': '“”‟″„',
  '-': '‐‑‒–—―−',
  '.': '。',
  '/': '⁄∕',
}

const decompose = (text: string) => text.normalize('NFKD').toLowerCase().normalize('NFKD')
const withoutMarks = (text: string) => decompose(text).replace(/\p{M}/gu, '')
const cases = (letter: string) => [...new Set([letter.toLowerCase(), letter, letter.toUpperCase()])]

/** What the confusables say of a letter; strokes and hooks are overlooked in Latin, where they are diacritics. */
const lookUp = (letter: string): string | undefined => {
  const model = (confusables as Record<string, string>)[letter]
  if (model === undefined || !SCRIPTS.test(letter)) return undefined
  const text = LATIN.test(letter) ? withoutMarks(model) : decompose(model)
  if (text === 'rn') return 'm'
  return (LATIN.test(letter) ? /^[a-z]{1,2}$/ : /^[a-z]$/).test(text) ? text : undefined
}

/** Compatibility forms, such as mathematical letters, are decomposed by the fold and need no row of their own. */
const needsRow = (letter: string) =>
  letter.length === 1 ? /[^ -~]/.test(withoutMarks(letter)) : withoutMarks(letter) === letter.toLowerCase()

/** The source of `look-alikes.ts`: for each Latin letter, all that is read as it. Small letters decide for both cases. */
export const lookAlikes = async (): Promise<string> => {
  const groups = new Map<string, Set<string>>()
  const add = (model: string, character: string) => {
    if (!groups.has(model)) groups.set(model, new Set())
    groups.get(model)?.add(character)
  }
  for (const letter of [...Object.keys(confusables), ...Object.keys(SMALL_CAPITALS), 'ς']) {
    if (letter <= '\x7f' || !/^\P{M}$/u.test(letter)) continue
    // Final sigma is a sigma, whatever it looks like.
    const found = cases(letter === 'ς' ? 'σ' : letter)
      .map((variant) => SMALL_CAPITALS[variant] ?? lookUp(variant))
      .find((model) => model !== undefined)
    if (found === undefined) continue
    for (const variant of cases(letter)) if (/^.$/u.test(variant) && needsRow(variant)) add(found, variant)
  }
  for (let i = 0; i < 26; i++) {
    const model = String.fromCharCode(97 + i)
    // Negative circled and negative squared letters.
    for (const first of [0x1f150, 0x1f170]) add(model, String.fromCodePoint(first + i))
  }
  for (const [model, characters] of Object.entries(PUNCTUATION)) for (const one of characters) add(model, one)
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  const table = Object.fromEntries(rows.map(([model, characters]) => [model, [...characters].sort().join('')]))
  return format(
    `/**
      * What is read as Latin letters and marks. Written by \`node tools/look-alikes.ts\` from the confusables of Unicode
      * Technical Standard #39, version 13, as the package unhomoglyph carries them.
      */
     export const LOOK_ALIKES: Readonly<Record<string, string>> = ${JSON.stringify(table)}`,
    { parser: 'typescript', semi: false, singleQuote: true, printWidth: 120 },
  )
}

if (import.meta.main) writeFileSync(FILE, await lookAlikes())
