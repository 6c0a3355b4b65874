import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ask } from '../testing/loader.ts'
import { comment, frames, list, refused, serve, show, useComments } from '../testing/comments.ts'

useComments()

const article = (words: string) => page.getByRole('article').filter({ hasText: words })
const omar = comment('c1', 'Omar Badru', 'What happens when the power is off?')

/** Time passes, and what then has to be drawn is drawn. */
async function pass(milliseconds: number) {
  vi.advanceTimersByTime(milliseconds)
  for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame)
}

/** Polling would let the time pass that stands still. */
async function until(condition: () => boolean) {
  while (!condition()) await new Promise(requestAnimationFrame)
}

test('another page key shows the other page and gives up what was under way', async () => {
  const slow = Promise.withResolvers<Response>()
  const fetched = serve({
    'pageKey=%2Fbread': list([comment('b1', 'Rose', 'Two ovens.')]),
    'pageKey=%2Fice': slow.promise,
  })
  const element = show()
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
  element.setAttribute('page-key', '/bread')
  await expect.element(article('Two ovens.')).toBeVisible()
  slow.resolve(Response.json(list([omar])))
  await expect.element(article('What happens')).not.toBeInTheDocument()
  expect(fetched.mock.calls[0]![1]!.signal!.aborted).toBe(true)
})

test('comments of another page do not stand under this one where nothing arrives', async () => {
  serve({ 'pageKey=%2Fice': list([omar]), 'pageKey=%2Fbread': new TypeError('no network') })
  const element = show()
  await expect.element(article('What happens')).toBeVisible()
  element.setAttribute('page-key', '/bread')
  await expect.element(page.getByText('The comments did not arrive.')).toBeVisible()
  expect(article('What happens').elements()).toHaveLength(0)
})

test('a server that fails is asked again, and is not said to lack a site', async () => {
  const answers = [refused('internal-error'), list([omar])]
  serve({ '/comments?': () => answers.shift()! })
  show()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(article('What happens')).toBeVisible()
})

test('an element that is taken away ends what it has asked for', async () => {
  const fetched = serve({ '/comments?': Promise.withResolvers<Response>().promise })
  const element = show()
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
  element.remove()
  expect(fetched.mock.calls[0]![1]!.signal!.aborted).toBe(true)
})

test('an element that is moved while it loads still loads', async () => {
  serve({ '/comments?': list([omar]) })
  const element = show()
  document.body.append(document.createElement('aside'))
  document.querySelector('aside')!.append(element)
  await expect.element(article('What happens')).toBeVisible()
})

test('waits below the window until a reader comes near', async () => {
  const fetched = serve({ '/comments?': list([omar]) })
  const article = document.createElement('div')
  article.style.blockSize = '5000px'
  document.body.append(article)
  const element = show()
  await element.updateComplete
  await new Promise(requestAnimationFrame)
  expect(fetched).not.toHaveBeenCalled()
  element.scrollIntoView()
  await expect.element(page.getByRole('heading', { name: 'Comments' })).toBeInTheDocument()
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce())
})

test('bones stand in for the list when it takes longer than a tenth of a second, and not before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const fetched = serve({ '/comments?': Promise.withResolvers<Response>().promise })
  const element = show()
  const bones = () => element.shadowRoot!.querySelectorAll('li[aria-hidden]').length
  await until(() => fetched.mock.calls.length === 1)
  await pass(90)
  expect(bones()).toBe(0)
  await pass(10)
  expect(bones()).toBe(3)
})

test('a list that comes sooner is drawn without bones before it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const answer = Promise.withResolvers<Response>()
  const fetched = serve({ '/comments?': answer.promise })
  const element = show()
  const drawn: string[] = []
  const root = element.shadowRoot!
  new MutationObserver(() => drawn.push(root.querySelector('li[aria-hidden]') ? 'bones' : 'list')).observe(root, {
    childList: true,
  })
  await until(() => fetched.mock.calls.length === 1)
  await pass(90)
  answer.resolve(Response.json(list([omar])))
  await until(() => drawn.length > 0)
  expect(drawn[0]).toBe('list')
  await pass(100)
  expect(drawn).not.toContain('bones')
})

test('who asks for the form meanwhile has the whole list above it, and keeps it', async () => {
  serve({ '/comments?': list(Array.from({ length: 25 }, (_, i) => comment(`c${i}`, 'Omar Badru', `${i}`))) })
  const root = show().shadowRoot!
  const counts: number[] = []
  new MutationObserver(() => {
    const count = root.querySelectorAll('article').length
    if (count === 4 && counts.at(-1) !== 4) root.querySelector<HTMLElement>('.to-form')!.click()
    counts.push(count)
  }).observe(root, { childList: true, subtree: true })
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeVisible()
  await frames(3)
  expect(counts.at(-1)).toBe(25)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
})

test('a screenful is drawn first, then more, then the rest, and what follows the list once that has its height', async () => {
  serve({
    '/comments?': list(
      Array.from({ length: 25 }, (_, i) => comment(`c${i}`, 'Omar Badru', `${i}`)),
      {},
      'c',
    ),
  })
  const root = show().shadowRoot!
  const drawn: string[] = []
  const look = () => {
    const comments = root.querySelectorAll('baraza-comment').length
    const what = `${comments}${root.querySelector('.more-comments, #respond') ? ' and the end' : ''}`
    if (comments > 0 && drawn.at(-1) !== what) drawn.push(what)
  }
  new MutationObserver(look).observe(root, { childList: true, subtree: true })
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeVisible()
  expect(drawn).toEqual(['4', '14', '25 and the end'])
})

test('takes the answer that the loader has asked for', async () => {
  const fetched = serve({ '/comments?': list([omar]) })
  ask('https://api.example/v1/sites/demo/comments?pageKey=%2Fice')
  show()
  await expect.element(article('What happens')).toBeVisible()
  expect(fetched).toHaveBeenCalledOnce()
})

test('the loader’s answer for a page that was left is not shown on the next', async () => {
  const slow = Promise.withResolvers<Response>()
  serve({ 'pageKey=%2Fice': slow.promise, 'pageKey=%2Fbread': list([comment('b1', 'Rose', 'Two ovens.')]) })
  ask('https://api.example/v1/sites/demo/comments?pageKey=%2Fice')
  const element = show({ loading: 'eager' })
  await expect.element(page.getByRole('button', { name: 'Best' })).toBeVisible()
  element.setAttribute('page-key', '/bread')
  await expect.element(article('Two ovens.')).toBeVisible()
  slow.resolve(Response.json(list([omar])))
  await slow.promise
  // Nothing says that an answer was thrown away: as many turns as it would need to be drawn.
  for (let turn = 0; turn < 10; turn++) await new Promise(requestAnimationFrame)
  expect(article('What happens').elements()).toHaveLength(0)
})

test('keeps the default slot until the comments have come', async () => {
  const answer = Promise.withResolvers<Response>()
  serve({ '/comments?': answer.promise })
  const element = show()
  element.append(Object.assign(document.createElement('p'), { textContent: 'Comments need JavaScript.' }))
  await expect.element(page.getByText(/Comments need JavaScript./)).toBeVisible()
  answer.resolve(Response.json(list([omar])))
  await expect.element(page.getByText(/Comments need JavaScript./)).not.toBeVisible()
})
