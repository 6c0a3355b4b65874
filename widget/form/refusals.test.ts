import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { PROBLEMS, type FieldError, type ProblemType } from '../../shared/problem.ts'
import { messages as ar } from '../locales/ar-form.ts'
import { messages as arRare } from '../locales/ar-rare.ts'
import { messages as en } from '../locales/en-form.ts'
import { messages as enRare } from '../locales/en-rare.ts'
import { sayProblem } from '../locales/rare-messages.ts'
import { messages as sw } from '../locales/sw-form.ts'
import { messages as swRare } from '../locales/sw-rare.ts'
import {
  button,
  comment,
  field,
  fillIn,
  focused,
  goOffline,
  later,
  posted,
  refused,
  serve,
  showForm,
  storage,
  useForm,
} from './testing.ts'

useForm()

const alert = page.getByRole('alert')

test('refuses an empty form beside its fields and sends nothing', async () => {
  const fetched = serve(posted())
  await showForm()
  await button().click()
  await expect.element(field('Comment')).toHaveAccessibleDescription('Write your comment first.')
  await expect.element(field('Name')).toHaveAccessibleDescription('Enter your name.')
  await expect
    .element(field('Email'))
    .toHaveAccessibleDescription(
      'Your email address will not be published. Enter a full address, like name@example.org.',
    )
  for (const label of ['Comment', 'Name', 'Email'])
    await expect.element(field(label)).toHaveAttribute('aria-invalid', 'true')
  await expect.element(field('Website')).toHaveAttribute('aria-invalid', 'false')
  expect(focused()).toBe('comment')
  expect(fetched).not.toHaveBeenCalled()
})

test.for([
  ['Comment', ' \n ', 'comment'],
  ['Name', '  ', 'author'],
  ['Email', 'asha@example', 'email'],
  ['Website', 'javascript:alert(1)', 'url'],
] as const)('moves focus to the first wrong field: %s', async ([label, value, name]) => {
  await showForm()
  await fillIn()
  await field(label).fill(value)
  await button().click()
  await expect.element(field(label)).toHaveAttribute('aria-invalid', 'true')
  expect(focused()).toBe(name)
})

test('lets go of an error as it is mended, and of no other', async () => {
  await showForm()
  await button().click()
  await field('Email').fill('asha@example')
  await expect.element(field('Email')).toHaveAttribute('aria-invalid', 'true')
  await field('Email').fill('asha@example.org')
  await expect.element(field('Email')).toHaveAttribute('aria-invalid', 'false')
  await expect.element(field('Name')).toHaveAttribute('aria-invalid', 'true')
})

test('does not scold while somebody is still typing', async () => {
  await showForm()
  await field('Email').fill('asha@')
  await expect.element(field('Email')).toHaveAttribute('aria-invalid', 'false')
})

const fieldError = (path: string, code: FieldError['code']): FieldError => ({ path, code, message: 'For developers' })

test.for([
  ['body', 'required', 'Comment', 'Write your comment first.'],
  ['body', 'too-short', 'Comment', 'Write a little more.'],
  ['body', 'too-long', 'Comment', 'Use at most 5,000 characters.'],
  ['name', 'required', 'Name', 'Enter your name.'],
  ['name', 'too-long', 'Name', 'Use at most 100 characters.'],
  ['email', 'invalid', 'Email', 'Enter a full address, like name@example.org.'],
  ['website', 'invalid', 'Website', 'Enter a web address, like example.org, or leave this empty.'],
] as const)('says the server’s “%s is %s” beside the field', async ([path, code, label, sentence]) => {
  serve(refused('invalid-request', [fieldError(path, code)]))
  await showForm()
  await fillIn()
  await button().click()
  await expect.element(field(label)).toHaveAttribute('aria-invalid', 'true')
  expect(
    field(label)
      .element()
      .ariaDescribedByElements?.map((element) => element.textContent)
      .join(' '),
  ).toContain(sentence)
  await expect.element(alert).toBeEmptyDOMElement()
  await expect.poll(focused).toBe({ Comment: 'comment', Name: 'author', Email: 'email', Website: 'url' }[label])
  await expect.element(field('Comment')).toHaveValue('Seven words. But yes.')
})

test.for<[string, FieldError[] | undefined]>([
  ['a field that is not here', [fieldError('pageKey', 'too-long')]],
  ['nothing in particular', undefined],
])('says above the button when the server refuses %s', async ([, errors]) => {
  serve(refused('invalid-request', errors))
  await showForm()
  await fillIn()
  await button().click()
  await expect.element(alert).toHaveTextContent(enRare.problems['invalid-request'])
})

