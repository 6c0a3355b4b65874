import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  comment,
  expectAccessible,
  focused,
  frames,
  list,
  minutesAgo,
  refused,
  serve,
  show,
  storage,
} from '../testing/comments.ts'
import { article, calls, inArticle, LIST, more, nadia, omar, useEngagement, vote } from '../testing/engage.ts'

useEngagement()

test('what is pinned says so before anything else has come', async () => {
  serve({ 'GET demo/comments?': list([{ ...omar, pinnedAt: minutesAgo(1) }, nadia]) })
  const element = show()
  await expect.element(page.getByText('Pinned')).toBeVisible()
  expect(element.shadowRoot!.querySelector('li > p')!.nextElementSibling!.querySelector('#comment-c1')).not.toBeNull()
})

test('what the list draws over is put back, and stands once', async () => {
  serve(LIST)
  const element = show()
  await expect.element(vote('They sell')).toBeVisible()
  const { comments } = element
  comments.put({ ...nadia, status: 'pending' })
  await expect.poll(() => vote('They sell').elements()).toHaveLength(0)
  comments.put({ ...nadia, voteCount: 4 })
  comments.threads.listed.reverse()
  element.requestUpdate()
  await expect.element(vote('They sell')).toHaveAccessibleName('Recommend, 4')
  await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 9')
  for (const row of element.shadowRoot!.querySelectorAll('article > div ~ div'))
    await expect.poll(() => row.querySelectorAll('baraza-row')).toHaveLength(1)
})

test('a row that is drawn and taken out at once is no trouble to the others', async () => {
  serve(LIST)
  const element = show()
  await expect.element(vote('They sell')).toBeVisible()
  const [first, second] = element.shadowRoot!.querySelectorAll('ol > li')
  first!.querySelector('article')!.append(document.createElement('span'))
  first!.remove()
  second!.querySelector('baraza-row')!.remove()
  await expect.poll(() => second!.querySelectorAll('baraza-row')).toHaveLength(1)
})

test('a branch is collapsed to a line by its thread, or from the row of a narrow column, and focus goes along', async () => {
  serve(LIST)
  const element = show()
  const collapse = inArticle('What happens', 'Collapse with 1 reply')
  const line = page.getByRole('button', { name: /^Omar Badru (What happens when the power is off\? )?1 reply$/ })
  for (const width of [1000, 390]) {
    await page.viewport(width, 800)
    if (width === 390) await more('What happens').click()
    await collapse.click()
    await expect.element(article('Across the creek')).not.toBeInTheDocument()
    await expect.element(line).toHaveAttribute('aria-expanded', 'false')
    await expect.poll(() => focused()?.getAttribute('name')).toBe('expand')
    await expectAccessible(element)
    await line.click()
    await expect.element(article('Across the creek')).toBeVisible()
    await expect.poll(() => focused()?.id).toBe('comment-c1')
  }
})

test('somebody muted is muted on the next visit too, whose place stays as it was; is shown once, and unmuted', async () => {
  serve(LIST)
  const element = show()
  await more('They sell').click()
  await inArticle('They sell', /^Mute/).click()
  await expect.element(page.getByText('You have muted Nadia.')).toBeVisible()
  const words = page.getByText('They sell what is in the store.')
  await expect.element(words).not.toBeVisible()
  await expect.poll(() => focused()?.getAttribute('name')).toBe('show')
  await expectAccessible(element)
  element.remove()

  const next = show()
  // Drawn before it was known.
  await expect.poll(() => next.shadowRoot!.querySelector('#comment-c3')).not.toBeNull()
  const before = next.shadowRoot!.querySelector<HTMLElement>('#comment-c3')!.offsetHeight
  await expect.element(page.getByText('You have muted Nadia.')).toBeVisible()
  expect(next.shadowRoot!.querySelector<HTMLElement>('#comment-c3')!.offsetHeight).toBe(before)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.element(words).toBeVisible()
  expect(localStorage.getItem('baraza demo muted')).toContain('Nadia')
  next.remove()

  show()
  await page.getByRole('button', { name: 'Unmute' }).click()
  await expect.element(words).toBeVisible()
  expect(localStorage.getItem('baraza demo muted')).toBeNull()
})

