import { expect, test } from 'vitest'
import { signAuthorToken, verifyAuthorToken } from './author-token.ts'
import { signConfirmation, verifyConfirmation } from './confirmation-token.ts'
import { newDeviceId, signReaderToken, verifyReaderToken } from './reader-token.ts'

test('a reader token proves its device on its site, and no author', async () => {
  const id = newDeviceId()
  const token = await signReaderToken('secret', 'paper', id)
  expect(await verifyReaderToken('secret', 'paper', token)).toBe(id)
  expect(await verifyReaderToken('secret', 'other', token)).toBeNull()
  expect(await verifyReaderToken('other', 'paper', token)).toBeNull()
  expect(await verifyAuthorToken('secret', 'paper', token)).toBeNull()
  const [, mac] = token.split('.')
  for (const wrong of ['', '.', id, `${id}.`, `${newDeviceId()}.${mac}`, `${token}.x`, `${id.slice(7)}.${mac}`])
    expect(await verifyReaderToken('secret', 'paper', wrong)).toBeNull()
})

test('an author token stands for its author as a reader', async () => {
  const token = await signAuthorToken('secret', 'paper', 'a1')
  expect(await verifyReaderToken('secret', 'paper', token)).toBe('a1')
  // Signed for another purpose, it is nobody's.
  const id = newDeviceId()
  expect(await verifyReaderToken('secret', 'paper', await signAuthorToken('secret', 'paper', id))).toBeNull()
})

test('a confirmation is of one author on one site, for a day', async () => {
  const token = await signConfirmation('secret', 'paper', 'a1', 1000)
  expect(await verifyConfirmation('secret', 'paper', token, 999)).toEqual({
    authorId: 'a1',
    id: 'confirmation a1 rs',
    expiresAt: 1000,
  })
  expect(await verifyConfirmation('secret', 'paper', token, 1000)).toBeNull()
  expect(await verifyConfirmation('secret', 'other', token, 0)).toBeNull()
  const [, , mac] = token.split('.')
  for (const wrong of ['', '..', `a2.rs.${mac}`, `a1.rz.${mac}`, `a1.RS.${mac}`, `${token}.x`, `a1.${mac}`, 'a1.rs.'])
    expect(await verifyConfirmation('secret', 'paper', wrong, 0)).toBeNull()
})
