import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './fixtures.ts'
import { comment, field, fill, form, owner, post } from './people.ts'
import { complaintsOf, strictly } from './policy.ts'

test('works under a strict policy with Trusted Types and nothing inline', async ({ page, server, hostPage }) => {
  const refused = complaintsOf(page)
  await page.goto(hostPage(owner(server), strictly(server, { directives: [`img-src ${server}`] })))
  await fill(form(page), { body: 'Under a *strict* policy' })
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(page.getByRole('article').getByRole('emphasis')).toHaveText('strict')
  await expect(page.getByRole('button', { name: 'Post Comment' })).toHaveCSS('font-weight', '600')
  await comment(page, 'policy').getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  expect(refused).toEqual([])
})

test('is not broken by a host that resets everything', async ({ page, server, hostPage }) => {
  const head = '<style>* { all: unset } html { font-size: 8px } *, *::before { color: inherit; line-height: 1 }</style>'
  await page.goto(hostPage(owner(server, { head })))
  await post(page, { body: 'On a hostile page' })
  const words = page.getByText('On a hostile page')
  expect(parseFloat(await words.evaluate((element) => getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(16)
  await expect(page.locator('baraza-comments')).toHaveCSS('display', 'block')
  const [button, textarea] = [form(page).getByRole('button', { name: 'Post Comment' }), field(form(page), 'Comment')]
  expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  expect((await textarea.boundingBox())!.width).toBeGreaterThan(300)
})

test('two on one page, in two languages, do not know each other', async ({ page, server, hostPage }) => {
  const body = `<div lang="sw"><baraza-comments site="demo" page-key="second" loading="eager"></baraza-comments></div>`
  await page.goto(hostPage(owner(server, { attributes: 'data-page-key="first"', body })))
  const [first, second] = [page.locator('baraza-comments').first(), page.locator('baraza-comments').last()]
  await expect(first.getByRole('heading', { name: /^Comments/ })).toBeVisible()
  await expect(second.getByRole('heading', { name: /^Maoni/ })).toBeVisible()
  await field(first, 'Comment').fill('Only here')
  await expect(second.locator('textarea')).toHaveValue('')
})

test('a single-page app changes the page by an attribute, and takes the element away', async ({
  page,
  server,
  hostPage,
}) => {
  await page.goto(hostPage(owner(server, { attributes: 'data-page-key="http://localhost:8787/articles/sewn-boat/"' })))
  await expect(page.getByRole('article').first()).toBeVisible()
  const element = page.locator('baraza-comments')
  await element.evaluate((comments) => comments.setAttribute('page-key', 'nobody has been here'))
  await expect(page.getByText('Nobody has replied yet.')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(0)
  await element.evaluate((comments) => comments.remove())
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.evaluate(() => (location.hash = '#comment-1'))
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  expect(asked).toEqual([])
})

test('no cookie, no other host, and code and data are the first two requests after the script tag', async ({
  page,
  context,
  server,
}) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  // As an owner serves an article with comments and nothing beside them.
  await page.route('**/articles/library-boat/', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll(/<(\/?)baraza-/g, '<$1no-') })
  })
  await page.goto(`${server}/articles/library-boat/`)
  await page.locator('baraza-comments').scrollIntoViewIfNeeded()
  await expect(page.locator('baraza-comments').getByRole('article').first()).toBeVisible()
  expect(await context.cookies()).toEqual([])
  expect(new Set(requests.map((url) => new URL(url).host))).toEqual(new Set([new URL(server).host]))
  const tag = requests.findIndex((url) => url.endsWith('/embed.js'))
  const after = requests
    .slice(tag + 1)
    .filter((url) => /\/v1\/|\/assets\//.test(url))
    .slice(0, 2)
  expect(after.map((url) => new URL(url).pathname).sort()).toEqual([
    expect.stringMatching(/^\/assets\/.*\.js$/),
    '/v1/sites/demo/comments',
  ])
})

test('a page of another origin is told what is wrong with the set-up', async ({ page, server }) => {
  const stranger = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(owner(server)))
  await new Promise<void>((resolve) => stranger.listen(0, 'localhost', resolve))
  await page.goto(`http://localhost:${(stranger.address() as AddressInfo).port}/`)
  await field(form(page), 'Comment').fill('From a stranger')
  await field(form(page), 'Name').fill('A')
  await field(form(page), 'Email').fill('a@example.org')
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(form(page).getByRole('alert')).toBeVisible()
  await expect(field(form(page), 'Comment')).toHaveValue('From a stranger')
  stranger.closeAllConnections()
  stranger.close()
})