test('a report says why, keeps what was typed when it does not arrive, is thanked for, and gives focus back', async () => {
  let answer: object = new TypeError('Failed to fetch')
  const fetched = serve({ 'POST demo/comments/c3/reports': () => answer, ...LIST })
  const element = show()
  await more('They sell').click()
  await inArticle('They sell', 'Report').click()
  const dialog = page.getByRole('dialog', { name: 'Report this comment' })
  await expect.element(dialog).toBeVisible()
  await expectAccessible(element)
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => focused()?.getAttribute('name')).toBe('report')
  await expect.poll(() => element.shadowRoot!.querySelector('baraza-report')).toBeNull()

  await inArticle('They sell', 'Report').click()
  await dialog.getByLabelText('Spam or advertising').click()
  await dialog.getByLabelText(/Anything to add/).fill('The number is a shop.')
  await dialog.getByRole('button', { name: 'Report' }).click()
  await expect.element(dialog.getByRole('alert')).toMatchTextContent('there is no connection')
  answer = refused('too-many-requests')
  await dialog.getByRole('button', { name: 'Report' }).click()
  await expect.element(dialog.getByRole('alert')).toMatchTextContent('too fast')
  answer = { commentId: 'c3', readerToken: 'reader.token' }
  await dialog.getByRole('button', { name: 'Report' }).click()
  await expect.element(dialog).toMatchTextContent('Thank you. A moderator will look at it.')
  expect(JSON.parse(calls(fetched, 'POST').at(-1)![1]!.body as string)).toEqual({
    reason: 'spam',
    note: 'The number is a shop.',
  })
  expect(localStorage.getItem('baraza demo reader')).toBe('"reader.token"')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => focused()?.getAttribute('name')).toBe('report')
})

test('rows come where a reader is, a few in each frame, and who is muted is muted in the first', async () => {
  localStorage.setItem('baraza demo muted', JSON.stringify([{ id: nadia.author!.id, name: 'Nadia' }]))
  const many = Array.from({ length: 60 }, (_, i) => comment(`m${i}`, `Reader ${i}`, `Said ${i}`))
  serve({ 'GET demo/comments?': list([...many, nadia]) })
  const root = show().shadowRoot!
  const perFrame: Record<string, number> = {}
  let isMuted: boolean | undefined
  new MutationObserver((records) => {
    const added = records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .filter(({ nodeName }) => nodeName === 'BARAZA-ROW')
    if (added.length === 0) return
    isMuted ??= !!root.querySelector('[data-muted] #comment-c3')
    const frame = `${document.timeline.currentTime}`
    perFrame[frame] = (perFrame[frame] ?? 0) + added.length
  }).observe(root, { childList: true, subtree: true })
  const rowOf = (id: string) => root.querySelector(`#comment-${id} baraza-row`)
  const nearby = () =>
    many.filter(({ id }) => root.querySelector(`#comment-${id}`)!.getBoundingClientRect().top < innerHeight * 2)
  await expect.poll(() => root.querySelector('#comment-m59')).not.toBeNull()
  await expect.poll(() => nearby().every(({ id }) => rowOf(id))).toBe(true)
  expect(isMuted).toBe(true)
  expect(Math.max(...Object.values(perFrame))).toBeLessThan(7)
  await frames(20)
  // Of the first page, which the browser lays out whole.
  expect(rowOf('m24')).toBeNull()
  // What changes for all changes there when it is seen.
  root.querySelector<HTMLElement>('[name=unmute]')!.click()
  await frames(20)
  expect(rowOf('m24')).toBeNull()
  root.querySelector('#comment-m24')!.scrollIntoView()
  await expect.poll(() => rowOf('m24')).not.toBeNull()
})

test('what came since the last visit is marked, and gone through, out of a branch that is collapsed too', async () => {
  localStorage.setItem('baraza demo visits', JSON.stringify({ '/ice': Date.parse(minutesAgo(5)) }))
  const old = comment('c0', 'Old', 'Said before.', { createdAt: minutesAgo(60) })
  serve({ 'GET demo/comments?': list([old, omar, nadia]) })
  const element = show()
  const next = page.getByRole('button', { name: '3 new since your last visit' })
  await inArticle('What happens', 'Collapse with 1 reply').click()
  await next.click()
  await expect.poll(() => focused()?.id).toBe('comment-c1')
  await next.click()
  await expect.poll(() => focused()?.id).toBe('comment-c2')
  await next.click()
  await next.click()
  await expect.poll(() => focused()?.id).toBe('comment-c1')
  const marked = element.shadowRoot!.querySelectorAll('[data-new="New"]')
  expect([...marked].map((each) => each.querySelector('article')!.id)).toEqual([
    'comment-c1',
    'comment-c2',
    'comment-c3',
  ])
  await expectAccessible(element)
})

