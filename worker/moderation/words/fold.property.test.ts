import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { waysToTake } from '../../testing/ways-to-take.ts'
import { fold, foldToLatin } from './fold.ts'
import { LOOK_ALIKES } from './look-alikes.ts'

const characters = function* () {
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    if (/[^\p{Unassigned}\p{Private_Use}]/u.test(character)) yield character
  }
}
const folded = (text: string) => fold(text).text
const unlike = (same: (character: string) => boolean) => [...characters()].filter((character) => !same(character))

describe('for every character that Unicode names', () => {
  it('folds twice to the same', () => {
    expect(unlike((character) => folded(folded(character)) === folded(character))).toEqual([])
  })

  it('folds capitals as small letters', () => {
    const found = unlike(
      (character) =>
        folded(character.toUpperCase()) === folded(character) && folded(character.toLowerCase()) === folded(character),
    )
    // Greek writes a small iota under a letter, a mark to us, as a letter after a capital.
    expect(found.filter((character) => !/[\u0345\u1e9a]/.test(character.normalize('NFD')))).toEqual([])
  })

  it('folds twice to the same also beside a letter of a script that letters are borrowed from', () => {
    const changed = [...characters()].filter((character) => folded(character) !== character)
    for (const own of ['ο', 'о', 'օ', 'Ꭰ', 'ⲟ', 'ꓳ', 'ᑌ']) {
      const same = (text: string) => folded(folded(text)) === folded(text)
      expect(changed.filter((character) => !same(own + character) || !same(character + own))).toEqual([])
    }
  })

  it('makes at most a few of one', () => {
    expect(unlike((character) => folded(character).length <= 8)).toEqual([])
  })
})

it('knows each look-alike once', () => {
  const all = Object.values(LOOK_ALIKES).flatMap((row) => [...row])
  expect(new Set(all).size).toBe(all.length)
  for (const [latin, row] of Object.entries(LOOK_ALIKES))
    expect(new Set([...row].map((letter) => foldToLatin(letter).text))).toEqual(new Set([latin]))
})

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        'a',
        'É',
        'e\u0301',
        'ß',
        'æ',
        ' ',
        '\n',
        '\u200b',
        '\ud83d',
        '\ude00',
        'ﷺ',
        '\ue03d',
        'か\u3099',
      ),
    )
    .map((parts) => parts.join('')),
)

describe('of any text', () => {
  it('folds twice to the same, well formed, and without two blanks together', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { text } = fold(source)
        expect(folded(text)).toBe(text)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toContain('  ')
      }),
      // What is not seen does not part a word.
      { numRuns: 1_000, examples: [['\uab81\u0000\u00c0'], ['\u0390\u2119']] },
    )
  })

  it('finds the way back to a stretch that looks like it', () => {
    fc.assert(
      fc.property(anything, fc.nat(), fc.nat(), (source, a, b) => {
        const { text, original } = fold(source)
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number]
        const { start, end } = original(from, to)
        expect(0 <= start && start <= end && end <= source.length).toBe(true)
        // Half of an emoji that is one unit of many is no text of its own.
        const part = text.slice(from, to)
        if (part.isWellFormed()) expect(waysToTake(source.slice(start, end)).join('\n')).toContain(part)
      }),
      // A mixture of which half is of one script; Y to look at, and a Greek letter whose small one looks like u.
      {
        numRuns: 1_000,
        examples: [
          ['\u0388\u13a0', 0, 926549692],
          ['\u03d2', 0, 1],
        ],
      },
    )
  })
})
