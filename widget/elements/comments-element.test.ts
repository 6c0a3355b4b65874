import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import {
  asked,
  expectAccessible,
  comment,
  focused,
  list,
  minutesAgo,
  own,
  refused,
  serve,
  show,
  storage,
  useComments,
} from '../testing/comments.ts'

import { CommentElement } from './comment-element.ts'

useComments()

const article = (words: string) => page.getByRole('article').filter({ hasText: words })
const button = (name: string | RegExp) => page.getByRole('button', { name })

const omar = comment('c1', 'Omar Badru', 'What happens when the power is off?', {
  replies: [
    comment('c2', 'Salma Idrissa', 'There is a night’s worth in the store.', {
      parentId: 'c1',
      author: { id: 'a2', name: 'Salma Idrissa', website: 'https://salma.example', role: 'author' },
    }),
  ],
})

const states: [string, () => Promise<unknown>][] = [
  [
    'a conversation',
    async () => {
      storage.saveOwnComments('/ice', [own(comment('own', 'Asha', 'Mine', { status: 'pending' }))])
      const stone = comment('c3', 'x', '', { author: null, content: [], deletedAt: minutesAgo(1), replyCount: 1 })
      serve({ '/comments?': list([omar, stone], { commentCount: 9 }, 'next'), '/own': refused('not-found') })
      show()
      await expect.element(button('Edit')).toBeVisible()
    },
  ],
  [
    'loading',
    async () => {
      serve({ '/comments?': Promise.withResolvers<Response>().promise })
      show()
      await expect.element(button('Best')).toBeVisible()
    },
  ],
  [
    'empty',
    async () => {
      serve({ '/comments?': list([]) })
      show()
      await expect.element(page.getByText(/Nobody has replied yet./)).toBeVisible()
    },
  ],
  [
    'not arrived',
    async () => {
      serve({ '/comments?': new TypeError('Failed to fetch') })
      show()
      await expect.element(page.getByText(/The comments did not arrive./)).toBeVisible()
    },
  ],
  [
    'closed',
    async () => {
      serve({ '/comments?': list([omar], { closedAt: '2026-12-07T09:00:00Z' }) })
      show()
      await expect.element(page.getByText(/Comments closed on 7 December 2026./)).toBeVisible()
    },
  ],
  [
    'in Arabic',
    async () => {
      serve({ '/comments?': list([omar], { commentCount: 64 }) })
      show({ lang: 'ar' })
      await expect.element(page.getByRole('heading', { name: 'التعليقات ٦٤' })).toBeVisible()
    },
  ],
]

test.for(states)('has nothing for axe to complain about: %s', async ([, draw]) => {
  await draw()
  await expectAccessible(document.querySelector('baraza-comments')!)
})

