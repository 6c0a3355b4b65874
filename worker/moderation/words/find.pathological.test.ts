import { afterEach, expect, it, vi } from 'vitest'
import { compileWords } from './compile.ts'
import { MAX_ENTRY_LENGTH } from './entry.ts'
import { findWords } from './find.ts'
import { openWords } from './open.ts'

const count = (length: number, line: (i: number) => string) => Array.from({ length }, (_, i) => line(i)).join('\n')
const fill = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** Each is slow for some matcher: a list, and a text of any length made against it. */
const INPUTS: Record<string, [lines: string, text: (length: number) => string]> = {
  'nearly the same letter all along': [count(MAX_ENTRY_LENGTH - 1, (i) => `${'a'.repeat(i)}b`), fill('a')],
  'entries that are all prefixes of one another': [count(300, (i) => `b${'a'.repeat(i + 1)}`), fill('a')],
  'a thousand entries that begin alike': [count(1_000, (i) => `http://${i}.example`), fill('http://')],
  'a wildcard that finds no end': ['a*b', fill('a')],
  'a wildcard tried in every word': ['a*b', fill('a ')],
  'many wildcards in one entry': [fill('a*')(98) + 'b', fill('a')],
  'wildcards that end one after the other': [`${fill('a*')(90)}b*c`, fill('ab')],
  'thousands of wildcards that begin alike': [count(5_000, (i) => `a*b${i}c`), fill('a ')],
  'thousands of wildcards, in one word': [count(5_000, (i) => `a*b${i}c`), fill('ab')],
  'pieces that begin alike': [count(1_000, (i) => `a*b b${i}c`), fill('ab ')],
  'only stars and blanks': [fill('* ')(50_000), fill('* ')],
  'stars and blanks around a letter': [`${fill('* ')(50_000)}a${fill('* ')(50_000)}`, fill('* ')],
}

afterEach(() => void vi.restoreAllMocks())

/** Looks at units of text or list, by ours (`charCodeAt`) or by the engine (`indexOf`, at most what it was given). */
const countLooks = (lines: string, body: string) => {
  const list = openWords(compileWords(lines))
  const units = vi.spyOn(String.prototype, 'charCodeAt')
  let searched = 0
  const { indexOf } = String.prototype
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, ...args) {
    const at = indexOf.apply(this, args)
    searched += 1 + (at < 0 ? this.length : at) - (args[1] ?? 0)
    return at
  })
  findWords(list, { body })
  const looks = units.mock.calls.length + searched
  vi.restoreAllMocks()
  return looks
}

/** Of the longest walk: a node for every unit of an entry, and ten looks at each node. */
const MOST_PER_UNIT = MAX_ENTRY_LENGTH * 12

it.each(Object.entries(INPUTS))('%s costs little, and twice as much if twice as long', (_name, [lines, text]) => {
  const half = countLooks(lines, text(500))
  const whole = countLooks(lines, text(1_000))
  expect(whole).toBeLessThanOrEqual(2.2 * half + 1_000)
  expect(whole).toBeLessThanOrEqual(1_000 * MOST_PER_UNIT)
})

it('finds plain entries even where wildcards are given up', () => {
  const lines = `${count(5_000, (i) => `a*b${i}c`)}\nspam`
  expect(findWords(openWords(compileWords(lines)), { body: `${fill('a ')(5_000)}spam` })).toHaveLength(1)
})
