import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../shared/plain-text.ts'
import { RichText } from '../../shared/rich-text.ts'
import { MAX_DEPTH } from './block-rules.ts'
import { MAX_MARKS } from './inlines.ts'
import { parseMarkdown } from './parse.ts'
import { census } from './testing.ts'

/** Capitalised, because a lower-case word right behind a fence may be the name of a language. */
const word = fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta', 'Été', 'Ж', '字')

/** What Markdown is made of, in any order. */
const piece = fc.oneof(
  word,
  fc.constantFrom(
    '\n',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '> ',
    '>',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '1986. ',
    '7) ',
    '# ',
  ),
  fc.constantFrom(
    '*',
    '**',
    '_',
    '__',
    '~~',
    '~',
    '`',
    '``',
    '```',
    '~~~',
    '\n```',
    '---',
    '===',
    '\\',
    '|',
    '&amp;',
    '&',
  ),
  fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '<',
    '>',
    '<Br>',
    '<!--',
    '-->',
    '"',
    "'",
    '!',
    ':',
    '@',
    '.',
    '/',
    '\0',
  ),
)
const soup = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''))

const address = fc.constantFrom(
  'https://a.example',
  'www.b.example',
  'javascript:x',
  '//c',
  'mailto:d@e',
  'http://u:p@f',
  '\ud800',
)
const linkedSoup = fc.array(fc.oneof(piece, address), { maxLength: 80 }).map((pieces) => pieces.join(''))

/** Markdown as people mean it: each construct around smaller ones, far deeper than the bound. */
const { nested } = fc.letrec<{ nested: string }>((tie) => ({
  nested: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    word,
    tie('nested').map((inner) => inner.replace(/^/gm, '> ')),
    tie('nested').map((inner) => `- ${inner.replace(/\n/g, '\n  ')}`),
    tie('nested').map((inner) => `12. ${inner.replace(/\n/g, '\n    ')}`),
    fc.tuple(tie('nested'), tie('nested')).map(([a, b]) => `${a}\n\n${b}`),
    fc.tuple(fc.constantFrom('*', '**', '~~', '_'), tie('nested')).map(([mark, inner]) => `${mark}${inner}${mark}`),
    tie('nested').map((inner) => `[${inner}](https://a.example)`),
    tie('nested').map((inner) => `\n\`\`\`\n${inner}\n\`\`\`\n`),
  ),
}))

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')

describe('parseMarkdown', () => {
  it('makes a bounded, valid tree in normal form of any string', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 300 }),
      soup,
      linkedSoup,
      nested,
    )
    fc.assert(
      fc.property(any, (body) => {
        const content = parseMarkdown(body)
        expect(RichText.parse(content)).toEqual(content)

        const { depth, marks, strings, urls, faults } = census(content)
        expect(faults).toEqual([])
        expect(depth).toBeLessThanOrEqual(MAX_DEPTH)
        expect(marks).toBeLessThanOrEqual(MAX_MARKS)
        for (const text of strings) expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
        for (const url of urls) {
          const { href, protocol, username, password } = new URL(url)
          expect(href).toBe(url)
          expect(['http:', 'https:', 'mailto:']).toContain(protocol)
          expect(username + password).toBe('')
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('loses and moves no word, whatever stands around it', () => {
    fc.assert(
      fc.property(soup, (body) => {
        expect(letters(plainText(parseMarkdown(body)))).toBe(letters(body))
      }),
      { numRuns: 1_000 },
    )
  })

  it('loses and moves no word of nested Markdown', () => {
    fc.assert(
      fc.property(nested, (body) => {
        const words = (text: string) => letters(text.replaceAll('(https://a.example)', ''))
        expect(words(plainText(parseMarkdown(body)))).toBe(words(body))
      }),
      { numRuns: 500 },
    )
  })

  it('loses no number that begins a line', () => {
    const line = fc.tuple(fc.integer({ min: 2, max: 999_999_999 }), word).map(([number, text]) => `${number}. ${text}`)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(plainText(parseMarkdown(lines.join('\n')))).toBe(lines.join('\n'))
      }),
    )
  })

  it('leaves alone a text that has no marks', () => {
    const plain = fc
      .array(fc.constantFrom('a', 'b', 'ñ', '字', '👍🏽', ' ', '.', ',', '?', '%', '$', '-', '(', ')'))
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(plain, (body) => {
        const text = `x${body}`.trim()
        expect(parseMarkdown(text)).toEqual([{ type: 'paragraph', children: [text] }])
      }),
    )
  })
})
