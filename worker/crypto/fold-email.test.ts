import { expect, test } from 'vitest'
import { foldEmail, hashFoldedEmail } from './fold-email.ts'

test.for([
  ['Asha@Example.ORG', 'asha@example.org'],
  ['asha+news@example.org', 'asha@example.org'],
  ['asha+a+b@example.org', 'asha@example.org'],
  ['first.last@example.org', 'first.last@example.org'],
  ['First.Last+x@Gmail.com', 'firstlast@gmail.com'],
  ['f.i.r.s.t.last@googlemail.com', 'firstlast@gmail.com'],
  ['first.last@notgmail.com', 'first.last@notgmail.com'],
  ['+@example.org', '+@example.org'],
  ['+tag@gmail.com', '+tag@gmail.com'],
  ['Ünï.Kode+x@Bücher.example', 'ünï.kode@bücher.example'],
])('%s is %s', ([typed, folded]) => {
  expect(foldEmail(typed!)).toBe(folded)
  expect(foldEmail(foldEmail(typed!))).toBe(folded)
})

test('the hash is of the mailbox, of one site and one secret', async () => {
  const hash = await hashFoldedEmail('secret', 'paper', 'a.b+c@gmail.com')
  expect(await hashFoldedEmail('secret', 'paper', 'AB@googlemail.com')).toBe(hash)
  expect(await hashFoldedEmail('secret', 'other', 'ab@gmail.com')).not.toBe(hash)
  expect(await hashFoldedEmail('other', 'paper', 'ab@gmail.com')).not.toBe(hash)
})
