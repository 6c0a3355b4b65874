import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { waysToTake } from '../../testing/ways-to-take.ts'
import { compileWords } from './compile.ts'
import { findWords, MAX_MATCHES, type WordMatch } from './find.ts'
import { fold, foldToLatin } from './fold.ts'
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
  const texts = lines.flatMap((line) => [fold(line).text, foldToLatin(line).text])
  const entries = texts.map((text) => text.replace(/^[* ]+|[* ]+$/g, '').replace(/\*+/g, '*'))
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
        expect(waysToTake(body.slice(start, end)).some((text) => text.includes(entry))).toBe(true)
      }
    }),
    // Its first letter belongs to a mixture, and is of one script alone where it is cut out of that.
    { numRuns: 1_000, examples: [[['a\ud83dа'], 'aа\ud83dа']] },
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

const script = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
const LATIN = script('abcdefghijklmnopqrstuvwxyz')
const OWN = {
  Cyrillic: script('абвгдеёжзийклмнопрстуфхцчшщъыьэюяАВЕКМНОРСТХіјѕ'),
  Greek: script('αβγδεζηθικλμνξοπρςστυφχψωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'),
  Armenian: script('աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօ'),
}
const around = fc.constantFrom('', ' ', '«', '»', '-', '/', '. ', '漢', '😀', '\u00a0', '—')

describe.each(Object.entries(OWN))('a word wholly in %s', (name, own) => {
  const others = fc.oneof(LATIN, ...Object.entries(OWN).flatMap(([other, words]) => (other === name ? [] : [words])))

  it('is never found by an entry of another script', () => {
    fc.assert(
      fc.property(fc.array(others, { maxLength: 20 }), fc.array(own), around, (lines, words, gap) => {
        const list = openWords(compileWords(lines.join('\n')))
        expect(findWords(list, { body: words.join(gap || ' ') })).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('is found by itself, also where it is disguised with Latin letters', () => {
    fc.assert(
      fc.property(own, around, around, (word, before, after) => {
        const list = openWords(compileWords(word))
        expect(findWords(list, { body: `${before}${word}${after}` })).not.toEqual([])
        expect(findWords(list, { body: `x${word}` })).not.toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
