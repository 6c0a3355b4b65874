import { beforeEach, expect, test, vi } from 'vitest'
import {
  button,
  expectAccessible,
  fillIn,
  giveTickets,
  posted,
  sent,
  serve,
  showForm,
  ticket,
  useForm,
} from './testing.ts'

useForm()

type Options = { callback: (token: string) => void; 'error-callback': () => void; sitekey: string; language: string }
const page = globalThis as { turnstile?: object | undefined }
let drawn: { place: HTMLElement; options: Options }[]
const reset = vi.fn()

beforeEach(() => {
  drawn = []
  reset.mockReset()
  page.turnstile = {
    render: (place: HTMLElement, options: Options) => drawn.push({ place, options }),
    reset,
    remove: vi.fn(),
  }
  giveTickets.mockImplementation(() => ticket({ turnstileSiteKey: 'site-key' }))
})

async function post(form: HTMLElement) {
  const told = new Promise((resolve) => form.addEventListener('baraza-comment-posted', resolve, { once: true }))
  await button().click()
  await told
}

test('stands in the form, in the page’s own tree, and its token goes with the comment', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn()
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  const { place, options } = drawn[0]!
  expect(options).toMatchObject({ sitekey: 'site-key', language: 'en' })
  expect(place.getRootNode()).toBe(document)
  place.textContent = 'Verify that you are human'
  const { top, height } = place.getBoundingClientRect()
  expect(height).toBeGreaterThan(0)
  expect(top).toBeGreaterThan(form.renderRoot.querySelector('[name=url]')!.getBoundingClientRect().top)
  expect(top).toBeLessThan(form.renderRoot.querySelector('.primary')!.getBoundingClientRect().top)
  await expectAccessible()
  options.callback('a token')
  await post(form)
  expect(sent(fetched).body.turnstileToken).toBe('a token')
})

test('asks for another token for another comment, in the same place', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn('One')
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  drawn[0]!.options.callback('first')
  await post(form)
  reset.mockImplementation(() => drawn[0]!.options.callback('second'))
  await fillIn('Two')
  await post(form)
  expect(sent(fetched, 1).body.turnstileToken).toBe('second')
  expect(drawn).toHaveLength(1)
})

test('where it fails, the comment goes without a token', async () => {
  const fetched = serve(posted())
  const form = await showForm()
  await fillIn()
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  drawn[0]!.options['error-callback']()
  await post(form)
  expect(sent(fetched).body).not.toHaveProperty('turnstileToken')
  expect(sent(fetched).body.stamp).toBe('a stamp')
})

test('leaves nothing behind on the page', async () => {
  serve(posted())
  const form = await showForm()
  await fillIn()
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  form.remove()
  expect(drawn[0]!.place.isConnected).toBe(false)
})