test('shows each comment under the one it answers, with its author’s role and link', async () => {
  serve({ '/comments?': list([omar], { commentCount: 2 }) })
  show()
  await expect.element(page.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
  const reply = article('a night’s worth')
  await expect.element(reply).toMatchTextContent(/Salma Idrissa Author/)
  await expect
    .element(reply.getByRole('link', { name: 'Salma Idrissa' }))
    .toHaveAttribute('rel', 'ugc nofollow noopener')
  const nested = page.getByRole('listitem').filter({ hasText: 'What happens' }).getByRole('listitem')
  await expect.element(nested).toMatchTextContent(/There is a night’s worth in the store./)
})

test('asks for the page of the nearest canonical link when it is given no key', async () => {
  const fetched = serve({ '/comments?': list([]) })
  const canonical = document.createElement('link')
  Object.assign(canonical, { rel: 'canonical', href: 'https://paper.example/ice?a=1#top' })
  document.head.append(canonical)
  show({ 'page-key': '' })
  await expect.element(page.getByText(/Nobody has replied yet./)).toBeVisible()
  canonical.remove()
  expect(asked(fetched)[0]).toBe('demo/comments?pageKey=https://paper.example/ice?a=1')
})

test('a stone keeps the place of a comment that was deleted or taken down', async () => {
  const stone = { author: null, content: [], replyCount: 1 }
  const replies = [comment('r', 'Yusuf', 'Thank you.', { parentId: 'c1' })]
  const deleted = comment('c1', '', '', { ...stone, deletedAt: minutesAgo(2), replies })
  const removed = comment('c2', '', '', { ...stone, status: 'rejected' })
  serve({ '/comments?': list([deleted, removed]) })
  show()
  await expect.element(page.getByText(/This comment was deleted by its author./)).toBeVisible()
  await expect.element(page.getByText(/This comment was removed by a moderator./)).toBeVisible()
  await expect.element(article('Thank you.')).toBeVisible()
})

test('says so when the comments do not arrive, keeps the form, and tries again', async () => {
  let isBroken = true
  serve({ '/comments?': () => (isBroken ? new TypeError('Failed to fetch') : list([omar])) })
  show()
  await expect.element(page.getByRole('alert').first()).toMatchTextContent(/The comments did not arrive./)
  await expect.element(page.getByRole('textbox', { name: 'Comment' })).toBeVisible()
  isBroken = false
  await button('Try again').click()
  await expect.element(article('What happens')).toBeVisible()
  await expect.element(page.getByText(/did not arrive/)).not.toBeInTheDocument()
})

test('tells the owner of a site that the server does not know, and offers readers nothing that cannot work', async () => {
  serve({ '/comments?': refused('site-not-found') })
  show()
  await expect
    .element(page.getByRole('alert').first())
    .toMatchTextContent(/Comments are not set up here: No such site\./)
  await expect.element(page.getByRole('link', { name: 'Leave a Reply' })).not.toBeInTheDocument()
  await expect.element(button('Try again')).not.toBeInTheDocument()
})

test('a closed page is for reading', async () => {
  serve({ '/comments?': list([omar], { closedAt: '2026-12-07T09:00:00Z' }) })
  show()
  await expect.element(article('What happens')).toBeVisible()
  await expect.element(button(/Reply/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('textbox')).not.toBeInTheDocument()
})

test('another order is fetched and shown, and says that it is on', async () => {
  const second = comment('c9', 'Petro', 'Across the creek we still salt.')
  serve({ 'sort=newest': list([second, omar], { sort: 'newest' }), '/comments?': list([omar, second]) })
  show()
  await expect.element(button('Best')).toHaveAttribute('aria-pressed', 'true')
  await button('Newest').click()
  await expect.element(page.getByRole('article').first()).toMatchTextContent(/Across the creek/)
  await expect.element(button('Newest')).toHaveAttribute('aria-pressed', 'true')
})

test('brings the next page under the first, once each, and moves focus to what is new', async () => {
  const next = comment('c5', 'Petro', 'Across the creek we still salt.')
  serve({
    'cursor=next': list([omar, next], { commentCount: 3 }),
    '/comments?': list([omar], { commentCount: 3 }, 'next'),
  })
  show()
  await expect.element(button(/More comments 1 to go/)).toBeVisible()
  await button(/More comments/).click()
  await vi.waitFor(() => expect(focused()).toBe(article('Across the creek').element()))
  expect(page.getByRole('article').elements()).toHaveLength(3)
  await expect.element(page.getByRole('status').first()).toMatchTextContent(/1 comment more/)
  await expect.element(button(/More comments/)).not.toBeInTheDocument()
})

test('lays out the first page, and of the others what is scrolled to', async () => {
  const page = (from: number) =>
    Array.from({ length: 25 }, (_, i) => comment(`d${from + i}`, 'Petro', `No. ${from + i}`))
  serve({
    'cursor=next': list(page(125), { commentCount: 50 }),
    '/comments?': list(page(100), { commentCount: 50 }, 'next'),
  })
  const element = show()
  await button(/More comments/).click()
  await expect.element(article('No. 149')).toBeInTheDocument()
  await expect.element(button(/More comments/)).not.toBeInTheDocument()
  const seen = (selector: string) =>
    [...element.shadowRoot!.querySelectorAll(selector)].map((each) => getComputedStyle(each).contentVisibility)
  expect(seen('ol')).toEqual(['visible', 'auto'])
  expect(seen('ol > li')).toEqual([...Array<string>(25).fill('visible'), ...Array<string>(25).fill('auto')])
})

test('a page that does not come leaves what is there, and can be asked for again', async () => {
  let isBroken = true
  const next = comment('c5', 'Petro', 'Across the creek we still salt.')
  serve({
    'cursor=next': () => (isBroken ? new TypeError('Failed to fetch') : list([next])),
    '/comments?': list([omar], { commentCount: 3 }, 'next'),
  })
  show()
  await button(/More comments/).click()
  await expect.element(page.getByRole('alert').first()).toMatchTextContent(/The comments did not arrive./)
  await expect.element(article('What happens')).toBeVisible()
  isBroken = false
  await button(/More comments/).click()
  await expect.element(article('Across the creek')).toBeVisible()
  await expect.element(page.getByText(/did not arrive/)).not.toBeInTheDocument()
})

test('shows more replies in their place and moves focus to the first', async () => {
  const root = { ...omar, replyCount: 3, repliesCursor: 'r' }
  const comments = [2, 3].map((n) =>
    comment(`r${n}`, `Reader ${n}`, `Reply ${n}`, { parentId: 'c1', createdAt: minutesAgo(0) }),
  )
  serve({ '/c1/replies?cursor=r': { comments, nextCursor: null }, '/comments?': list([root]) })
  show()
  await button('Show 2 more replies').click()
  await vi.waitFor(() => expect(focused()).toBe(article('Reply 2').element()))
  await expect.element(article('Reply 3')).toBeVisible()
  await expect.element(button(/more repl/)).not.toBeInTheDocument()
})

test('two on one page keep to their sites and their languages', async () => {
  serve({
    'demo/comments?': list([omar]),
    'blog/comments?': list([comment('b1', 'Rose', 'Two ovens.')]),
  })
  show()
  show({ site: 'blog', lang: 'sw' })
  await expect.element(article('What happens')).toBeVisible()
  await expect.element(article('Two ovens.')).toBeVisible()
  await expect.element(page.getByRole('heading', { name: /Maoni 1/ })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: /Comments 1/ })).toBeVisible()
})

