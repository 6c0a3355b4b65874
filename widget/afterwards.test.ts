import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterwards } from './afterwards.ts'
import { comment, list, own, refused, serve, show, storage, useComments } from './testing/comments.ts'
import { FakeSocket, fakeSockets } from './testing/live.ts'

useComments()
beforeEach(() => void fakeSockets())
afterEach(() => vi.unstubAllGlobals())

vi.mock(import('./own.ts'), () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

const asha = comment('c1', 'Asha', 'The quarrels have moved.')
const visits = () => localStorage.getItem('baraza demo visits')

test('where the list has not come nothing follows it, until it has', async () => {
  const answers = [refused('internal-error'), list([asha])]
  serve({ 'GET demo/comments?': () => answers.shift()! })
  const element = show({ live: 'on' })
  await vi.waitFor(() => expect(element.acts).toBeDefined())
  await afterwards(element, element.acts!)
  expect(FakeSocket.all).toEqual([])
  expect(visits()).toBeNull()

  await element.handleRetry()
  await vi.waitFor(() => expect(FakeSocket.open).toHaveLength(1))
  await vi.waitFor(() => expect(visits()).toContain('/ice'))
})

test('what follows does not wait for the code that looks after one’s own comments', async () => {
  storage.saveOwnComments('/ice', [own({ ...asha, status: 'pending' })])
  serve({ 'GET demo/comments?': list([asha]) })
  show({ live: 'on' })
  await vi.waitFor(() => expect(FakeSocket.open).toHaveLength(1))
  await vi.waitFor(() => expect(visits()).toContain('/ice'))
})
