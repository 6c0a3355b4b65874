import { beforeEach, expect, test, vi } from 'vitest'
import type { Comment } from '../shared/comment.ts'
import { rememberOwn } from './storage.ts'
import { storageOf } from './testing/storage.ts'

const draft = (body: string) => ({ body, savedAt: 1 })
const own = (id: string, body = id) => ({ comment: { id } as Comment, body, token: 't' })

beforeEach(() => localStorage.clear())

const refuseWrites = () =>
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })

test('keeps drafts by page and by parent', () => {
  const storage = storageOf('demo')
  expect(storage.saveDraft('/a', null, draft('top'))).toBe(true)
  storage.saveDraft('/a', 'c1', draft('reply'))
  storage.saveDraft('/b', null, draft('elsewhere'))
  expect(storage.draft('/a', null)).toEqual(draft('top'))
  expect(storage.draft('/a', 'c1')).toEqual(draft('reply'))
  storage.saveDraft('/a', null, undefined)
  expect(storage.draft('/a', null)).toBeUndefined()
  expect(storageOf('demo').draft('/b', null)).toEqual(draft('elsewhere'))
})

test('keeps sites apart', () => {
  storageOf('one').authorToken = 'token'
  expect(storageOf('two').authorToken).toBeUndefined()
})

test('remembers each own comment once, as it was last', () => {
  const storage = storageOf('demo')
  storage.saveOwnComments('/a', [own('1')])
  storage.saveOwnComments('/a', [own('2')])
  storage.saveOwnComments('/a', [own('1', 'edited')])
  expect(storage.ownComments('/a')).toEqual([own('2'), own('1', 'edited')])
  rememberOwn('demo', '/a', '1')
  expect(storage.ownComments('/a')).toEqual([own('2')])
  rememberOwn('demo', '/a', '2')
  expect(localStorage).toHaveLength(0)
})

test('forgets an author who is taken back', () => {
  const storage = storageOf('demo')
  storage.author = { name: 'Asha', email: 'asha@example.org', website: '' }
  storage.author = undefined
  expect(storage.author).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

test('lasts as long as the page when the disk is full, and says so', () => {
  const storage = storageOf('full')
  storage.saveDraft('/a', null, draft('older'))
  const refusing = refuseWrites()
  expect(storage.saveDraft('/a', null, draft('newer'))).toBe(false)
  expect(storage.draft('/a', null)).toEqual(draft('newer'))
  refusing.mockRestore()
  expect(storage.saveDraft('/a', null, draft('newest'))).toBe(true)
  expect(storage.draft('/a', null)).toEqual(draft('newest'))
  expect(localStorage.getItem('baraza full draft /a ')).toContain('newest')
})

test('works where storage itself is refused', () => {
  const refusing = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Denied', 'SecurityError')
  })
  const storage = storageOf('sandboxed')
  storage.authorToken = 'token'
  expect(storage.authorToken).toBe('token')
  storage.authorToken = undefined
  expect(storage.authorToken).toBeUndefined()
  refusing.mockRestore()
})

test('is not confused by what it did not write', () => {
  localStorage.setItem('baraza demo draft /a ', '{broken')
  expect(storageOf('demo').draft('/a', null)).toBeUndefined()
})
