import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signAuthorToken } from '../crypto/author-token.ts'
import { MAX_STAMP_AGE, readFormStamp, signFormStamp } from './form-stamp.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const stamp = () => signFormStamp('secret', 'paper', '/ice', NOW)

test('a stamp tells its age on its own page, and on no other', async () => {
  const key = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' })
  await fc.assert(
    fc.asyncProperty(key, key, fc.integer({ min: 0, max: MAX_STAMP_AGE }), async (pageKey, other, age) => {
      const signed = await signFormStamp('secret', 'paper', pageKey, NOW)
      expect(signed).toMatch(/^[\w.-]{52}$/)
      expect(await readFormStamp('secret', 'paper', pageKey, signed, NOW + age)).toBe(age)
      expect(await readFormStamp('secret', 'paper', other, signed, NOW + age)).toBe(other === pageKey ? age : null)
    }),
  )
})

test.for<[what: string, age: number, read: number | null]>([
  ['just given out', 0, 0],
  ['as old as can be', MAX_STAMP_AGE, MAX_STAMP_AGE],
  ['too old', MAX_STAMP_AGE + 1, null],
  ['of the future', -1, null],
])('a stamp that is %s', async ([, age, read]) => {
  expect(await readFormStamp('secret', 'paper', '/ice', await stamp(), NOW + age)).toBe(read)
})

test('a stamp is worth nothing elsewhere', async () => {
  expect(await readFormStamp('other', 'paper', '/ice', await stamp(), NOW)).toBeNull()
  expect(await readFormStamp('secret', 'other', '/ice', await stamp(), NOW)).toBeNull()
  // The same parts, signed for something else.
  const token = await signAuthorToken('secret', 'paper', NOW.toString(36))
  expect(await readFormStamp('secret', 'paper', '/ice', token, NOW)).toBeNull()
})

test('a stamp of which one character was changed is forged', async () => {
  const signed = await stamp()
  for (let i = 0; i < signed.length; i++) {
    const forged = signed.slice(0, i) + (signed[i] === 'A' ? 'B' : 'A') + signed.slice(i + 1)
    expect(await readFormStamp('secret', 'paper', '/ice', forged, NOW)).toBeNull()
  }
  const [time, signature] = signed.split('.') as [string, string]
  for (const forged of [
    `${(NOW - 60_000).toString(36)}.${signature}`,
    `${time}.`,
    time,
    `.${signature}`,
    `${signed}.x`,
  ])
    expect(await readFormStamp('secret', 'paper', '/ice', forged, NOW)).toBeNull()
})

test('no string makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      expect(await readFormStamp('secret', 'paper', '/ice', text, NOW)).toBeNull()
    }),
  )
})
