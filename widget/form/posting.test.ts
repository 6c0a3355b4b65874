import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { messages } from '../locales/en-form.ts'
import { CommentEvent } from '../events.ts'
import {
  button,
  comment,
  field,
  fillIn,
  focused,
  later,
  PAGE,
  posted,
  reload,
  refused,
  sent,
  serve,
  showForm,
  storage,
  turn,
  useForm,
} from './testing.ts'

useForm()

const omar = comment({ id: 'c2', author: { id: 'a2', name: 'Omar Badru', website: null, role: 'reader' } })
const alert = page.getByRole('alert')

/** Resolves with the event that tells of the success. */
const success = (form: HTMLElement, name = 'baraza-comment-posted') =>
  new Promise<Event>((resolve) => form.addEventListener(name, resolve, { once: true }))

test('posts what was typed, and remembers what its author needs', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  const told = success(form)
  await fillIn('  Seven *words*. But yes.\n')
  await field('Website').fill('example.org')
  await button().click()

  const event = (await told) as CommentEvent
  expect(event).toBeInstanceOf(CommentEvent)
  expect(event.comment).toEqual(comment())
  expect(sent(fetched)).toMatchObject({
    url: 'https://api.example/v1/sites/demo/comments',
    method: 'POST',
    body: {
      pageKey: PAGE.pageKey,
      pageUrl: PAGE.pageUrl,
      pageTitle: PAGE.pageTitle,
      name: 'Asha Mfaume',
      email: 'asha@example.org',
      website: 'https://example.org',
      body: 'Seven *words*. But yes.',
    },
  })
  expect(sent(fetched).headers.has('Authorization')).toBe(false)
  expect(storage.authorToken).toBe('author.token')
  expect(storage.ownComments(PAGE.pageKey)).toEqual([
    { comment: comment(), body: 'Seven *words*. But yes.', token: 'author.token' },
  ])
  expect(storage.author).toEqual({ name: 'Asha Mfaume', email: 'asha@example.org', website: 'example.org' })
  expect(storage.draft(PAGE.pageKey, null)).toBeUndefined()
  await expect.element(field('Comment')).toHaveValue('')
  await expect.element(field('Name')).toHaveValue('Asha Mfaume')
  await expect.element(page.getByText('Draft saved')).not.toBeInTheDocument()
})

test('posts a reply to its parent', async () => {
  const fetched = serve(posted({ parentId: 'c2' }))
  const form = await showForm({ parent: omar })
  const told = success(form)
  await fillIn()
  await button().click()
  await told
  expect(sent(fetched).body.parentId).toBe('c2')
})

test('shows the trust it was given before', async () => {
  storage.authorToken = 'earlier.token'
  const fetched = serve(posted())
  const form = await showForm()
  const told = success(form)
  await fillIn()
  await button().click()
  await told
  expect(sent(fetched).headers.get('Authorization')).toBe('Bearer earlier.token')
})

test('forgets the author who does not want to be remembered', async () => {
  storage.author = { name: 'Asha', email: 'asha@example.org', website: '' }
  serve(posted())
  const form = await showForm()
  const told = success(form)
  await field('Comment').fill('Words.')
  await page.getByRole('checkbox').click()
  await button().click()
  await told
  expect(storage.author).toBeUndefined()
  expect(JSON.stringify(localStorage)).not.toContain('asha@example.org')
})

test('stores no email that it was not asked to, even when the answer is lost', async () => {
  serve(new TypeError('Failed to fetch'))
  await showForm()
  await fillIn()
  await page.getByRole('checkbox').click()
  await button().click()
  await expect.element(alert).not.toBeEmptyDOMElement()
  expect(JSON.stringify(localStorage)).not.toContain('asha@example.org')
})

test('says that it posts, keeps its width and its words, and posts once however often it is pressed', async () => {
  const answer = later()
  const fetched = serve(answer.promise)
  const form = await showForm()
  await fillIn()
  form.style.fontFamily = 'monospace'
  const width = () => form.renderRoot.querySelector('.primary')!.getBoundingClientRect().width
  const before = width()
  await button().dblClick()
  const posting = button('Posting…')
  await expect.element(posting).toHaveAttribute('aria-disabled', 'true')
  await posting.click({ force: true })
  await field('Name').click()
  await userEvent.keyboard('{Enter}{Enter}')
  await field('Comment').click()
  await userEvent.keyboard('more{Control>}{Enter}{/Control}')
  expect(width()).toBe(before)
  for (const label of ['Comment', 'Name', 'Email', 'Website']) {
    await expect.element(field(label)).toHaveAttribute('readonly')
    await expect.element(field(label)).toBeEnabled()
  }
  const told = success(form)
  answer.resolve(posted())
  await told
  await expect.element(button()).toHaveAttribute('aria-disabled', 'false')
  expect(fetched).toHaveBeenCalledOnce()
  expect(sent(fetched).body.body).toBe('Seven words. But yes.')
})

