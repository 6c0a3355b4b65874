import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { lightnessOf } from '../controllers/theme.ts'
import { comment, frames, list, serve, show, useComments } from '../testing/comments.ts'

useComments()

const sectionOf = (element: HTMLElement) => element.shadowRoot!.querySelector('section')!
const many = Array.from({ length: 12 }, (_, n) => comment(`c${n}`, `Reader ${n}`, `Comment ${n} `.repeat(40)))

function style(css: string) {
  const element = document.createElement('style')
  element.textContent = css
  document.body.append(element)
}

/** What of the page moves under a reader's eyes, as browsers count it. */
function watchShifts() {
  const shifts: unknown[] = []
  const note = (entries: PerformanceEntryList) => {
    for (const entry of entries as (PerformanceEntry & { hadRecentInput: boolean; value: number })[]) {
      if (!entry.hadRecentInput) shifts.push(entry.toJSON())
    }
  }
  const observer = new PerformanceObserver((entries) => note(entries.getEntries()))
  observer.observe({ type: 'layout-shift' })
  return () => {
    note(observer.takeRecords())
    observer.disconnect()
    return shifts
  }
}

test.for([
  ['none', list([])],
  ['one', list(many.slice(0, 1))],
  ['many', list(many)],
  ['none, because they do not arrive', new TypeError('Failed to fetch')],
] as const)('nothing under the comments moves when they come: %s', async ([, answer]) => {
  const arriving = Promise.withResolvers<Response>()
  serve({ '/comments?': arriving.promise })
  const below = Object.assign(document.createElement('footer'), { textContent: 'Don’t Miss' })
  const element = show()
  document.body.append(below)
  await expect.element(page.getByRole('heading', { name: 'Comments' })).toBeVisible()
  const shifts = watchShifts()
  await frames(3)
  if (answer instanceof Error) arriving.reject(answer)
  else arriving.resolve(Response.json(answer))
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeInTheDocument()
  await frames(3)
  expect(shifts()).toEqual([])
  expect(element.offsetHeight).toBeGreaterThanOrEqual(innerHeight)
})

test('gives back the room it has held when the reader acts', async () => {
  serve({ '/comments?': list([]) })
  const element = show()
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeVisible()
  expect(element.style.minBlockSize).not.toBe('')
  await userEvent.keyboard('{Tab}')
  expect(element.style.minBlockSize).toBe('')
})

test('who was sent to the comments stays there when they come, at whatever part of a pixel', async () => {
  const answer = Promise.withResolvers<Response>()
  serve({ '/comments?': answer.promise })
  style('.before { block-size: 500.4px } .after { block-size: 3000px }')
  const [before, after] = ['before', 'after'].map((name) =>
    Object.assign(document.createElement('div'), { className: name }),
  )
  document.body.append(before!)
  const element = show()
  document.body.append(after!)
  await element.updateComplete
  scrollBy({ top: Math.ceil(element.getBoundingClientRect().top), behavior: 'instant' })
  const top = element.getBoundingClientRect().top
  expect(top).toBeLessThan(0)
  answer.resolve(Response.json(list(many)))
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeInTheDocument()
  expect(element.getBoundingClientRect().top).toBe(top)
})

test('a list in a comment has the marks of the first level', async () => {
  const items = [[{ type: 'paragraph' as const, children: ['one'] }]]
  const content = [
    { type: 'list' as const, ordered: false, items },
    { type: 'list' as const, ordered: true, start: 1, items },
  ]
  serve({ '/comments?': list([{ ...many[0]!, content }]) })
  const element = show()
  await expect.element(page.getByRole('article')).toBeVisible()
  const marks = [...element.shadowRoot!.querySelectorAll('.words li')].map(
    (item) => getComputedStyle(item).listStyleType,
  )
  expect(marks).toEqual(['disc', 'decimal'])
})

test('holds no room that its comments take anyway', async () => {
  serve({ '/comments?': list(many) })
  const element = show()
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeInTheDocument()
  await vi.waitFor(() => expect(element.style.minBlockSize).toBe(''))
})

