import { expect, test } from 'vitest'
import { page } from 'vitest/browser'

import {
  asked,
  comment,
  expectAccessible,
  own,
  refused,
  serve,
  show,
  storage,
  useComments,
} from '../testing/comments.ts'

import {
  omar,
  held,
  forModerators,
  decided,
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

test('a comment that waits stands in its place, says why, and is approved', async () => {
  remember()
  openAt('c9&moderate')
  const fetched = serve({
    'GET /v1/admin/sites/demo/comments/c9': forModerators(held),
    'POST /v1/admin/sites/demo/decisions': decided('c9'),
    ...LIST,
  })
  const element = show()
  await hasFocus(article('They sell'))
  await expect.element(article('They sell')).toMatchTextContent('Held: links')
  expect(article('They sell').element().textContent).toContain('awaiting moderation')
  expect((article('They sell').element() as HTMLElement).innerText).not.toContain('awaiting moderation')
  await expectAccessible(element)
  await inArticle('They sell', 'Approve').click()
  await hasFocus(inArticle('They sell', 'Undo approval'))
  await expect.element(article('They sell')).not.toMatchTextContent('Held')
  await expect.element(inArticle('They sell', 'Reply to Nadia')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Comments 3' })).toBeVisible()
  expect(bodies(fetched)).toEqual([{ commentIds: ['c9'], status: 'approved' }])
  const tokens = fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('Authorization'))
  // What readers ask goes without it.
  expect(tokens).toEqual([null, 'Bearer baraza_place_token', 'Bearer baraza_place_token'])
  expect(fetched.mock.calls.every(([, init]) => init?.credentials === undefined)).toBe(true)
})

test('an answer that waits stands under what it answers', async () => {
  remember()
  openAt('c9&moderate')
  serve({ 'GET /v1/admin': forModerators({ ...held, parentId: 'c1' }, { checkName: 'a rule of tomorrow' }), ...LIST })
  show()
  const thread = page.getByRole('listitem').filter({ hasText: 'What happens' })
  await expect.element(thread.getByRole('article').last()).toMatchTextContent('Waits for a moderator')
})

test('is still there when the list comes in another order', async () => {
  remember()
  openAt('c9&moderate')
  serve({ 'GET /v1/admin': forModerators(held), ...LIST })
  show()
  await expect.element(article('They sell')).toBeVisible()
  await page.getByRole('button', { name: 'Newest' }).click()
  await expect.element(page.getByRole('button', { name: 'Newest' })).toHaveAttribute('aria-pressed', 'true')
  await expect.element(article('They sell')).toMatchTextContent('Held: links')
  // Elements of the list are given other comments: what stands in each is its own.
  await expect.element(inArticle('They sell', 'Spam')).toBeVisible()
  await expect.element(inArticle('What happens', 'Pin')).toBeVisible()
  expect(article('They sell').getByRole('group').elements()).toHaveLength(1)
})

test('rejects what is published, and takes that back', async () => {
  remember()
  openAt('c1')
  const fetched = serve({
    'POST /v1/admin/sites/demo/decisions': decided('c1', 'd7'),
    'DELETE /v1/admin/sites/demo/decisions/d7': { decision: { id: 'd8', to: 'approved' } },
    ...LIST,
  })
  show()
  await inArticle('What happens', 'Reject').click()
  await expect.element(article('What happens')).toMatchTextContent('Rejected')
  expect(inArticle('What happens', 'Reply to Omar Badru').elements()).toHaveLength(0)
  await expect.element(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
  await inArticle('What happens', 'Undo rejection').click()
  await expect.element(inArticle('What happens', 'Reject')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
  expect(asked(fetched)).toHaveLength(3)
})

test('somebody else’s later decision stands, and is shown', async () => {
  remember()
  openAt('c1')
  serve({
    'POST /v1/admin/sites/demo/decisions': decided('c1'),
    'DELETE /v1/admin': () => refused('decision-superseded'),
    'GET /v1/admin/sites/demo/comments/c1': forModerators(omar, { status: 'spam' }),
    ...LIST,
  })
  show()
  await inArticle('What happens', 'Reject').click()
  await inArticle('What happens', 'Undo rejection').click()
  await expect.element(article('What happens').getByRole('alert')).toMatchTextContent('Their decision stands.')
  await expect.element(article('What happens')).toMatchTextContent('Spam')
})

test('pins and unpins; a fourth pin is refused in words', async () => {
  remember()
  openAt('c1')
  let isFull = false
  serve({
    'PUT /v1/admin/sites/demo/comments/c1/pin': () =>
      isFull ? refused('too-many-pins') : forModerators(omar, { pinnedAt: omar.createdAt }),
    'DELETE /v1/admin/sites/demo/comments/c1/pin': forModerators(omar),
    ...LIST,
  })
  show()
  await inArticle('What happens', 'Pin').click()
  const pinned = page.getByText('Pinned', { exact: true })
  await expect.element(inArticle('What happens', 'Unpin')).toBeVisible()
  await expect.element(pinned).toBeVisible()
  // The list says so already.
  expect(pinned.elements()).toHaveLength(1)
  await inArticle('What happens', 'Unpin').click()
  await expect.element(inArticle('What happens', 'Pin')).toBeVisible()
  isFull = true
  await inArticle('What happens', 'Pin').click()
  await expect.element(article('What happens').getByRole('alert')).toMatchTextContent('Unpin one of them first.')
})

test('an answer of staff keeps its words until it is published, and is published once', async () => {
  remember()
  openAt('c1')
  let isOnline = false
  const answer = comment('c5', 'Joseph', 'The generator starts.', { parentId: 'c1' })
  const fetched = serve({
    'POST /v1/admin/sites/demo/comments': () => (isOnline ? { comment: answer } : new TypeError('no network')),
    ...LIST,
  })
  show()
  await inArticle('What happens', 'Reply as staff').click()
  const field = page.getByRole('textbox', { name: /published at once as \u2068Joseph/ })
  await hasFocus(field)
  await field.fill('The generator starts.')
  await page.getByRole('button', { name: 'Publish reply' }).click()
  await expect.element(article('What happens').getByRole('alert')).toMatchTextContent('cannot be reached')
  await article('What happens').getByRole('button', { name: 'Cancel' }).click()
  await inArticle('What happens', 'Reply as staff').click()
  await expect.element(field).toHaveValue('The generator starts.')
  isOnline = true
  await page.getByRole('button', { name: 'Publish reply' }).click()
  await hasFocus(article('The generator starts.'))
  await expect.element(page.getByRole('heading', { name: 'Comments 3' })).toBeVisible()
  const keys = fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('Idempotency-Key')).filter(Boolean)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  await expect.poll(() => Object.keys(localStorage)).toEqual(['baraza demo visits'])
})

test('an answer to what waits approves it first', async () => {
  remember()
  openAt('c9&moderate')
  const fetched = serve({
    'GET /v1/admin': forModerators(held),
    'POST /v1/admin/sites/demo/decisions': decided('c9'),
    'POST /v1/admin/sites/demo/comments': { comment: comment('c5', 'Joseph', 'So do we.', { parentId: 'c9' }) },
    ...LIST,
  })
  show()
  await inArticle('They sell', 'Approve and reply').click()
  await page.getByRole('textbox', { name: /published at once/ }).fill('So do we.')
  await page.getByRole('button', { name: 'Publish reply' }).click()
  await expect.element(article('So do we.')).toBeVisible()
  expect(bodies(fetched)).toEqual([
    { commentIds: ['c9'], status: 'approved' },
    { parentId: 'c9', body: 'So do we.' },
  ])
})

test('the session ends with its time, and with the console’s', async () => {
  remember({ expiresAt: new Date(Date.now() - 1).toISOString() })
  openAt('c1&moderate')
  serve({ 'POST /v1/admin': () => refused('not-authenticated'), ...LIST })
  show()
  await says('Your time to moderate here is over.')
  expect(sessionStorage.length).toBe(0)
  expect(location.hash).toBe('#comment-c1')
  document.body.replaceChildren()
  remember()
  show()
  await inArticle('What happens', 'Reject').click()
  await says('Your time to moderate here is over.')
  await expect.element(inArticle('What happens', 'Reject')).not.toBeInTheDocument()
  expect(sessionStorage.length).toBe(0)
})

test('Stop leaves a reader’s page: no session, no buttons, nothing that readers are not given', async () => {
  remember()
  openAt('c9&moderate')
  storage.saveOwnComments('/ice', [own(comment('mine', 'Asha', 'My own words.', { status: 'pending' }))])
  serve({ 'GET /v1/admin': forModerators(held), '/mine': () => refused('internal-error'), ...LIST })
  show()
  await expect.element(article('They sell')).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect.element(article('They sell')).not.toBeInTheDocument()
  await expect.element(article('My own words.')).toMatchTextContent('awaiting moderation')
  expect(page.getByRole('button', { name: 'Reject' }).elements()).toHaveLength(0)
  expect(line().elements()).toHaveLength(0)
  expect(sessionStorage.length).toBe(0)
  expect(location.hash).toBe('#comment-c9')
  await expect.element(page.getByRole('status').first()).toMatchTextContent('You moderate no more')
})

test.for([
  ['sw', 'Unasimamia kama', 'Kataa'],
  ['ar', 'تُشرف باسم', 'رفض'],
])('speaks %s', async ([lang, sentence, reject]) => {
  document.documentElement.lang = lang!
  remember()
  openAt('c1&moderate')
  serve(LIST)
  const element = show()
  await expect.element(page.getByText(new RegExp(sentence!))).toBeVisible()
  await expect.element(inArticle('What happens', reject!)).toBeVisible()
  await expectAccessible(element)
})
