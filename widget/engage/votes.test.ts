import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { asked, expectAccessible, list, own, refused, serve, show, storage } from '../testing/comments.ts'
import { article, bearer, calls, LIST, more, nadia, omar, useEngagement, vote } from '../testing/engage.ts'

useEngagement()

test('a vote counts at once, is kept under the device’s token, and can be taken back', async () => {
  const answer = Promise.withResolvers<Response>()
  const fetched = serve({
    'PUT demo/comments/c1/vote': answer.promise,
    'DELETE demo/comments/c1/vote': { voteCount: 11, voted: false },
    ...LIST,
  })
  const element = show()
  await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 9')
  await vote('What happens').click()
  await expect.element(vote('What happens')).toHaveAttribute('aria-pressed', 'true')
  await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 10')
  answer.resolve(Response.json({ voteCount: 12, voted: true, readerToken: 'reader.token' }))
  await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 12')
  expect(localStorage.getItem('baraza demo reader')).toBe('"reader.token"')
  await vote('What happens').click()
  await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 11')
  await expect.poll(() => calls(fetched, 'DELETE').map(bearer)).toEqual(['Bearer reader.token'])
  await expectAccessible(element)
})

test('who has written before votes as that author, and goes on so', async () => {
  storage.authorToken = 'author.token'
  const fetched = serve({ 'PUT demo/comments/c1/vote': { voteCount: 10, voted: true }, ...LIST })
  show()
  await vote('What happens').click()
  await expect.poll(() => localStorage.getItem('baraza demo reader')).toBe('"author.token"')
  expect(calls(fetched, 'PUT').map(bearer)).toEqual(['Bearer author.token'])
})

test('a vote looks at its own comment and those above it: there may be a thousand others', async () => {
  serve({ 'PUT demo/comments/c2/vote': { voteCount: 1, voted: true }, ...LIST })
  show()
  await expect.element(vote('They sell')).toBeVisible()
  const toggled = vi.spyOn(HTMLElement.prototype, 'toggleAttribute')
  await vote('Across the creek').click()
  await expect.element(vote('Across the creek')).toHaveAccessibleName('Recommend, 1')
  const looked = new Set(toggled.mock.contexts.map((element) => (element as Element).querySelector('article')?.id))
  expect([...looked].sort()).toEqual(['comment-c1', 'comment-c2'])
})

test.for([
  ['does not arrive', () => new TypeError('Failed to fetch'), 'No connection. Try again.'],
  ['comes too fast', () => refused('too-many-requests'), 'Too fast. Wait a minute.'],
  ['is refused', () => refused('comment-not-found'), 'Not counted. Try again.'],
] as const)('a vote that %s is taken back, and said so in the room that there is', async ([, answer, sentence]) => {
  serve({ 'PUT demo/comments/c1/vote': answer, ...LIST })
  const element = show()
  for (const width of [1000, 390]) {
    await page.viewport(width, 800)
    await expect.element(vote('What happens')).toBeVisible()
    const list = element.shadowRoot!.querySelector('ol')!
    const height = list.offsetHeight
    await vote('What happens').click()
    await expect.element(article('What happens').getByRole('alert')).toMatchTextContent(sentence)
    await expect.element(vote('What happens')).toHaveAttribute('aria-pressed', 'false')
    await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 9')
    expect(list.offsetHeight).toBe(height)
    await expectAccessible(element)
  }
})

test('of quick clicks the last one counts', async () => {
  const first = Promise.withResolvers<Response>()
  const fetched = serve({
    'PUT demo/comments/c1/vote': first.promise,
    'DELETE demo/comments/c1/vote': { voteCount: 9, voted: false },
    ...LIST,
  })
  show()
  for (let clicks = 0; clicks < 4; clicks++) await vote('What happens').click()
  await expect.element(vote('What happens')).toHaveAttribute('aria-pressed', 'false')
  first.resolve(Response.json({ voteCount: 10, voted: true, readerToken: 'r' }))
  await expect.poll(() => calls(fetched, '/vote').map(([, init]) => init!.method)).toEqual(['PUT', 'DELETE'])
  await expect.element(vote('What happens')).toHaveAccessibleName('Recommend, 9')
})

test('earlier votes of this device are shown, and nobody is asked who has none', async () => {
  localStorage.setItem('baraza demo reader', '"reader.token"')
  const fetched = serve({ 'GET demo/comments/votes': { commentIds: ['c2'] }, ...LIST })
  show()
  await expect.element(vote('Across the creek')).toHaveAttribute('aria-pressed', 'true')
  await expect.element(vote('What happens')).toHaveAttribute('aria-pressed', 'false')
  expect(asked(fetched).filter((url) => url.includes('votes'))).toEqual([
    'demo/comments/votes?commentId=c1&commentId=c2&commentId=c3',
  ])
})

test('one’s own comment shows its votes and takes none', async () => {
  const mine = { ...nadia, voteCount: 3 }
  storage.saveOwnComments('/ice', [own(mine)])
  serve({
    'GET demo/comments?': list([omar, mine]),
    'GET demo/comments/c3': { comment: mine, pageKey: '/ice', ancestors: [] },
  })
  const element = show()
  await expect.element(article('They sell')).toMatchTextContent('3 recommendations')
  expect(vote('They sell').elements()).toHaveLength(0)
  expect(more('They sell').elements()).toHaveLength(0)
  await expectAccessible(element)
})