test('keeps its shape on a page that unsets everything and on one that shouts', async () => {
  style(
    `* { all: unset } html { font-size: 8px } body * { font: italic 20px cursive !important; text-transform: uppercase }`,
  )
  serve({ '/comments?': list(many) })
  const element = show({ loading: 'eager' })
  await expect.element(page.getByRole('article').first()).toBeVisible()
  const words = getComputedStyle(element.shadowRoot!.querySelector('.words')!)
  expect(getComputedStyle(element).display).toBe('block')
  expect([words.fontSize, words.fontStyle, words.textTransform]).toEqual(['16px', 'normal', 'none'])
})

test('can be hidden', async () => {
  serve({ '/comments?': list([]) })
  const element = show({ hidden: '' })
  await element.updateComplete
  expect(getComputedStyle(element).display).toBe('none')
})

test('is dark where the page’s text is light, also when the page changes its mind', async () => {
  style(`.night { color: #e4e6e5; background: #141719 } .fading { transition: color 50ms }`)
  serve({ '/comments?': list([]) })
  const element = show()
  await vi.waitFor(() => expect(sectionOf(element).dataset.scheme).toBe('light'))
  document.documentElement.classList.add('fading')
  await frames(2)
  document.documentElement.classList.add('night')
  await vi.waitFor(() => expect(sectionOf(element).dataset.scheme).toBe('dark'))
  expect(getComputedStyle(sectionOf(element)).colorScheme).toBe('dark')
  document.documentElement.className = ''
  await vi.waitFor(() => expect(sectionOf(element).dataset.scheme).toBe('light'))
})

test('a theme of its own has its own ink', async () => {
  serve({ '/comments?': list([]) })
  const element = show({ theme: 'dark' })
  await vi.waitFor(() => expect(getComputedStyle(sectionOf(element)).color).toBe('rgb(228, 230, 229)'))
})

test.for([
  ['rgb(0, 0, 0)', 0],
  ['rgba(255, 255, 255, 0.9)', 1],
  ['oklch(0.21 0.03 264)', 0.21],
  ['color(display-p3 1 1 1)', undefined],
] as const)('%s is of lightness %s', ([color, lightness]) => {
  expect(lightnessOf(color)?.toFixed(2)).toBe(lightness?.toFixed(2))
})

test('speaks the language that the page turns to', async () => {
  serve({ '/comments?': list([]) })
  show()
  await expect.element(page.getByText(/Nobody has replied yet/)).toBeVisible()
  document.documentElement.lang = 'sw-KE'
  await expect.element(page.getByText(/Bado hakuna maoni/)).toBeVisible()
})

test('a language that is none breaks nothing', async () => {
  serve({ '/comments?': list([]) })
  show({ lang: 'en-_us' })
  await expect.element(page.getByText(/Nobody has replied yet/)).toBeVisible()
})

test('targets are 44 pixels high in a narrow column', async () => {
  serve({ '/comments?': list(many, {}, 'next') })
  const element = show()
  element.style.inlineSize = '390px'
  await expect.element(page.getByRole('article').first()).toBeVisible()
  for (const button of element.shadowRoot!.querySelectorAll('button, .to-form')) {
    expect(button.getBoundingClientRect().height, button.textContent.trim()).toBeGreaterThanOrEqual(44)
  }
})

test('loads at once, wherever it is, when it is told to or a reader was sent to a comment', async () => {
  const fetched = serve({ '/comments': list([]) })
  document.body.append(Object.assign(document.createElement('div'), { style: 'block-size: 5000px' }))
  show({ loading: 'eager' })
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
  const lazy = show({ site: 'blog' })
  await lazy.updateComplete
  expect(fetched).toHaveBeenCalledOnce()
  location.hash = '#comment-c1'
  await vi.waitFor(() => expect(fetched.mock.calls.some(([url]) => String(url).includes('/blog/comments?'))).toBe(true))
})
