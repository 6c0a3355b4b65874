import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  button,
  comment,
  expectAccessible,
  field,
  fillIn,
  giveTickets,
  later,
  PAGE,
  posted,
  refused,
  sent,
  serve,
  showForm,
  ticket,
  turn,
  useForm,
} from './testing.ts'

useForm()
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const DAY = 24 * 60 * 60_000

/** Posts what is in the form; resolves when the server has it. */
async function post(form: HTMLElement) {
  const told = new Promise((resolve) => form.addEventListener('baraza-comment-posted', resolve, { once: true }))
  await button().click()
  await told
}

test('nobody asks for a ticket before somebody writes', async () => {
  serve(posted())
  await showForm()
  expect(giveTickets).not.toHaveBeenCalled()
})

test('who begins to write is asked for once, and the stamp goes with the comment', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn()
  await field('Website').click()
  expect(giveTickets).toHaveBeenCalledExactlyOnceWith(
    `https://api.example/v1/sites/demo/form?pageKey=${encodeURIComponent(PAGE.pageKey)}`,
  )
  await post(form)
  expect(sent(fetched).body.stamp).toBe('a stamp')
})

test('an edit needs none', async () => {
  serve(posted())
  const form = await showForm({ editing: { comment: comment(), body: 'What I wrote.', token: 'author.token' } })
  form.focus()
  await field('Comment').fill('What I meant.')
  expect(giveTickets).not.toHaveBeenCalled()
})

test.for<[string, () => Response | Error]>([
  ['does not arrive', () => new TypeError('Failed to fetch')],
  ['is refused', () => refused('internal-error')],
  ['is a proxy’s page', () => new Response('<h1>Log in</h1>')],
])('a ticket that %s holds up nobody', async ([, answer]) => {
  giveTickets.mockImplementation(answer)
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn()
  await post(form)
  expect(sent(fetched).body).not.toHaveProperty('stamp')
  expect(sent(fetched).body.body).toBe('Seven words. But yes.')
})

test('a comment waits for a ticket that is on its way', async () => {
  const answer = later()
  giveTickets.mockImplementation(() => answer.promise)
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn()
  await button().click()
  await expect.element(button('Posting…')).toBeVisible()
  expect(fetched).not.toHaveBeenCalled()
  const told = new Promise((resolve) => form.addEventListener('baraza-comment-posted', resolve))
  answer.resolve(ticket())
  await told
  expect(sent(fetched).body.stamp).toBe('a stamp')
})

test('a ticket of yesterday is asked for again, one of today is kept', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn()
  vi.setSystemTime(Date.now() + DAY - 60_000)
  await field('Comment').click()
  expect(giveTickets).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 120_000)
  giveTickets.mockImplementation(() => ticket({ stamp: 'a new stamp' }))
  await field('Name').click()
  expect(giveTickets).toHaveBeenCalledTimes(2)
  await post(form)
  expect(sent(fetched).body.stamp).toBe('a new stamp')
})

test('the next comment, and another page, have a ticket of their own', async () => {
  serve(posted())
  const form = await showForm()
  await fillIn()
  await post(form)
  await field('Comment').fill('Another thing.')
  expect(giveTickets).toHaveBeenCalledTimes(2)
  turn(form, { pageKey: '/bread' })
  await form.updateComplete
  await field('Name').click()
  expect(giveTickets).toHaveBeenLastCalledWith(expect.stringContaining('pageKey=%2Fbread'))
})

test('what was refused is sent again with the stamp it had', async () => {
  const fetched = serve(refused('internal-error'), posted())
  const form = await showForm()
  await fillIn()
  await button().click()
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
  await expect.element(button()).toHaveAttribute('aria-disabled', 'false')
  giveTickets.mockImplementation(() => ticket({ stamp: 'a new stamp' }))
  await post(form)
  expect(sent(fetched, 1).body.stamp).toBe('a stamp')
})

test('people do not meet the field for machines; what is in it is sent', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  const trap = form.renderRoot.querySelector<HTMLInputElement>('[name=fax]')!
  expect(trap).toMatchObject({ tabIndex: -1, ariaHidden: 'true', autocomplete: 'off' })
  expect(trap.getBoundingClientRect().width).toBeLessThanOrEqual(1)
  await fillIn()
  await field('Website').click()
  await userEvent.tab()
  expect(form.shadowRoot!.activeElement).toHaveProperty('type', 'checkbox')
  await expectAccessible()
  await post(form)
  expect(sent(fetched).body).not.toHaveProperty('fax')

  await fillIn('Cheap pills')
  trap.value = '+255'
  await post(form)
  expect(sent(fetched, 1).body.fax).toBe('+255')
})
