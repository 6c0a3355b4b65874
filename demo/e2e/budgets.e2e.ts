import { brotliCompressSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { CommentList, PostedComment } from '../../shared/comment.ts'
import { expect, test } from './fixtures.ts'
import { moderator, owner } from './people.ts'

const LINES = [
  'The tide was later than the table said.',
  'My grandmother kept the same notebook.',
  'Three buckets, and one of them leaks.',
  'Who feeds the cats on Sundays?',
  'Read it twice, sent it to my brother.',
]

test('a first page of 25 one-line comments is 3 KB of JSON at most', async ({ server, moderatorToken }) => {
  const comments = `${server}/v1/sites/demo/comments`
  const headers = { Origin: server, 'Content-Type': 'application/json' }
  const ids: string[] = []
  for (let i = 0; i < 25; i++) {
    const draft = { pageKey: 'budget', name: `Reader ${i}`, email: `r${i}@example.org`, body: `${LINES[i % 5]} ${i}` }
    const response = await fetch(comments, { method: 'POST', headers, body: JSON.stringify(draft) })
    ids.push(((await response.json()) as PostedComment).comment.id)
  }
  await moderator(server, moderatorToken).decide('approved', ...ids)

  const answer = await (await fetch(`${comments}?pageKey=budget`)).text()
  expect((JSON.parse(answer) as CommentList).comments).toHaveLength(25)
  expect(brotliCompressSync(answer).length).toBeLessThanOrEqual(3000)
})

/** What a visit asks the network for, by the names of files; not what the browser has and does not ask for. */
async function listen(page: Page, names = /^(embed|comments)/) {
  const asked = new Map<string, string>()
  const session = await page.context().newCDPSession(page)
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url)
    asked.set(requestId, pathname.replace(/^.*\//, '').replace(/-[\w-]{6}\.js$/, '.js'))
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => response.fromDiskCache && asked.delete(requestId))
  await session.send('Network.enable')
  return () => [...asked.values()].filter((name) => names.test(name)).sort()
}

const ARTICLE = 'data-page-key="http://localhost:8787/articles/library-boat/"'

test('a first visit asks for code and data, a second one for data alone', async ({ context, server, hostPage }) => {
  const address = hostPage(owner(server, { attributes: ARTICLE }))
  for (const expected of [['comments', 'comments.js', 'embed.js'], ['comments']]) {
    const page = await context.newPage()
    const asked = await listen(page)
    await page.goto(address)
    await expect(page.getByRole('article').first()).toBeVisible()
    expect(asked()).toEqual(expected)
    await page.close()
  }
})

test('with two lines in the head both set out with the page, and nothing is asked for twice', async ({
  page,
  server,
  hostPage,
}) => {
  const embed = await (await fetch(`${server}/embed.js`)).text()
  const [code] = /assets\/comments-[\w-]+\.js/.exec(embed)!
  const data = `/v1/sites/demo/comments?${new URLSearchParams({ pageKey: 'http://localhost:8787/articles/library-boat/' })}`
  const head = `<link rel="modulepreload" href="${server}/${code}"><link rel="preload" as="fetch" crossorigin href="${server}${data}">`
  const asked = await listen(page)
  // They do not wait for the loader, which does not come here until they have.
  const both = Promise.all([page.waitForResponse(`${server}/${code}`), page.waitForResponse(server + data)])
  await page.route('**/embed.js', async (route) => {
    await both
    await route.continue()
  })
  const warnings: string[] = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await page.goto(hostPage(owner(server, { attributes: ARTICLE, head })))
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(asked()).toEqual(['comments', 'comments.js', 'embed.js'])
  expect(warnings).toEqual([])
})

test('the form’s code does not wait for the list’s, and is asked for once', async ({ page, server, hostPage }) => {
  const asked = await listen(page, /^acts/)
  const form = page.waitForRequest('**/assets/acts-*.js')
  await page.route('**/assets/comments-*.js', async (route) => {
    await form
    await route.continue()
  })
  await page.goto(hostPage(owner(server, { attributes: ARTICLE })))
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeVisible()
  expect(asked()).toEqual(['acts.js'])
})
