import { describe, expect, it, vi } from 'vitest'
import { MAX_BODY_LENGTH } from '../../shared/limits.ts'
import { MAX_DEPTH } from './block-rules.ts'
import { MAX_MARKS } from './inlines.ts'
import { markdown } from './markdown.ts'
import { parseMarkdown } from './parse.ts'
import { census } from './testing.ts'

const repeat = (text: string) => (length: number) => text.repeat(Math.ceil(length / text.length))
const grow = (line: (i: number) => string) => (length: number) => {
  let text = ''
  for (let i = 1; text.length < length; i++) text += line(i)
  return text
}
const around = (left: string, right: string) => (length: number) => {
  const times = Math.ceil(length / (left.length + right.length))
  return `${left.repeat(times)}a${right.repeat(times)}`
}

/** Each is quadratic or worse for some parser that people use. */
const INPUTS: Record<string, (length: number) => string> = {
  '>': repeat('>'),
  '> ': repeat('> '),
  '- on one line': (length) => `${repeat('- ')(length)}a`,
  '* on one line': (length) => `${repeat('* ')(length)}a`,
  '1. on one line': (length) => `${repeat('1. ')(length)}a`,
  '> and - by turns': (length) => `${repeat('> - ')(length)}a`,
  'each quote deeper': grow((i) => `${'>'.repeat(i)} a\n`),
  'each item deeper': grow((i) => `${'  '.repeat(i)}- a\n`),
  'a deep list, then lines': around('- ', '\nb\n'),
  'a deep quote, then lines': around('> ', '\nb'),
  'lists of all markers': repeat('- a\n+ b\n* c\n'),
  'empty items': repeat('-\n'),
  fences: repeat('```\n'),
  'open emphasis': repeat('*a **a '),
  'nested strong': around('**a ', ' a**'),
  '**': repeat('**'),
  _: repeat('_'),
  _a: repeat('_a'),
  '~~a': repeat('~~a'),
  '[': repeat('['),
  '[ and ]': around('[', ']'),
  '[a](': repeat('[a]('),
  'nested links': around('[', '](b)'),
  '![[': repeat('![['),
  'nested images': around('![', '](a)'),
  titles: repeat('[a](b "'),
  'growing backticks': grow((i) => `${'`'.repeat(i)}a`),
  '<': repeat('<'),
  '<a ': repeat('<a '),
  '<!--': repeat('<!--'),
  '&amp;': repeat('&amp;'),
  '\\': repeat('\\'),
  definitions: repeat('[a]: b "\n'),
  'a@a.a': repeat('a@a.a '),
  'http://': repeat('http://'),
  'www.': repeat('www.'),
  'refused addresses': repeat('http://a:b@c/"'),
  '( in an address': (length) => `https://a.example/${repeat('(')(length)}`,
  'quotes in an address': (length) => `https://a.example/${repeat('"')(length)}`,
  'full stops in an address': (length) => `https://a.example/${repeat('.')(length)}`,
}

/** How often the parser looks ahead for a token's end, where markdown-it's costs multiply, and enters a block. */
const countWork = (body: string) => {
  const spies = [vi.spyOn(markdown.inline, 'skipToken'), vi.spyOn(markdown.block, 'tokenize')]
  parseMarkdown(body)
  const work = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return work
}

describe.each(Object.entries(INPUTS))('%s', (_name, input) => {
  it('becomes a small tree', () => {
    const body = input(MAX_BODY_LENGTH)
    const { depth, marks, nodes, faults } = census(parseMarkdown(body))
    expect(faults).toEqual([])
    expect(depth).toBeLessThanOrEqual(MAX_DEPTH)
    expect(marks).toBeLessThanOrEqual(MAX_MARKS)
    expect(nodes).toBeLessThanOrEqual(body.length + 1)
  })

  it('costs twice the work if twice as long', () => {
    const half = countWork(input(MAX_BODY_LENGTH / 2))
    const whole = countWork(input(MAX_BODY_LENGTH))
    expect(whole).toBeLessThanOrEqual(2.2 * half + 100)
  })
})

it('does not run out of stack on a body ten times too long', () => {
  for (const text of ['>', '- ', '[', '![', '**a ', '_']) {
    expect(() => parseMarkdown(text.repeat((MAX_BODY_LENGTH * 10) / text.length))).not.toThrow()
  }
})