test('reads from right to left in Arabic, with each reader’s words in their own direction', async () => {
  serve({ '/comments?': list([omar]) })
  const element = show({ lang: 'ar' })
  await expect.element(article('What happens')).toBeVisible()
  expect(getComputedStyle(element.shadowRoot!.querySelector('section')!).direction).toBe('rtl')
  expect(getComputedStyle(element.shadowRoot!.querySelector('.words')!).direction).toBe('ltr')
})

test('opens one form at a time, in place, and gives focus back when it is given up', async () => {
  serve({ '/comments?': list([omar]) })
  show()
  await button('Reply to Omar Badru').click()
  await expect.element(page.getByRole('heading', { name: 'Leave a Reply to Omar Badru' })).toBeVisible()
  await vi.waitFor(() => expect(focused()?.localName).toBe('textarea'))
  await button('Reply to Salma Idrissa').click()
  await expect.element(page.getByRole('heading', { name: 'Leave a Reply to Salma Idrissa' })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'Leave a Reply to Omar Badru' })).not.toBeInTheDocument()
  await button('Cancel reply').click()
  await vi.waitFor(() => expect(focused()).toBe(button('Reply to Salma Idrissa').element()))
})

test('leads to the form at the end', async () => {
  serve({ '/comments?': list([omar]) })
  show()
  await page.getByRole('link', { name: 'Leave a Reply' }).click()
  await vi.waitFor(() => expect(focused()?.localName).toBe('textarea'))
  expect(location.hash).toBe('')
})

test('tells how long ago each minute anew, without drawing the list again', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  serve({ '/comments?': list([{ ...omar, createdAt: minutesAgo(1) }]) })
  const element = show()
  await expect.element(article('What happens')).toMatchTextContent(/1m ago/)
  await expect.poll(() => element.acts).toBeDefined()
  vi.advanceTimersByTime(120_000)
  await expect.element(article('What happens')).toMatchTextContent(/3m ago/)
})

test('of a long list, what comes, changes or goes is drawn alone', async () => {
  const all = Array.from({ length: 60 }, (_, i) => comment(`c${i + 100}`, 'Asha', `The ${i}th words.`))
  serve({ '/comments?': list(all) })
  const element = show()
  await expect.element(article('The 59th words.')).toBeInTheDocument()
  await expect.poll(() => element.acts).toBeDefined()
  const drawn = vi.spyOn(CommentElement.prototype as unknown as { render: () => unknown }, 'render')

  element.comments.put(comment('new', 'Omar', 'What is new.'))
  await expect.element(article('What is new.')).toBeVisible()
  element.comments.put({ ...all[30]!, content: [{ type: 'paragraph', children: ['What was changed.'] }] })
  await expect.element(article('What was changed.')).toBeInTheDocument()
  element.comments.threads.comments.delete('c120')
  element.requestUpdate()
  await expect.element(article('The 20th words.')).not.toBeInTheDocument()
  expect(drawn).toHaveBeenCalledTimes(2)
  vi.restoreAllMocks()
})
