import { fold } from './fold.ts'
import { nextBeginning } from './gate.ts'
import type { WordList } from './open.ts'
import { toNodeUnits } from './trie-text.ts'
import { walk, type Visitor } from './walk.ts'
import { Wildcards } from './wildcards.ts'

/** Matches that are told: more would tell a moderator nothing new. */
export const MAX_MATCHES = 20

/** An entry that stands in a field, and where in the field as it was written. */
export interface WordMatch {
  /** Folded, with its wildcards. */
  readonly entry: string
  readonly field: string
  readonly start: number
  readonly end: number
}

/** The entries of a list that stand in a comment, each once for every field that has it, where it stands first. */
export const findWords = (list: WordList, fields: Readonly<Record<string, string>>): WordMatch[] => {
  const matches: WordMatch[] = []
  for (const [field, source] of Object.entries(fields)) {
    const folded = fold(source)
    const seen = new Set<number>()
    const wildcards = new Wildcards(folded.text)
    const add = (entry: string, start: number, end: number) => {
      matches.push({ entry, field, ...folded.original(start, end) })
      return matches.length < MAX_MATCHES
    }
    const visitor: Visitor = {
      entry: (start, end, node) => {
        if (seen.has(node)) return true
        seen.add(node)
        return add(folded.text.slice(start, end), start, end)
      },
      tails: (start, end, node, tails) => {
        const head = folded.text.slice(start, end)
        for (const { tail, end: tailEnd } of wildcards.find(node, tails, end)) {
          if (!add(`${head}*${tail}`, start, tailEnd)) return false
        }
        return true
      },
    }
    const units = toNodeUnits(folded.text)
    let at = nextBeginning(list.gate, units, 0)
    for (; at < units.length; at = nextBeginning(list.gate, units, at + 1)) {
      if (!walk(list.trie, units, at, visitor)) return matches
    }
  }
  return matches
}
