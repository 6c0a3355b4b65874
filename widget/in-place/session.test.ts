import { expect, test } from 'vitest'
import { page } from 'vitest/browser'

import { asked, comment, expectAccessible, list, refused, serve, show, useComments } from '../testing/comments.ts'

import {
  decided,
  KEY,
  omar,
  session,
  openAt,
  remember,
  article,
  inArticle,
  hasFocus,
  says,
  line,
  bodies,
  LIST,
} from '../testing/in-place.ts'

useComments()

test('the code becomes a session of this tab, and leaves the address before it is sent', async () => {
  openAt('c1&moderate=secret')
  const fetched = serve({
    'POST demo/moderation': () => {
      expect(location.hash).toBe('#comment-c1&moderate')
      return session()
    },
    ...LIST,
  })
  const element = show()
  await expect.element(line()).toMatchTextContent(/Joseph\u2069 until \d\d:\d\d\./)
  expect(history.state).toEqual({ of: 'the host' })
  expect(bodies(fetched)).toEqual([{ code: 'secret' }])
  expect(JSON.parse(sessionStorage.getItem(KEY)!)).toMatchObject({ token: 'baraza_place_token' })
  // What outlasts the tab knows nothing of it.
  await expect.poll(() => Object.keys(localStorage)).toEqual(['baraza demo visits'])
  await hasFocus(article('What happens'))
  await expect.element(inArticle('What happens', 'Pin')).toBeVisible()
  // An answer is not pinned, and nobody approves what is published.
  await expect.element(inArticle('Across the creek', 'Reject')).toBeVisible()
  expect(inArticle('Across the creek', 'Pin').elements()).toHaveLength(0)
  expect(page.getByRole('button', { name: 'Approve' }).elements()).toHaveLength(0)
  await expectAccessible(element)
})

test('goes on after a reload, at whatever comment, and leaves other sites alone', async () => {
  remember()
  openAt('c1')
  serve(LIST)
  show()
  await expect.element(line()).toBeVisible()
  document.body.replaceChildren()
  serve({ '/comments?': list([omar]) })
  show({ site: 'other' })
  await hasFocus(article('What happens'))
  expect(line().elements()).toHaveLength(0)
})

test('an element that turns to another site moderates there, and no more where it came from', async () => {
  remember()
  const there = session({ token: 'baraza_place_other', moderator: { name: 'Zawadi', role: 'moderator' } })
  sessionStorage.setItem(KEY.replace('demo', 'other'), JSON.stringify(there))
  openAt('c1')
  const bread = comment('b1', 'Rose', 'Two ovens.')
  const fetched = serve({ '/decisions': decided('b1'), 'GET other/comments?': list([bread]), ...LIST })
  const element = show()
  await expect.element(line()).toMatchTextContent('Joseph')
  element.setAttribute('site', 'other')
  await expect.element(article('Two ovens.')).toBeVisible()
  await expect.element(line()).not.toBeInTheDocument()
  location.hash = '#comment-b1'
  await expect.element(line()).toMatchTextContent('Zawadi')
  await inArticle('Two ovens.', 'Reject').click()
  await expect.element(inArticle('Two ovens.', 'Undo rejection')).toBeVisible()
  const [[url, init]] = fetched.mock.calls.filter(([, init]) => init?.method === 'POST') as [[string, RequestInit]]
  expect(url).toContain('/sites/other/decisions')
  expect(new Headers(init.headers).get('Authorization')).toBe('Bearer baraza_place_other')
})

test('a reader who has no session loads nothing and asks for nothing', async () => {
  openAt('c1&moderate')
  const fetched = serve(LIST)
  show()
  await hasFocus(article('What happens'))
  expect(asked(fetched)).toHaveLength(1)
  expect(page.getByRole('button', { name: 'Reject' }).elements()).toHaveLength(0)
})

test.for([
  ['handover-invalid', 'This link to moderate was used before, or is older than a minute.'],
  ['origin-not-allowed', 'This page is not one of the site’s addresses.'],
] as const)('a code that is refused with %s is said in words, and the page is a reader’s', async ([type, sentence]) => {
  openAt('c1&moderate=x')
  const fetched = serve({ 'POST demo/moderation': () => refused(type), ...LIST })
  const element = show()
  await says(sentence)
  await expectAccessible(element)
  expect(asked(fetched)).toHaveLength(2)
  expect(sessionStorage.length).toBe(0)
  expect(page.getByRole('button', { name: 'Reject' }).elements()).toHaveLength(0)
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.element(page.getByRole('button', { name: 'Close' })).not.toBeInTheDocument()
  await hasFocus(page.getByRole('heading', { name: /^Comments/ }))
})

test('a forged code ends nobody’s session', async () => {
  remember()
  openAt('c1&moderate=x')
  serve({ 'POST demo/moderation': () => refused('handover-invalid'), ...LIST })
  show()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.element(line()).toBeVisible()
  await expect.element(inArticle('What happens', 'Reject')).toBeVisible()
})

test('what did not get through is tried again with the same code', async () => {
  openAt('c1&moderate=secret0')
  let isOnline = false
  const fetched = serve({
    'POST demo/moderation': () => (isOnline ? session() : new TypeError('no network')),
    ...LIST,
  })
  show()
  await says('cannot be reached')
  isOnline = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(line()).toBeVisible()
  expect(bodies(fetched)).toEqual([{ code: 'secret0' }, { code: 'secret0' }])
})

test('two elements that find one code send it once', async () => {
  openAt('c1&moderate=secret1')
  const fetched = serve({ 'POST demo/moderation': session(), ...LIST })
  show()
  show()
  await expect.poll(() => line().elements().length, { timeout: 20_000 }).toBe(2)
  expect(bodies(fetched)).toHaveLength(1)
})
