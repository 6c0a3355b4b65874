import { expect, test } from 'vitest'
import { signAuthorToken, verifyAuthorToken } from './author-token.ts'
import { decryptEmail, encryptEmail, hashEmail } from './email.ts'
import { keyFor } from './keys.ts'

const EMAIL = 'asha@example.org'

test('an address is encrypted differently each time, and read again on its own site', async () => {
  const stored = [await encryptEmail('secret', 'paper', EMAIL), await encryptEmail('secret', 'paper', EMAIL)]
  expect(stored[0]).not.toBe(stored[1])
  for (const one of stored) expect(await decryptEmail('secret', 'paper', one)).toBe(EMAIL)
})

test('an address is not read with another secret, on another site, or altered', async () => {
  const stored = await encryptEmail('secret', 'paper', EMAIL)
  await expect(decryptEmail('other', 'paper', stored)).rejects.toThrow()
  await expect(decryptEmail('secret', 'other', stored)).rejects.toThrow()
  await expect(decryptEmail('secret', 'paper', `${stored.slice(0, -2)}AA`)).rejects.toThrow()
  await expect(decryptEmail('secret', 'paper', '')).rejects.toThrow()
})

test('an address is found again by its hash, on its own site only', async () => {
  const hash = await hashEmail('secret', 'paper', EMAIL)
  expect(await hashEmail('secret', 'paper', 'Asha@Example.ORG')).toBe(hash)
  expect(await hashEmail('secret', 'other', EMAIL)).not.toBe(hash)
  expect(await hashEmail('other', 'paper', EMAIL)).not.toBe(hash)
})

test('an author token proves its author on its site, and nothing else', async () => {
  const token = await signAuthorToken('secret', 'paper', 'a1')
  expect(await verifyAuthorToken('secret', 'paper', token)).toBe('a1')
  expect(await verifyAuthorToken('secret', 'other', token)).toBeNull()
  expect(await verifyAuthorToken('other', 'paper', token)).toBeNull()
  const [, mac] = token.split('.')
  for (const wrong of [
    '',
    '.',
    'a1',
    'a1.',
    `a2.${mac}`,
    `a1.${mac}.x`,
    `a1.${mac}=`,
    `A1.${mac}`,
    token.slice(0, -1),
    'a1.%%',
  ])
    expect(await verifyAuthorToken('secret', 'paper', wrong)).toBeNull()
  // Each character counts, in every one of its bits.
  for (let i = 3; i < token.length; i++) {
    const altered = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1)
    expect(await verifyAuthorToken('secret', 'paper', altered)).toBeNull()
  }
})

test('without a secret nothing is signed', () => {
  expect(() => keyFor('', 'author-token')).toThrow('SECRET')
})
