import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../../../shared/admin.ts'
import { mark } from './marks.ts'

const fact = (start: number | null, end: number | null, text = 'word', field: Fact['field'] = 'body'): Fact => ({
  field,
  start,
  end,
  text,
})

test('marks the places that moved a rule, and no others', () => {
  expect(mark('Best price, now', 'body', [fact(5, 10, 'price'), fact(0, 4, 'x', 'name')])).toEqual([
    { text: 'Best ', reasons: [] },
    { text: 'price', reasons: ['price'] },
    { text: ', now', reasons: [] },
  ])
})

test('places may overlap, and those that an edit has left behind are none', () => {
  expect(mark('abcdef', 'body', [fact(1, 4, 'one'), fact(3, 5, 'two'), fact(4, 99), fact(null, null)])).toEqual([
    { text: 'a', reasons: [] },
    { text: 'bc', reasons: ['one'] },
    { text: 'd', reasons: ['one', 'two'] },
    { text: 'e', reasons: ['two'] },
    { text: 'f', reasons: [] },
  ])
})

test('whatever the places, no word is lost or doubled', () => {
  const place = fc.tuple(fc.integer({ min: -2, max: 30 }), fc.integer({ min: -2, max: 30 }))
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(place), (text, places) => {
      const facts = places.map(([start, end]) => fact(start, end))
      expect(
        mark(text, 'body', facts)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
