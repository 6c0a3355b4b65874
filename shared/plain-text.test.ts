import { expect, it } from 'vitest'
import { EXCERPT_LENGTH } from './limits.ts'
import { excerptOf, plainText } from './plain-text.ts'
import type { Block, RichText } from './rich-text.ts'

it('is the words without the marks', () => {
  const content: RichText = [
    {
      type: 'paragraph',
      children: ['I ', { type: 'strong', children: ['do ', { type: 'emphasis', children: ['not'] }] }, ' agree.'],
    },
    {
      type: 'paragraph',
      children: [{ type: 'link', url: 'https://a.example/', children: ['Read'] }, { type: 'break' }, 'this.'],
    },
  ]
  expect(plainText(content)).toBe('I do not agree.\nRead\nthis.')
})

it('gives each block and item a line of its own, with the number of its item', () => {
  const line = (text: string): Block => ({ type: 'paragraph', children: [text] })
  const content: RichText = [
    { type: 'quote', children: [line('a'), line('b')] },
    { type: 'list', ordered: false, items: [[line('c')], [line('d'), line('e')]] },
    { type: 'list', ordered: true, start: 1986, items: [[line('f')], [line('g')]] },
    { type: 'code', text: 'h\ni' },
    { type: 'paragraph', children: ['j ', { type: 'code', text: 'k' }] },
  ]
  expect(plainText(content)).toBe('a\nb\nc\nd\ne\n1986. f\n1987. g\nh\ni\nj k')
})

it('is empty for nothing', () => {
  expect(plainText([])).toBe('')
})

it('goes as deep as it takes', () => {
  let block: Block = { type: 'paragraph', children: ['deep'] }
  for (let i = 0; i < 100_000; i++) block = { type: 'quote', children: [block] }
  expect(plainText([block])).toBe('deep')
})

it('has a beginning on one line, which cuts no character in two', () => {
  const of = (...children: string[]) => excerptOf(children.map((text) => ({ type: 'paragraph', children: [text] })))
  expect(of('I do', ' not  agree. ')).toBe('I do not agree.')
  expect(of('x'.repeat(EXCERPT_LENGTH))).toBe('x'.repeat(EXCERPT_LENGTH))
  expect(of('x'.repeat(EXCERPT_LENGTH + 1))).toBe(`${'x'.repeat(EXCERPT_LENGTH - 1)}…`)
  expect(of(`${'x'.repeat(EXCERPT_LENGTH - 2)}😀😀`)).toBe(`${'x'.repeat(EXCERPT_LENGTH - 2)}…`)
  expect(of()).toBe('')
})
