import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import {
  asked,
  comment,
  focused,
  frames,
  list,
  minutesAgo,
  own,
  refused,
  serve,
  show,
  storage,
  useComments,
} from '../testing/comments.ts'

useComments()

const article = (words: string) => page.getByRole('article').filter({ hasText: words })
const LABEL = 'The comment you followed a link to'

const omar = comment('c1', 'Omar Badru', 'What happens when the power is off?', { createdAt: minutesAgo(60) })
const old = comment('c7', 'Petro', 'Across the creek we still salt.', { createdAt: minutesAgo(90), replyCount: 2 })
const answer = comment('c8', 'Leila', 'Nearer half of one.', { parentId: 'c7', createdAt: minutesAgo(80) })

const follow = (id: string) => (location.hash = `#comment-${id}`)
/** The page is opened at the comment: nothing has changed, so no event says so. */
const openAt = (id: string) => history.replaceState(null, '', `#comment-${id}`)
const isAtHand = (words: string) =>
  vi.waitFor(() => expect(focused()).toBe(article(words).element()), { timeout: 10_000 })

test('each time is a link to its comment', async () => {
  serve({ '/comments?': list([omar]) })
  show()
  const time = article('What happens').getByRole('link', { name: /ago/ })
  await time.click()
  await isAtHand('What happens')
  expect(location.hash).toBe('#comment-c1')
  expect(article('What happens').element().classList).toContain('marked')
})

test('goes to the comment in the address as soon as it has come', async () => {
  openAt('c1')
  serve({ '/comments?': list([omar]) })
  show()
  await isAtHand('What happens')
})

test('goes to one that is not among the first that are drawn', async () => {
  openAt('c12')
  serve({
    '/comments?': list(Array.from({ length: 12 }, (_, i) => comment(`c${i + 1}`, 'Omar Badru', `Number ${i + 1}`))),
  })
  show()
  await isAtHand('Number 12')
})

test('gets there from the end of a page that scrolls smoothly', async () => {
  document.documentElement.style.scrollBehavior = 'smooth'
  const comments = Array.from({ length: 25 }, (_, i) => comment(`c${i + 1}`, 'Omar Badru', `Said ${i + 1} times`))
  const { promise, resolve } = Promise.withResolvers<Response>()
  serve({ '/comments?': promise })
  openAt('c3')
  const tall = () => Object.assign(document.createElement('div'), { style: 'block-size: 1200px' })
  document.body.append(tall())
  const element = show()
  document.body.append(tall())
  // What brings them there comes some frames after the list.
  const { loadActs } = element
  let late: Promise<void> | undefined
  Object.assign(element, { loadActs: () => (late ??= frames(6).then(loadActs)) })
  // Where a browser takes who loads the page again, before the comments are there.
  scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
  await vi.waitFor(() => expect(vi.mocked(fetch)).toHaveBeenCalled())
  resolve(Response.json(list(comments)))
  await isAtHand('Said 3 times')
  const top = () => article('Said 3 times').element().getBoundingClientRect().top
  await expect.poll(() => top() >= -1 && top() < innerHeight).toBe(true)
  // And stays.
  await frames(30)
  expect(top()).toBeLessThan(innerHeight)
  expect(top()).toBeGreaterThanOrEqual(-1)
})

test('brings a comment from anywhere on the page, with what it answers, and shows it once', async () => {
  openAt('c8')
  serve({
    '/comments/c8': { pageKey: '/ice', comment: answer, ancestors: [old] },
    'cursor=n': list([{ ...old, replies: [answer] }]),
    '/comments?': list([omar], { commentCount: 3 }, 'n'),
  })
  show()
  await isAtHand('Nearer half of one.')
  await expect.element(page.getByText(LABEL)).toBeVisible()
  await expect.element(page.getByRole('article').first()).toMatchTextContent('Across the creek')
  await page.getByRole('button', { name: /More comments/ }).click()
  await expect.element(page.getByRole('button', { name: /More comments/ })).not.toBeInTheDocument()
  expect(article('Across the creek').elements()).toHaveLength(1)
  expect(article('Nearer half').elements()).toHaveLength(1)
})

test('puts a reply that had not come into the conversation that has', async () => {
  serve({
    '/comments/c8': { pageKey: '/ice', comment: answer, ancestors: [old] },
    '/comments?': list([omar, { ...old, repliesCursor: 'r' }]),
  })
  show()
  await expect.element(article('Across the creek')).toBeVisible()
  follow('c8')
  await isAtHand('Nearer half of one.')
  await expect.element(page.getByText(LABEL)).not.toBeInTheDocument()
  const thread = page.getByRole('listitem').filter({ hasText: 'Across the creek' })
  await expect.element(thread.getByRole('article').last()).toMatchTextContent('Nearer half')
  await expect.element(page.getByRole('button', { name: 'Show 1 more reply' })).toBeVisible()
})

test('a link to a comment that waits works for its author', async () => {
  openAt('own')
  const mine = comment('own', 'Asha', 'My aunt sells there.', { status: 'pending' })
  storage.saveOwnComments('/ice', [own(mine)])
  serve({ '/own': { pageKey: '/ice', comment: mine, ancestors: [] }, '/comments?': list([omar]) })
  show()
  await isAtHand('My aunt sells there.')
})

test.for([
  ['unknown', () => refused('comment-not-found')],
  ['on another page', () => ({ pageKey: '/bread', comment: answer, ancestors: [old] })],
] as const)('a link to a comment that is %s is told quietly', async ([, answers]) => {
  openAt('c8')
  const fetched = serve({ '/comments/c8': answers, '/comments?': list([omar]) })
  show()
  await expect.element(page.getByText(`${LABEL} is not here any more.`)).toBeVisible()
  await expect.element(article('What happens')).toBeVisible()
  expect(asked(fetched)).toHaveLength(2)
})
