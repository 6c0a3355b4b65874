import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  button,
  comment,
  expectAccessible,
  field,
  fillIn,
  focused,
  goOffline,
  later,
  refused,
  serve,
  showForm,
  storage,
  turn,
  useForm,
} from '../form/testing.ts'

useForm()

const own = { comment: comment(), body: 'What I *wrote*.', token: 'author.token' }
const omar = comment({ id: 'c2', author: { id: 'a2', name: 'Omar Badru', website: null, role: 'reader' } })

test.for<[string, () => Promise<unknown>]>([
  ['empty', () => showForm()],
  ['in place', () => showForm({ parent: omar })],
  ['for an edit', () => showForm({ editing: own })],
  ['in Arabic', () => showForm({ locale: 'ar', parent: omar })],
  [
    'with refused fields',
    async () => {
      await showForm()
      await field('Email').fill('asha@example')
      await button().click()
    },
  ],
  [
    'while it posts',
    async () => {
      serve(later().promise)
      await showForm()
      await fillIn()
      await button().click()
    },
  ],
  [
    'offline, with a draft and a counter',
    async () => {
      await showForm({ maxLength: 30 })
      await field('Comment').fill('Ice has moved the clock, has it not?')
      await goOffline()
      await expect.element(page.getByText(/^Draft saved in this browser/)).toBeVisible()
    },
  ],
  [
    'refused by the server',
    async () => {
      serve(refused('page-closed'))
      await showForm()
      await fillIn()
      await button().click()
      await expect.element(page.getByRole('alert')).not.toBeEmptyDOMElement()
    },
  ],
])('is accessible %s', async ([, show]) => {
  await show()
  await expectAccessible()
})

test('has WordPress’s fields in WordPress’s order', async () => {
  const { renderRoot } = await showForm()
  const controls = [...renderRoot.querySelectorAll<HTMLInputElement>('input, textarea, button')]
  expect(controls.map(({ name, type, textContent }) => name || textContent.trim() || type)).toEqual([
    'comment',
    'author',
    'email',
    'url',
    'fax',
    'checkbox',
    'Post CommentPosting…',
  ])
  await expect.element(page.getByRole('heading', { name: 'Leave a Reply', level: 3 })).toBeVisible()
  await expect.element(page.getByText(/Required fields are marked/)).toBeVisible()
  await expect.element(page.getByText('You may use *emphasis*, **strong**, > quote, `code` and links.')).toBeVisible()
  await expect.element(field('Email')).toHaveAccessibleDescription('Your email address will not be published.')
  await expect
    .element(
      page.getByRole('checkbox', {
        name: 'Save my name, email, and website in this browser for the next time I comment.',
      }),
    )
    .toBeChecked()
})

test.for([
  ['Name', { type: 'text', autocomplete: 'name', enterkeyhint: 'next', maxlength: '100', required: '' }],
  ['Email', { type: 'email', autocomplete: 'email', enterkeyhint: 'next', maxlength: '254', required: '' }],
  ['Website', { type: 'url', autocomplete: 'url', enterkeyhint: 'send', maxlength: '200' }],
] as const)('helps the browser to fill in %s', async ([label, attributes]) => {
  await showForm()
  for (const [name, value] of Object.entries(attributes))
    await expect.element(field(label)).toHaveAttribute(name, value)
})

test('names whom a reply is for, and offers a way out', async () => {
  const form = await showForm({ parent: omar })
  const cancelled = vi.fn()
  form.addEventListener('baraza-form-cancelled', cancelled)
  await expect.element(page.getByRole('heading', { name: 'Leave a Reply to Omar Badru' })).toBeVisible()
  await button('Cancel reply').click()
  expect(cancelled).toHaveBeenCalledExactlyOnceWith(expect.any(Event))
})

test('moves focus to the comment when it is asked to, also before it is drawn', async () => {
  const shown = showForm()
  document.body.firstElementChild!.shadowRoot!.querySelector('baraza-comment-form')!.focus()
  await shown
  await expect.poll(focused).toBe('comment')
})

test('is given up by Escape while it is an empty reply, and only then', async () => {
  const form = await showForm({ parent: omar })
  const cancelled = vi.fn()
  form.addEventListener('baraza-form-cancelled', cancelled)
  form.focus()
  await userEvent.keyboard('Words{Escape}')
  expect(cancelled).not.toHaveBeenCalled()
  await field('Comment').clear()
  await userEvent.keyboard('{Escape}')
  expect(cancelled).toHaveBeenCalledOnce()

  form.parent = null
  await form.updateComplete
  form.focus()
  await userEvent.keyboard('{Escape}')
  expect(cancelled).toHaveBeenCalledOnce()
})

