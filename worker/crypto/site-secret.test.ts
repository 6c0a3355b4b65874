import { expect, test } from 'vitest'
import { encryptEmail } from './email.ts'
import { decryptSecret, encryptSecret } from './site-secret.ts'

const KEY = '0x4AAA-a-turnstile-secret-key'

test('a secret is encrypted differently each time, and read again under its own name and site', async () => {
  const stored = [
    await encryptSecret('secret', 'paper', 'turnstile-secret-key', KEY),
    await encryptSecret('secret', 'paper', 'turnstile-secret-key', KEY),
  ]
  expect(stored[0]).not.toBe(stored[1])
  for (const one of stored) {
    expect(one).not.toContain('turnstile')
    expect(await decryptSecret('secret', 'paper', 'turnstile-secret-key', one)).toBe(KEY)
  }
})

test('a secret is read neither elsewhere nor altered', async () => {
  const stored = await encryptSecret('secret', 'paper', 'turnstile-secret-key', KEY)
  await expect(decryptSecret('other', 'paper', 'turnstile-secret-key', stored)).rejects.toThrow()
  await expect(decryptSecret('secret', 'other', 'turnstile-secret-key', stored)).rejects.toThrow()
  await expect(decryptSecret('secret', 'paper', 'akismet-key', stored)).rejects.toThrow()
  for (let i = 0; i < stored.length; i += 7) {
    const altered = stored.slice(0, i) + (stored[i] === 'A' ? 'B' : 'A') + stored.slice(i + 1)
    await expect(decryptSecret('secret', 'paper', 'turnstile-secret-key', altered)).rejects.toThrow()
  }
})

test('what was encrypted as an address is not read as a secret', async () => {
  const address = await encryptEmail('secret', 'paper', KEY)
  await expect(decryptSecret('secret', 'paper', 'akismet-key', address)).rejects.toThrow()
})
