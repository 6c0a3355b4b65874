import type { BaitKind, Clue } from './bait/clue.ts'
import { findAsked, findContacts } from './bait/contact.ts'
import { findPhones } from './bait/phones.ts'
import { findPromises } from './bait/promises.ts'
import { fold } from './words/fold.ts'

/** What in a comment lures its readers to a stranger, and where in the field as it was written. */
export interface BaitFact {
  readonly kind: BaitKind
  readonly field: string
  readonly start: number
  readonly end: number
}

/** Facts that are told, the weightiest first: more would tell a moderator nothing new. */
const MAX_FACTS = 20

/** Who talks of tricksters and of those who catch them is no trickster; a number to call is bait all the same. */
const WARNING =
  /ponzi|pyramid scheme|fraudster|conm[ae]n|con artist|arrested|charged with|convicted|parliament|regulator|watchdog|matapeli|utapeli|wakamat|arnaque|escroc|احتيال|نصاب/

const ENOUGH = 2
const ENOUGH_OF_WARNERS = 4

/** Telephone numbers, chats and promises of money, love and health that are there to be answered; none if it is no bait. */
export const contactBait = (fields: Readonly<Record<string, string>>): BaitFact[] => {
  // Everybody gives an email address, with or without digits in it.
  const folded = Object.entries(fields).flatMap(([field, source]) =>
    field === 'email' ? [] : { field, ...fold(source) },
  )
  const clues = folded.flatMap(({ field, text, original }) =>
    findClues(field, text)
      .filter(({ kind, start, end }) => kind !== 'invitation' || !isQuoted(fields[field] ?? '', original(start, end)))
      .map((clue) => ({ clue, field, original })),
  )
  if (clues.length === 0) return []
  const weights = new Map<string, number>()
  for (const { clue } of clues) weights.set(clue.family, Math.max(clue.weight, weights.get(clue.family) ?? 0))
  const heaviest = Math.max(...weights.values())
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0)
  const warns = folded.some(({ text }) => WARNING.test(text))
  if (heaviest < ENOUGH && sum < (warns ? ENOUGH_OF_WARNERS : ENOUGH)) return []
  return clues
    .sort((a, b) => b.clue.weight - a.clue.weight)
    .slice(0, MAX_FACTS)
    .map(({ clue, field, original }) => ({ kind: clue.kind, field, ...original(clue.start, clue.end) }))
}

/**
 * Whether it stands in a line that Markdown quotes: who is quoted invites nobody here. Numbers, links and addresses can be
 * used all the same, and count.
 */
const isQuoted = (source: string, { start }: { start: number }): boolean =>
  /^ {0,3}>/.test(source.slice(source.lastIndexOf('\n', start - 1) + 1, start + 1))

const findClues = (field: string, text: string): Clue[] => {
  const phones = findPhones(text)
  const asked = field === 'name' ? new Set(phones) : findAsked(text, phones)
  const calls = phones.map((phone): Clue => {
    const { start, end, landline } = phone
    return { kind: 'phone', family: 'phone', weight: asked.has(phone) && !landline ? 2 : 1, start, end }
  })
  return [...calls, ...findContacts(text), ...findPromises(text)]
}
