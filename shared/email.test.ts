import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMAIL } from './email.ts'
import { MAX_EMAIL_LENGTH } from './limits.ts'

const label = 'a'.repeat(63)

test.for([
  'asha@example.org',
  'asha.mfaume+comments@mail.example.co.tz',
  "o'brien@example.ie",
  'a@b.io',
  'UPPER.case@EXAMPLE.ORG',
  '{odd}|but/legal=#1@example.org',
  'jürgen@münchen.example',
  'asha@xn--mnchen-3ya.de',
  'info@xn--e1afmkfd.xn--p1ai',
  '用户@例子.公司',
  'نورة@مثال.السعودية',
  'राम@उदाहरण.भारत',
  'x@123.example',
  `${'l'.repeat(64)}@example.org`,
  `a@${label}.org`,
])('accepts %s', (address) => {
  expect(address).toMatch(EMAIL)
})

test.for([
  ['without a dot in the domain', 'asha@example'],
  ['without an at sign', 'asha.example.org'],
  ['with two', 'asha@mfaume@example.org'],
  ['without a local part', '@example.org'],
  ['without a domain', 'asha@'],
  ['with a space', 'asha mfaume@example.org'],
  ['with a space after it', 'asha@example.org '],
  ['with a line after it', 'asha@example.org\nBcc: all@example.org'],
  ['in angle brackets', 'Asha <asha@example.org>'],
  ['of two people', 'asha@example.org,omar@example.org'],
  ['with a leading dot', '.asha@example.org'],
  ['with a trailing dot', 'asha.@example.org'],
  ['with two dots in a row', 'asha..mfaume@example.org'],
  ['with two dots in the domain', 'asha@example..org'],
  ['with a dot after the domain', 'asha@example.org.'],
  ['with a hyphen before the domain', 'asha@-example.org'],
  ['with a hyphen after a label', 'asha@example-.org'],
  ['with an underscore in the domain', 'asha@ex_ample.org'],
  ['with one letter after the last dot', 'asha@example.o'],
  ['of a bare IPv4 address', 'asha@192.168.10.12'],
  ['of an address literal', 'asha@[192.168.10.12]'],
  ['with a comma for a dot', 'asha@example,org'],
  ['with a NUL', 'asha\0@example.org'],
  ['that turns the text around it', 'asha\u202e@example.org'],
  ['with a local part that is too long', `${'l'.repeat(65)}@example.org`],
  ['with a label that is too long', `a@a${label}.org`],
])('refuses an address %s', ([, address]) => {
  expect(address).not.toMatch(EMAIL)
})

test('decides on anything in linear time', () => {
  // A pattern that starts again at each character would take minutes on these: the runner's own limit would tell.
  const long = 100_000
  for (const evil of ['a', '.a', '@', 'a@', 'a-', 'a.', '-', 'é', '👍', 'a@a.'])
    for (const around of ['', '@', 'a@', '@a.org']) expect(EMAIL.test(around + evil.repeat(long))).toBe(false)
  expect(EMAIL.test(`a@${'a.'.repeat(long)}!`)).toBe(false)
  expect(EMAIL.test(`a@${'a-'.repeat(long)}.org`)).toBe(false)
})

test('takes no address that would break a line or a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: MAX_EMAIL_LENGTH }), (text) => {
      if (EMAIL.test(text)) expect(text).not.toMatch(/[\s\p{Cc}<>,;:"\\]/u)
    }),
  )
})