test('leaves a reader who has gone on where they are', async () => {
  const answer = later()
  serve(answer.promise)
  await showForm()
  const elsewhere = document.createElement('input')
  elsewhere.name = 'search'
  document.body.append(elsewhere)
  await fillIn()
  await button().click()
  elsewhere.focus()
  answer.resolve(refused('invalid-request', [fieldError('email', 'invalid')]))
  await expect.element(field('Email')).toHaveAttribute('aria-invalid', 'true')
  expect(focused()).toBe('search')
})

const locales = { en, sw, ar }
const rare = { en: enRare, sw: swRare, ar: arRare }
const types = Object.keys(PROBLEMS) as ProblemType[]

/** One form for them all: what a reader typed outlasts every refusal there is. */
test.for(['en', 'sw', 'ar'] as const)('says what each problem means, in %s, and keeps the words', async (locale) => {
  const fetched = serve(...types.map((type) => refused(type)))
  const form = await showForm({ locale })
  const { labels, post } = locales[locale]
  await field(labels.body).fill('Seven words. But yes.')
  await field(labels.name).fill('Asha Mfaume')
  await field(labels.email).fill('asha@example.org')
  const submit = button(post).element() as HTMLButtonElement
  for (const [nth, type] of types.entries()) {
    submit.click()
    await expect.poll(() => fetched.mock.calls.length).toBe(nth + 1)
    await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('false')
    await expect.poll(() => alert.element().textContent, { message: type }).toContain(sayProblem(rare[locale], type))
    expect((field(labels.body).element() as HTMLTextAreaElement).value).toBe('Seven words. But yes.')
    expect(storage.draft(form.setting.pageKey, null)?.body).toBe('Seven words. But yes.')
  }
})

test.for<[string, () => Response | Error, string]>([
  ['no connection', () => new TypeError('Failed to fetch'), en.failed],
  ['a server that never answers', () => new DOMException('', 'TimeoutError'), en.failed],
  ['a 500 without JSON', () => new Response('<h1>Oops</h1>', { status: 500 }), enRare.problems['internal-error']],
  ['a proxy’s page', () => new Response('<h1>Log in</h1>'), enRare.problems['internal-error']],
  ['a proxy’s JSON', () => Response.json({ ok: true }), enRare.problems['internal-error']],
  ['JSON of another shape', () => Response.json('hello'), enRare.problems['internal-error']],
  ['null', () => Response.json(null, { status: 502 }), enRare.problems['internal-error']],
  [
    'an answer that stops in its middle',
    () => new Response('{"comment":{"id"', { status: 201 }),
    enRare.problems['internal-error'],
  ],
  [
    'a problem of tomorrow',
    () => Response.json({ type: '/problems/page-haunted' }, { status: 409 }),
    enRare.problems['internal-error'],
  ],
])('keeps the words and can try again after %s', async ([, answer, sentence]) => {
  const fetched = serve(answer(), posted())
  const form = await showForm()
  await fillIn()
  await button().click()
  await expect.element(alert).toHaveTextContent(sentence)
  await expect.element(field('Comment')).toHaveValue('Seven words. But yes.')
  expect(storage.draft(form.setting.pageKey, null)?.body).toBe('Seven words. But yes.')
  const told = vi.fn()
  form.addEventListener('baraza-comment-posted', told)
  await button().click()
  await expect.poll(() => told.mock.calls.length).toBe(1)
  await expect.element(alert).toBeEmptyDOMElement()
  expect(fetched).toHaveBeenCalledTimes(2)
})

test('takes back that the connection failed when it is back', async () => {
  serve(new TypeError('Failed to fetch'))
  await showForm()
  await goOffline()
  await fillIn()
  await button().click()
  await expect.element(alert).toHaveTextContent(en.failed)
  await expect.element(field('Comment')).toHaveValue('Seven words. But yes.')
  await goOffline(false)
  await expect.element(alert).toBeEmptyDOMElement()
})

test('says so when the time for an edit is over, and keeps the change', async () => {
  serve(refused('edit-window-closed'))
  await showForm({ editing: { comment: comment(), body: 'Before.', token: 'author.token' } })
  await field('Comment').fill('After.')
  await button('Save').click()
  await expect.element(alert).toHaveTextContent('The time for changing this comment is over.')
  await expect.element(field('Comment')).toHaveValue('After.')
})