test('fills in the author who was saved', async () => {
  storage.author = { name: 'Asha Mfaume', email: 'asha@example.org', website: 'https://asha.example' }
  await showForm()
  await expect.element(field('Name')).toHaveValue('Asha Mfaume')
  await expect.element(field('Email')).toHaveValue('asha@example.org')
  await expect.element(field('Website')).toHaveValue('https://asha.example')
})

test('fills in the author whom another form has saved meanwhile, unless one is typed', async () => {
  await showForm()
  storage.author = { name: 'Asha', email: 'asha@example.org', website: '' }
  await field('Comment').click()
  await expect.element(field('Name')).toHaveValue('Asha')

  await field('Name').clear()
  await field('Comment').click()
  await expect.element(field('Name')).toHaveValue('')
})

test('counts once the limit is near, and cuts no words', async () => {
  await showForm({ maxLength: 100 })
  await field('Comment').fill('x'.repeat(90))
  await expect.element(page.getByText('left')).not.toBeInTheDocument()
  await field('Comment').fill('x'.repeat(91))
  await expect.element(page.getByText('9 characters left')).toBeVisible()
  await field('Comment').fill('x'.repeat(99))
  await expect.element(page.getByText('1 character left')).toBeVisible()

  await field('Comment').fill('x'.repeat(112))
  await expect.element(page.getByText('12 characters too many')).toBeVisible()
  await expect.element(field('Comment')).toHaveValue('x'.repeat(112))
  await expect
    .element(field('Comment'))
    .toHaveAccessibleDescription('Use at most 100 characters. 12 characters too many')
  await expect.element(field('Comment')).toHaveAttribute('aria-invalid', 'true')

  await field('Comment').fill('Short.')
  await expect.element(field('Comment')).toHaveAttribute('aria-invalid', 'false')
})

test('says that the browser is offline, and that it is back', async () => {
  await showForm()
  await goOffline()
  const strip = page.getByRole('status')
  await expect.element(strip).toHaveTextContent('You are offline. Post when you are back; nothing is lost.')
  await goOffline(false)
  await expect.element(strip).toBeEmptyDOMElement()
})

test('speaks the language it is given', async () => {
  const form = await showForm({ locale: 'sw' })
  await expect.element(button('Tuma Maoni')).toBeVisible()
  turn(form, { locale: 'ar' })
  await expect.element(button('إرسال التعليق')).toBeVisible()
  turn(form, { locale: 'en' })
  await expect.element(button('Post Comment')).toBeVisible()
})

test('lets two languages and two sites stand on one page', async () => {
  await showForm({ locale: 'sw' })
  await showForm({ locale: 'en', pageKey: '/other' })
  await expect.element(button('Tuma Maoni')).toBeVisible()
  await expect.element(button('Post Comment')).toBeVisible()
})

test('keeps targets of 44 px, and one column in a narrow place', async () => {
  const form = await showForm({ parent: omar })
  const host = document.body.firstElementChild as HTMLElement
  host.style.inlineSize = '640px'
  const boxes = () => ['Name', 'Email', 'Website'].map((label) => field(label).element().getBoundingClientRect())
  expect(new Set(boxes().map(({ top }) => top)).size).toBe(1)

  host.style.inlineSize = '360px'
  await expect.poll(() => new Set(boxes().map(({ top }) => top)).size).toBe(3)
  for (const control of form.renderRoot.querySelectorAll(
    'button, textarea, .check, input:not([name=fax]):not([type=checkbox])',
  ))
    expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
})

test('grows with the words, up to most of the window', async () => {
  await showForm()
  const height = () => field('Comment').element().getBoundingClientRect().height
  expect(height()).toBe(116)
  await field('Comment').fill('line\n'.repeat(8))
  await expect.poll(height).toBeGreaterThan(180)
  await field('Comment').fill('line\n'.repeat(300))
  await expect.poll(height).toBeCloseTo(innerHeight * 0.6, 0)
})

test('stands on a page that unsets everything', async () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { all: unset }')
  document.adoptedStyleSheets = [sheet]
  const form = await showForm()
  expect(getComputedStyle(form).display).toBe('block')
  document.adoptedStyleSheets = []
})
