import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CommentFormElement } from '../elements/comment-form-element.ts'
import {
  button,
  comment,
  field,
  fillIn,
  PAGE,
  posted,
  reload,
  serve,
  showForm,
  storage,
  turn,
  useForm,
} from '../form/testing.ts'

useForm()

const textarea = (form: CommentFormElement) => form.renderRoot.querySelector('textarea')!
const saved = page.getByText(/^Draft saved/)
const reply = (id: string) => comment({ id, author: { id: 'a2', name: 'Omar Badru', website: null, role: 'reader' } })

/** Types as a keyboard or a paste would end: the whole text, then the event. */
function type(form: CommentFormElement, text: string) {
  textarea(form).value = text
  textarea(form).dispatchEvent(new Event('input', { bubbles: true }))
}

test('saves what is typed within a moment, and says so', async () => {
  await showForm()
  await expect.element(saved).not.toBeInTheDocument()
  await field('Comment').fill('The drum at our place')
  await expect.element(saved).toHaveTextContent('Draft saved in this browser, just now')
  expect(storage.draft(PAGE.pageKey, null)?.body).toBe('The drum at our place')
})

test('does not promise what the browser has refused', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const form = await showForm()
  await field('Comment').fill('The drum at our place')
  dispatchEvent(new Event('pagehide'))
  await form.updateComplete
  expect(storage.draft(PAGE.pageKey, null)?.body).toBe('The drum at our place')
  await expect.element(saved).not.toBeInTheDocument()
  vi.restoreAllMocks()
  storage.saveDraft(PAGE.pageKey, null, undefined)
})

test.for<[string, (form: CommentFormElement) => void]>([
  ['is left', () => dispatchEvent(new Event('pagehide'))],
  ['is hidden', () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))],
  ['takes the form away', (form) => form.remove()],
])('saves at once when the page %s', async ([, leave]) => {
  const form = await showForm()
  type(form, 'Not a word lost')
  leave(form)
  expect(storage.draft(PAGE.pageKey, null)?.body).toBe('Not a word lost')
})

test('brings back any text after a reload, to the letter', async () => {
  const letters = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\t',
    '👩‍👩‍👧',
    '🇹🇿',
    'ع',
    'ש',
    '\u200f',
    '\u202e',
    'é',
    'e\u0301',
    '<b>',
    '&amp;',
    '"',
    '\\',
    '\0',
    '${x}',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(letters, { maxLength: 5_000, size: 'max' }).map((parts) => parts.join('').slice(0, 5_000).toWellFormed()),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const form = await showForm()
      type(form, text)
      const typed = textarea(form).value
      expect(textarea(await reload()).value).toBe(typed)
      localStorage.clear()
      document.body.replaceChildren()
    }),
    { numRuns: 60 },
  )
})

test('tells how old a draft is', async () => {
  storage.saveDraft(PAGE.pageKey, null, { body: 'Older words', savedAt: Date.now() - 130_000 })
  await showForm()
  await expect.element(saved).toHaveTextContent('Draft saved in this browser, 2m ago')
})

test('keeps a draft for each page and each parent, and swaps them', async () => {
  const form = await showForm()
  type(form, 'To the page')
  form.parent = reply('c1')
  await form.updateComplete
  expect(textarea(form).value).toBe('')
  type(form, 'To Omar')
  turn(form, { pageKey: '/other' })
  form.parent = null
  await form.updateComplete
  expect(textarea(form).value).toBe('')
  turn(form, PAGE)
  await form.updateComplete
  expect(textarea(form).value).toBe('To the page')
  form.parent = reply('c1')
  await form.updateComplete
  expect(textarea(form).value).toBe('To Omar')
})

test('leaves the words alone when the same page and parent are given again', async () => {
  const form = await showForm({ parent: reply('c1') })
  type(form, 'Half a sen')
  textarea(form).setSelectionRange(4, 4)
  turn(form, { pageTitle: 'Another headline', maxLength: 20 })
  form.parent = reply('c1')
  await form.updateComplete
  expect(textarea(form).value).toBe('Half a sen')
  expect(textarea(form).selectionStart).toBe(4)
})

test('keeps the caret where somebody types', async () => {
  const form = await showForm()
  await field('Comment').fill('The drum our place')
  textarea(form).setSelectionRange(9, 9)
  await userEvent.keyboard('at ')
  await expect.element(saved).toBeVisible()
  await userEvent.keyboard('at')
  expect(textarea(form).value).toBe('The drum at at' + 'our place'.padStart(9))
})

test('stores nothing for a field that is emptied', async () => {
  const form = await showForm()
  type(form, 'Words')
  form.remove()
  const again = await reload()
  type(again, '')
  again.remove()
  expect(localStorage).toHaveLength(0)
})

test('has nothing to say about the draft of another tab', async () => {
  const idle = await showForm()
  storage.saveDraft(PAGE.pageKey, null, { body: 'From the other tab', savedAt: 1 })
  dispatchEvent(new Event('pagehide'))
  idle.remove()
  expect(storage.draft(PAGE.pageKey, null)?.body).toBe('From the other tab')
})

test('lets the last of two tabs win', async () => {
  const first = await showForm()
  const second = await showForm()
  type(second, 'Second')
  dispatchEvent(new Event('pagehide'))
  type(first, 'First, later')
  dispatchEvent(new Event('pagehide'))
  expect(textarea(await reload()).value).toBe('First, later')
})

test('survives being moved in the page', async () => {
  const form = await showForm()
  type(form, 'Half a sen')
  document.body.append(form)
  await form.updateComplete
  expect(textarea(form).value).toBe('Half a sen')
  type(form, 'Half a sentence')
  dispatchEvent(new Event('pagehide'))
  expect(storage.draft(PAGE.pageKey, null)?.body).toBe('Half a sentence')
})

test('is cleared by posting, for good', async () => {
  serve(posted())
  const form = await showForm()
  await fillIn()
  await button().click()
  await expect.element(field('Comment')).toHaveValue('')
  form.remove()
  expect(storage.draft(PAGE.pageKey, null)).toBeUndefined()
  expect(textarea(await reload()).value).toBe('')
})

test('brings back name and address after a reload of the tab, and forgets them once posted', async () => {
  await showForm()
  await fillIn()
  await page.getByRole('checkbox').click()
  await reload()
  await expect.element(field('Name')).toHaveValue('Asha Mfaume')
  await expect.element(field('Email')).toHaveValue('asha@example.org')
  expect(JSON.stringify(localStorage)).not.toContain('asha@example.org')

  serve(posted())
  await fillIn()
  await page.getByRole('checkbox').click()
  await button().click()
  await expect.poll(() => storage.typedAuthor).toBeUndefined()
})