test.for(['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])('posts by %s', async (keys) => {
  const fetched = serve(posted())
  const form = await showForm()
  const told = success(form)
  await fillIn()
  await field('Comment').click()
  await userEvent.keyboard(keys)
  await told
  expect(fetched).toHaveBeenCalledOnce()
})

test('posts once when an answer is lost and the reader tries again', async () => {
  const fetched = serve(new TypeError('Failed to fetch'), posted())
  const form = await showForm()
  await fillIn()
  await button().click()
  await expect.element(alert).toHaveTextContent(messages.failed)
  const told = success(form)
  await button().click()
  await told
  expect(sent(fetched, 1).headers.get('Idempotency-Key')).toBe(sent(fetched).headers.get('Idempotency-Key'))
  expect(sent(fetched, 1).body).toEqual(sent(fetched).body)
})

test('posts once when the page is reloaded between two tries', async () => {
  const fetched = serve(later().promise, posted())
  await showForm()
  await fillIn()
  await button().click()
  await expect.element(button('Posting…')).toBeVisible()

  const form = await reload()
  const told = success(form)
  await button().click()
  await told
  const [first, second] = [0, 1].map((nth) => sent(fetched, nth).headers.get('Idempotency-Key'))
  expect(first).toMatch(/^[\x21-\x7e]{8,200}$/)
  expect(second).toBe(first)
})

test.for([
  ['Comment', 'Other words.'],
  ['Name', 'Omar'],
  ['Email', 'omar@example.org'],
  ['Website', 'omar.example'],
] as const)('gives the words a new key when %s has changed', async ([label, value]) => {
  const fetched = serve(refused('internal-error'))
  await showForm()
  await fillIn()
  await button().click()
  await expect.element(alert).not.toBeEmptyDOMElement()
  await field(label).fill(value)
  await button().click()
  await expect.poll(() => fetched.mock.calls.length).toBe(2)
  expect(sent(fetched, 1).headers.get('Idempotency-Key')).not.toBe(sent(fetched).headers.get('Idempotency-Key'))
})

test('takes another key when the server has seen this one with other words', async () => {
  const fetched = serve(refused('idempotency-key-reused'), posted())
  const form = await showForm()
  await fillIn()
  await button().click()
  await expect.element(alert).not.toBeEmptyDOMElement()
  const told = success(form)
  await button().click()
  await told
  expect(sent(fetched, 1).headers.get('Idempotency-Key')).not.toBe(sent(fetched).headers.get('Idempotency-Key'))
})

test('posts without the randomness that only https pages have', async () => {
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
    throw new TypeError('crypto.randomUUID is not a function')
  })
  serve(posted())
  const form = await showForm()
  const told = success(form)
  await fillIn()
  await button().click()
  await told
})

test('cuts a headline that is too long, and never through an emoji', async () => {
  const fetched = serve(posted())
  const form = await showForm({ pageTitle: `${'x'.repeat(299)}👍` })
  const told = success(form)
  await fillIn()
  await button().click()
  await told
  expect(sent(fetched).body.pageTitle).toBe(`${'x'.repeat(299)}\ufffd`)
})

test('settles a comment whose place is no longer on screen, and leaves the new place alone', async () => {
  const answer = later()
  serve(answer.promise)
  const form = await showForm({ parent: omar })
  await fillIn()
  await button().click()
  form.parent = null
  await form.updateComplete
  await expect.element(button()).toHaveAttribute('aria-disabled', 'false')
  await field('Comment').fill('Something else.')
  const told = success(form)
  answer.resolve(posted({ parentId: 'c2' }))
  await told
  await expect.element(field('Comment')).toHaveValue('Something else.')
  expect(storage.draft(PAGE.pageKey, 'c2')).toBeUndefined()
  expect(storage.ownComments(PAGE.pageKey)).toHaveLength(1)
})

test('tells nobody on another page about a comment that arrives late', async () => {
  const answer = later()
  serve(answer.promise)
  const form = await showForm()
  const heard = vi.fn()
  form.addEventListener('baraza-comment-posted', heard)
  await fillIn()
  await button().click()
  turn(form, { pageKey: '/other' })
  await form.updateComplete
  answer.resolve(posted())
  await expect.poll(() => storage.ownComments(PAGE.pageKey)).toHaveLength(1)
  expect(storage.ownComments('/other')).toEqual([])
  expect(heard).not.toHaveBeenCalled()
})

test('is not given up while it posts', async () => {
  serve(later().promise)
  const form = await showForm({ parent: omar })
  const cancelled = vi.fn()
  form.addEventListener('baraza-form-cancelled', cancelled)
  await fillIn()
  await button().click()
  await button('Cancel reply').click()
  expect(cancelled).not.toHaveBeenCalled()
  expect(focused()).toBe('Cancel reply')
})
