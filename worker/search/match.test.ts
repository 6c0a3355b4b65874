import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { siteWord, toMatch } from './match.ts'

const IN_PAPER = `site : "${siteWord('paper')}" AND {name title body} : `

test.for<[string, string | null]>([
  ['ice', '("ice" *)'],
  ['ice quarrel', '("ice" AND "quarrel" *)'],
  ['"the ice" quarrel', '("the ice" AND "quarrel" *)'],
  ['quarrel "the ice"', '("quarrel" AND "the ice")'],
  ['“the ice”', '("the ice")'],
  ['"the ic', '("the ic" *)'],
  ['a OR b NOT c', '("a" AND "OR" AND "b" AND "NOT" AND "c" *)'],
  ['body:x^2* (y)', '("body:x^2*" AND "(y)" *)'],
  ['… ☃ !', null],
  ['""', null],
  ['大学 ice', '("大 学" AND "ice" *)'],
  ['"ไทย', '("ไ ท ย" *)'],
  ['☃ snow', '("snow" *)'],
])('%s', ([query, expected]) => {
  expect(toMatch('paper', query)).toBe(expected && IN_PAPER + expected)
})

test('each site is one word of its own', () => {
  expect(siteWord('the-news')).toMatch(/^s[\da-f]+$/)
  expect(siteWord('the-news')).not.toBe(siteWord('the-news-2').slice(0, siteWord('the-news').length - 1))
})

test('nothing that can be typed is an error', { timeout: 60_000 }, async () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        '*',
        ' ',
        '(',
        ')',
        ':',
        '^',
        '-',
        '+',
        '{',
        '}',
        'a',
        'AND',
        'NEAR',
        ',',
        '\\',
        ';',
      ),
    }),
  )
  await fc.assert(
    fc.asyncProperty(noise, async (query) => {
      const match = toMatch('paper', query.replaceAll('\0', ''))
      if (match === null) return
      const found = env.SEARCH_DB.prepare('SELECT rowid FROM words WHERE words MATCH ?').bind(match)
      expect((await found.all()).results).toEqual([])
    }),
    { numRuns: 300 },
  )
})