test('on a first visit nothing is new', async () => {
  serve(LIST)
  show()
  await expect.element(vote('What happens')).toBeVisible()
  expect(page.getByText('since your last visit').elements()).toHaveLength(0)
  expect(JSON.parse(localStorage.getItem('baraza demo visits')!)).toHaveProperty('/ice')
})

test('J and K step from comment to comment, but where somebody writes or the comments are out of sight', async () => {
  serve({ 'GET demo/form': {}, ...LIST })
  const element = show()
  await expect.element(vote('What happens')).toBeVisible()
  await userEvent.keyboard('j')
  await expect.poll(() => focused()?.id).toBe('comment-c1')
  await userEvent.keyboard('jj')
  await expect.poll(() => focused()?.id).toBe('comment-c3')
  await userEvent.keyboard('jk{Control>}k{/Control}{Shift>}k{/Shift}')
  await expect.poll(() => focused()?.id).toBe('comment-c2')
  const field = page.getByRole('textbox', { name: 'Comment' })
  await field.click()
  await userEvent.keyboard('jk')
  await expect.element(field).toHaveValue('jk')

  element.style.marginBlockStart = '2000px'
  ;(focused() as HTMLElement).blur()
  scrollTo(0, 0)
  await userEvent.keyboard('j')
  await expect.poll(() => focused()).toBe(document.body)
})

test('selected words can be quoted in an answer, after what is written there', async () => {
  serve({ 'GET demo/form': {}, ...LIST })
  const element = show()
  await expect.element(vote('What happens')).toBeVisible()
  const select = (from: string, to = from) => {
    const words = (id: string) =>
      [...element.shadowRoot!.querySelector(`#comment-${id} p`)!.childNodes].find((node) => node instanceof Text)!
    getSelection()!.setBaseAndExtent(words(from), 0, words(to), 12)
  }
  const quote = page.getByRole('button', { name: 'Quote' })
  select('c1')
  await expect.element(quote).toBeVisible()
  await expectAccessible(element)
  // Words of two people are nobody's.
  select('c1', 'c3')
  await expect.element(quote).not.toBeInTheDocument()
  select('c1')
  await quote.click()
  const field = article('What happens').getByRole('textbox', { name: 'Comment' })
  await expect.element(field).toHaveValue('> What happens\n\n')
  await expect.element(quote).not.toBeInTheDocument()
  await expect.poll(() => focused()?.localName).toBe('textarea')
  await userEvent.keyboard('It stops.')
  ;(focused() as HTMLElement).blur()
  select('c1')
  await quote.click()
  await expect.element(field).toHaveValue('> What happens\n\nIt stops.\n\n> What happens\n\n')
  await expect.poll(() => storage.draft('/ice', 'c1')?.body).toBe('> What happens\n\nIt stops.\n\n> What happens\n\n')
})

test('where nobody can answer, nobody can quote, and votes go on', async () => {
  serve({ 'GET demo/comments?': list([omar], { closedAt: minutesAgo(5) }) })
  const element = show()
  await expect.element(vote('What happens')).toBeVisible()
  getSelection()!.selectAllChildren(element.shadowRoot!.querySelector('#comment-c1 p')!)
  await expect.poll(() => getSelection()!.toString()).not.toBe('')
  expect(page.getByRole('button', { name: 'Quote' }).elements()).toHaveLength(0)
})

test('a comment is shared by the system where a thumb would, and by a copy of its address elsewhere', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  serve(LIST)
  const element = show()
  await inArticle('What happens', 'Share').click()
  await expect.element(inArticle('What happens', 'Copied')).toBeVisible()
  await expect
    .element(page.elementLocator(element.shadowRoot!.querySelector('section > [role=status]')!))
    .toMatchTextContent('Copied')
  expect(write).toHaveBeenCalledWith('https://api.example/c/c1')
  write.mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await inArticle('They sell', 'Share').click()
  await expect.element(article('They sell').getByRole('alert')).toMatchTextContent('https://api.example/c/c3')

  const sheet = vi.fn().mockRejectedValue(new DOMException('closed', 'AbortError'))
  Object.assign(navigator, { share: sheet, canShare: () => true })
  vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  await inArticle('Across the creek', 'Share').click()
  expect(sheet).toHaveBeenCalledWith({ url: 'https://api.example/c/c2', title: `Petro on ${document.title}` })
})
