import type { Fact } from '../../../shared/admin.ts'

/** A stretch of text, marked when a rule was moved by it. */
export interface Stretch {
  text: string
  /** The entries or kinds that found it; empty for what nobody asked about. */
  reasons: string[]
}

/** Cuts a field's text at the places that moved a rule. Places overlap; an edit may have left them past the end. */
export function mark(text: string, field: Fact['field'], facts: readonly Fact[]): Stretch[] {
  const places = facts.flatMap((fact) => {
    const { start, end } = fact
    if (fact.field !== field || start === null || end === null) return []
    return start >= 0 && start < end && end <= text.length ? [{ start, end, text: fact.text }] : []
  })
  const cuts = [...new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1]
    if (end === undefined) break
    const reasons = places.filter((place) => place.start < end && place.end > start).map((place) => place.text)
    const last = stretches.at(-1)
    // Two words in a row are two marks, but one place found twice is one.
    if (last && last.reasons.join('\0') === reasons.join('\0')) last.text += text.slice(start, end)
    else stretches.push({ text: text.slice(start, end), reasons })
  }
  return stretches
}
