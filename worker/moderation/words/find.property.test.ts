import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileWords } from './compile.ts'
import { findWords, MAX_MATCHES, type WordMatch } from './find.ts'
import { fold } from './fold.ts'
import { openWords } from './open.ts'

const letter = fc.constantFrom(
  'a',
  'b',
  'A',
  'á',
  'а',
  'c',
  ' ',
  '\u200b',
  '😀',
  '😁',
  '\ud83d',
  'ß',
  'ﬁ',
  '٧',
  '7',
  '賭',
)
const entry = fc.array(fc.oneof({ weight: 5, arbitrary: letter }, fc.constant('*')), { maxLength: 8 })
const text = fc.array(fc.oneof({ weight: 5, arbitrary: letter }, fc.constantFrom('*', '\n')), { maxLength: 60 })
const joined = (parts: fc.Arbitrary<string[]>) => parts.map((all) => all.join(''))

/** The rule, said as a pattern per entry. */
const findNaively = (lines: string[], field: string, source: string): WordMatch[] => {
  const folded = fold(source)
  const entries = lines.map((line) =>
    fold(line)
      .text.replace(/^[* ]+|[* ]+$/g, '')
      .replace(/\*+/g, '*'),
  )
  return [...new Set(entries)].filter(Boolean).flatMap((entry) => {
    const pieces = entry.split('*').map((piece) => piece.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    const match = new RegExp(pieces.join('[^ ]*?')).exec(folded.text)
    return match ? { entry, field, ...folded.original(match.index, match.index + match[0].length) } : []
  })
}

const inOrder = (matches: WordMatch[]) => matches.map((match) => JSON.stringify(match)).sort()

it('finds what a pattern for each entry finds, in the same places', () => {
  fc.assert(
    fc.property(fc.array(joined(entry), { maxLength: MAX_MATCHES }), joined(text), (lines, body) => {
      const matches = findWords(openWords(compileWords(lines.join('\n'))), { body })
      expect(inOrder(matches)).toEqual(inOrder(findNaively(lines, 'body', body)))
    }),
    { numRuns: 5_000 },
  )
})

it('points at text that has the entry', () => {
  fc.assert(
    fc.property(fc.array(joined(fc.array(letter, { minLength: 1, maxLength: 4 }))), joined(text), (lines, body) => {
      for (const { entry, start, end } of findWords(openWords(compileWords(lines.join('\n'))), { body })) {
        expect(fold(body.slice(start, end)).text).toContain(entry)
      }
    }),
    { numRuns: 1_000 },
  )
})

it('takes any list and any text', () => {
  const units = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 })
    .map((all) => String.fromCharCode(...all))
  const any = fc.oneof(units, fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(any), any, any, (lines, name, body) => {
      const compiled = compileWords(lines.join('\n'))
      expect(compiled.isWellFormed() && !compiled.includes('\0')).toBe(true)
      findWords(openWords(compiled), { name, body: `${body}${lines.at(-1) ?? ''}` })
    }),
    { numRuns: 1_000 },
  )
})
