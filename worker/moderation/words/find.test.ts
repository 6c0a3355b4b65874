import { describe, expect, it, test } from 'vitest'
import { compileWords } from './compile.ts'
import { MAX_ENTRY_LENGTH } from './entry.ts'
import { findWords, MAX_MATCHES } from './find.ts'
import { openWords } from './open.ts'

const find = (lines: string, fields: Record<string, string>) => findWords(openWords(compileWords(lines)), fields)

/** Each row: the list, a body, and what of the body a moderator sees marked. */
const table = (rows: [lines: string, body: string, marked: string[]][]) =>
  it.each(rows)('%j in %j', (lines, body, marked) => {
    expect(find(lines, { body }).map(({ start, end }) => body.slice(start, end))).toEqual(marked)
  })

describe('an entry matches anywhere', () => {
  table([
    ['press', 'I like WordPress.', ['Press']],
    ['Press', 'I like WORDPRESS.', ['PRESS']],
    ['buy now', 'Buy\n\nnow!', ['Buy\n\nnow']],
    ['viagra', 'V\u200bі\u200bа\u200bg\u200br\u200ba', ['V\u200bі\u200bа\u200bg\u200br\u200ba']],
    ['ВИАГРА', 'купи виагра тут', ['виагра']],
    ['賭場', '最好的賭場在這裡', ['賭場']],
    ['cop', 'вынести сор из избы', []],
    ['cop', 'every соp', ['соp']],
    ['сор', 'мусор, муcор', ['сор', 'cор']],
    ['сука', 'cyka', ['cyka']],
    ['كازينو', 'أفضل كازينو', ['كازينو']],
    ['😈👅', 'a 😈👅 b', ['😈👅']],
    ['4u', 'all 4U', ['4U']],
    ['x', 'a box', ['x']],
    ['http://spam.example/', 'see http://SPAM.example/page', ['http://SPAM.example/']],
    ['abcdefgh', 'abcdefg', []],
    ['press', 'pres s', []],
    ['press', '', []],
  ])
})

describe('every entry is told, once', () => {
  table([
    ['a\nab\nabc\nb', 'abc', ['a', 'ab', 'abc', 'b']],
    ['abc\nabc\nABC', 'abc abc', ['abc']],
    ['spam\nham', 'ham spam ham', ['ham', 'spam']],
    ['she\nhe\nhers', 'ushers', ['she', 'he', 'hers']],
  ])
})

describe('lines that mean nothing match nothing', () => {
  table([
    ['', 'anything at all', []],
    ['\n\n \t \n\r\n', 'anything at all', []],
    ['\u200b\n\u00ad\n\u0301', 'anything at all', []],
    ['*\n***\n * * ', 'anything * at all', []],
    ['  spam  \r\n', 'no spam here', ['spam']],
    ['a\rb\nc', 'c b', ['c', 'b']],
  ])
})

describe('* is any run of characters without white space', () => {
  table([
    ['buy*now', 'buynow', ['buynow']],
    ['buy*now', 'well, buy-it-now!', ['buy-it-now']],
    ['buy*now', 'buy it now', []],
    ['*spam*', 'no spam here', ['spam']],
    ['f*ck', 'What the F**K, fuck', ['fuck']],
    ['f*ck', 'f*ck', ['f*ck']],
    ['http*casino*.ru', 'x http://best-casino.example.ru/ y', ['http://best-casino.example.ru']],
    ['a*b*c', 'a1 b2 c3 a1b2c3', ['a1b2c']],
    ['cheap ph*rmacy online', 'Cheap  pharmacy online', ['Cheap  pharmacy online']],
    ['a**b', 'axxb', ['axxb']],
    ['a*b\na*c\na', 'a-c', ['a', 'a-c']],
    ['ａ＊ｂ', 'axb', ['axb']],
    ['ab*cd', 'ab ab-cd', ['ab-cd']],
  ])
})

test('looks into every field, and says which', () => {
  const fields = { name: 'Cheap SEO', email: 'a@seo.example', website: '', body: 'Great post' }
  expect(find('seo', fields)).toEqual([
    { entry: 'seo', field: 'name', start: 6, end: 9 },
    { entry: 'seo', field: 'email', start: 2, end: 5 },
  ])
})

test('does not read on from one field to the next', () => {
  expect(find('spam', { name: 'sp', body: 'am' })).toEqual([])
})

test('names an entry as it is looked for', () => {
  expect(find('Ca$$ino*WIN', { body: 'ca$$ino-win' })).toEqual([
    { entry: 'ca$$ino*win', field: 'body', start: 0, end: 11 },
  ])
})

test('tells no more than enough', () => {
  const lines = Array.from({ length: 100 }, (_, i) => `w${i} `).join('\n')
  expect(find(lines, { name: lines, body: lines })).toHaveLength(MAX_MATCHES)
})

test('looks at so much of an entry, and not at half a character', () => {
  const long = 'a'.repeat(MAX_ENTRY_LENGTH)
  expect(find(`${long}b`, { body: `${long}c` })).toHaveLength(1)
  const emoji = `${'a'.repeat(MAX_ENTRY_LENGTH - 1)}😀`
  expect(find(emoji, { body: 'a'.repeat(MAX_ENTRY_LENGTH) })).toHaveLength(1)
})

test('survives UTF-8', () => {
  const compiled = compileWords('😀a\n😁b\n\ud83d\n賭場\nx*😂')
  expect(new TextDecoder().decode(new TextEncoder().encode(compiled))).toBe(compiled)
  expect(findWords(openWords(compiled), { body: '😁b 😀b x😂' }).map(({ entry }) => entry)).toEqual(['😁b', 'x*😂'])
})

test('refuses what another version compiled', () => {
  expect(() => openWords('baraza-words-0\n')).toThrow(/compiled again/)
  expect(() => openWords('')).toThrow(/compiled again/)
})
