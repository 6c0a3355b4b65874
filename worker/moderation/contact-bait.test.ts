import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { PATTERNS } from './bait/clue.ts'
import { BAITS } from './bait/testing/baits.ts'
import { ORDINARY } from './bait/testing/ordinary.ts'
import { contactBait } from './contact-bait.ts'

/** What was taken for bait, as it stands in the text: all that a failure needs to say. */
const marked = (body: string) =>
  contactBait({ body }).map(({ kind, start, end }) => `${kind}: ${body.slice(start, end)}`)

describe('bait', () => {
  it.each(BAITS)('%j', (body) => expect(marked(body)).not.toEqual([]))
})

describe('no bait', () => {
  it.each(ORDINARY)('%j', (body) => expect(marked(body)).toEqual([]))
})

describe('says what moved it, and where', () => {
  it.each<[body: string, facts: string[]]>([
    ['Piga simu 0712 345 678 leo', ['phone: 0712 345 678']],
    ['Call ０７１２-３４５-６７８!', ['phone: ０７１２-３４５-６７８']],
    ['see t.me/abc', ['link: t.me/a']],
    ['Please DM me', ['invitation: DM me']],
    ['Do you need a loan? No\ncollateral!', ['promise: Do you need a loan', 'promise: No\ncollateral']],
  ])('%j', (body, facts) => expect(marked(body)).toEqual(facts))
})

test('takes a number for bait in a name, where it can only be there to be called', () => {
  expect(contactBait({ name: 'Mama Fatuma 0712345678', body: 'Nice' })).toEqual([
    { kind: 'phone', field: 'name', start: 12, end: 22 },
  ])
})

test('reads the website', () => {
  expect(contactBait({ website: 'https://wa.me/255700000000', body: 'Nice' })).toMatchObject([{ field: 'website' }])
})

test('does not read the email address, which is the author’s own', () => {
  expect(contactBait({ email: 'call0712345678@gmail.com', body: 'Nice' })).toEqual([])
})

test('adds up promises of all fields', () => {
  expect(contactBait({ name: 'Powerful spell caster', body: 'I bring back lost lovers' })).not.toEqual([])
})

test('takes any text', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((all) => String.fromCharCode(...all))
  fc.assert(
    fc.property(
      fc.oneof(
        units,
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom(...BAITS)).map((all) => all.join(' ')),
      ),
      (body) => {
        for (const { start, end } of contactBait({ body }))
          expect(0 <= start && start < end && end <= body.length).toBe(true)
      },
    ),
  )
})

test('no pattern repeats anything without a bound, so none takes more than so many steps at one place', () => {
  for (const make of PATTERNS) {
    const quantifiers = make()
      .source.replace(/\\./g, 'x')
      .replace(/\[[^\]]*\]/g, 'x')
    expect(quantifiers).not.toMatch(/[*+]|\{\d+,\}/)
  }
})

test('an invitation that is only quoted is nobody’s here; numbers and links are bait all the same', () => {
  const found = (body: string) => contactBait({ body }).map(({ kind }) => kind)
  expect(found('Whatsapp me')).toContain('invitation')
  for (const body of [
    '> Whatsapp me',
    ' > Whatsapp me\n\nDo not trust that man.',
    'He wrote:\n> > please whatsapp me\nHa!',
  ])
    expect(found(body)).toEqual([])
  for (const body of ['> Hello\n\nWhatsapp me', 'a > b: whatsapp me', '> hi\nwhatsapp me\n> whatsapp me'])
    expect(found(body)).toContain('invitation')
  expect(found('> Whatsapp me on wa.me/255712345678')).toContain('link')
  expect(found('> Call +255 712 345 678 now')).toContain('phone')
})
