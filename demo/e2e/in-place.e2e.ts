import type { Browser, Page, Request } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { createSite, type TestSite } from './console.ts'
import { expect, test } from './fixtures.ts'
import { comment, owner } from './people.ts'
import { strictly } from './policy.ts'

const KEY = 'the ice'
const line = (page: Page) => page.locator('baraza-moderator')

/** The article of an owner: of another site than Baraza's, as browsers see it, so that its cookies would be third parties'. */
async function publish(site: TestSite, server: string, hostPage: HostPage, headers?: Record<string, string>) {
  const attributes = `data-page-key="${KEY}"`
  const url = hostPage(owner(server, { site: site.id, attributes }), headers).replace('localhost', 'paper.localhost')
  await site.admin('', { method: 'PATCH', body: { origins: [server, new URL(url).origin] } })
  return url
}

type HostPage = (html: string, headers?: Record<string, string>) => string

/** Goes to a comment's page from the console. */
async function handOver(console: Page, body: string) {
  await console.locator('.item').filter({ hasText: body }).click()
  const opened = console.context().waitForEvent('page')
  await console.locator('.item[aria-current]').getByRole('button', { name: 'Moderate on the page' }).click()
  const article = await opened
  await article.waitForURL(/#comment-/)
  return article
}

/** What an article has asked our server for. */
function requestsOf(page: Page, server: string) {
  const requests: Request[] = []
  page.context().on('request', (request) => {
    if (request.url().startsWith(server) && request.frame().page() === page) requests.push(request)
  })
  return requests
}

const openAsReader = async (browser: Browser, url: string) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  return page
}

test('a moderator comes from the console, approves, pins and answers under the article, and stops', async ({
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  const site = await createSite(server, moderatorToken)
  const url = await publish(site, server, hostPage)
  const post = (name: string, body: string) => site.post({ name, body, pageKey: KEY, pageUrl: url })
  await post('Omar Badru', 'What happens when the power is off?')
  const first = await site.list('pending')
  await site.admin('/decisions', { method: 'POST', body: { commentIds: [first[0]!.id], status: 'approved' } })
  const waiting = await post('Nadia Ferreira', 'They sell what is in the store.')

  const reader = await openAsReader(browser, url)
  await expect(comment(reader, 'What happens')).toBeVisible()
  await expect(comment(reader, 'They sell')).toHaveCount(0)

  const queue = await site.signIn(browser, 'Joseph Tarimo')
  const page = await handOver(queue, 'They sell')
  const requests = requestsOf(page, server)
  await expect(line(page)).toContainText(/You moderate as \u2068Joseph Tarimo\u2069 until \d\d:\d\d\./)
  await expect(page).toHaveURL(`${url}#comment-${waiting}&moderate`)
  expect(await page.evaluate(() => opener)).toBeNull()

  // What readers are told is not there stands in its place, with the reason why it waits.
  const held = comment(page, 'They sell')
  await expect(held).toBeFocused()
  await expect(held).toContainText('Held: every comment is read first')
  await expect(page.getByText('awaiting moderation')).not.toBeVisible()
  await expect(page.getByText('is not here any more')).toHaveCount(0)
  expect(await findBarriers(page, 'baraza-comments')).toEqual([])

  await held.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(held.getByRole('button', { name: 'Undo approval' })).toBeFocused()
  await expect(held).not.toContainText('Held')
  await expect(page.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
  await expect.poll(async () => (await site.list('approved')).length).toBe(2)
  await reader.reload()
  await expect(comment(reader, 'They sell')).toBeVisible()

  // Taken back, and decided again.
  await held.getByRole('button', { name: 'Undo approval' }).click()
  await expect(held).toContainText('Waits for a moderator')
  await expect.poll(async () => (await site.list('pending')).length).toBe(1)
  await reader.reload()
  await expect(comment(reader, 'What happens')).toBeVisible()
  await expect(comment(reader, 'They sell')).toHaveCount(0)
  await held.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(held.getByRole('button', { name: 'Undo approval' })).toBeVisible()
  await expect.poll(async () => (await site.list('approved')).length).toBe(2)

  const top = comment(page, 'What happens')
  await held.getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(page.getByText('Pinned', { exact: true })).toBeVisible()
  await top.getByRole('button', { name: 'Reply as staff' }).click()
  await page.keyboard.type('The generator of the pier starts.')
  expect(await findBarriers(page, 'baraza-comments')).toEqual([])
  await page.keyboard.press('Control+Enter')
  const answer = comment(page, 'The generator')
  await expect(answer).toBeFocused()
  await expect(answer).toContainText('Joseph Tarimo')
  await reader.reload()
  await expect(reader.getByRole('article').first()).toContainText('They sell')
  await expect(comment(reader, 'The generator').getByText('Staff', { exact: true })).toBeVisible()

  // A reload goes on; rejecting has a way back.
  await page.reload()
  await expect(line(page)).toContainText('You moderate as')
  await top.getByRole('button', { name: 'Reject' }).click()
  await expect(top).toContainText('Rejected')
  await expect.poll(async () => (await site.list('rejected')).length).toBe(1)
  await top.getByRole('button', { name: 'Undo rejection' }).click()
  await expect(top.getByRole('button', { name: 'Reject' })).toBeVisible()
  await expect.poll(() => site.list('rejected')).toEqual([])

  // Nothing of it is a cookie: with all of them gone it goes on.
  await page.context().clearCookies()
  await held.getByRole('button', { name: 'Unpin' }).click()
  await expect(held.getByRole('button', { name: 'Pin', exact: true })).toBeVisible()
  const headers = await Promise.all(requests.map((request) => request.allHeaders()))
  expect(headers.length).toBeGreaterThan(10)
  expect(headers.filter(({ cookie }) => cookie)).toEqual([])
  expect(await page.evaluate(() => document.cookie)).toBe('')

  await line(page).getByRole('button', { name: 'Stop' }).click()
  await expect(line(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Reject' })).toHaveCount(0)
  await expect(page).toHaveURL(`${url}#comment-${waiting}`)
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await page.reload()
  await expect(held).toBeFocused()
  await expect(line(page)).toHaveCount(0)
  await queue.context().close()
  await reader.context().close()
})

test('works under a strict policy, and ends with the session of the console', async ({
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  const site = await createSite(server, moderatorToken)
  const url = await publish(site, server, hostPage, strictly(server, { directives: [`img-src ${server}`] }))
  await site.post({ name: 'Asha', body: 'Under a strict policy', pageKey: KEY, pageUrl: url })
  const queue = await site.signIn(browser, 'Neema')
  const problems: string[] = []
  queue.context().on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  const page = await handOver(queue, 'Under a strict policy')
  const held = comment(page, 'Under a strict policy')
  await held.getByRole('button', { name: 'Approve and reply' }).click()
  await page.keyboard.type('It does.')
  await held.getByRole('button', { name: 'Publish reply' }).click()
  await expect(comment(page, 'It does.').getByText('Staff', { exact: true })).toBeVisible()
  await expect.poll(async () => (await site.list('approved')).length).toBe(2)
  await expect(comment(page, 'It does.').getByRole('button', { name: 'Reject' })).toHaveCSS('font-weight', '600')
  expect(problems).toEqual([])

  await queue.evaluate(() => fetch('/v1/admin/session', { method: 'DELETE', headers: { 'Baraza-Console': '1' } }))
  await comment(page, 'It does.').getByRole('button', { name: 'Reject' }).click()
  await expect(line(page).getByRole('alert')).toContainText('Your time to moderate here is over.')
  await expect(page.getByRole('button', { name: 'Reject' })).toHaveCount(0)
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await queue.context().close()
})

test('a forged code does nothing but say so, and a used one is worth nothing', async ({
  browser,
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const site = await createSite(server, moderatorToken, { moderation: 'none' })
  const url = await publish(site, server, hostPage)
  const id = await site.post({ name: 'Omar', body: 'Who is there?', pageKey: KEY, pageUrl: url })
  const requests = requestsOf(page, server)
  await page.goto(`${url}#comment-${id}&moderate=x`)
  await expect(line(page).getByRole('alert')).toContainText('This link to moderate was used before')
  await expect(comment(page, 'Who is there?')).toBeFocused()
  await expect(page).toHaveURL(`${url}#comment-${id}&moderate`)
  await expect(page.getByRole('button', { name: 'Reject' })).toHaveCount(0)
  expect(await findBarriers(page, 'baraza-comments')).toEqual([])
  const refused = requests.filter((request) => request.url().includes('/moderation') && request.method() === 'POST')
  expect(refused).toHaveLength(1)
  expect(requests.filter((request) => request.url().includes('/admin/'))).toEqual([])
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await line(page).getByRole('button', { name: 'Close' }).click()
  await expect(line(page)).toHaveCount(0)

  // Somebody copies the link that a moderator has followed.
  const queue = await site.signIn(browser, 'Joseph')
  await queue.getByRole('link', { name: /^All/ }).click()
  let code: string | undefined
  queue
    .context()
    .on('request', (request) => (code ??= request.url().endsWith('moderation') ? request.postData()! : code))
  const article = await handOver(queue, 'Who is there?')
  await expect(line(article)).toContainText('You moderate as')
  await page.goto('about:blank')
  await page.goto(`${url}#comment-${id}&moderate=${JSON.parse(code!).code}`)
  await expect(line(page).getByRole('alert')).toContainText('This link to moderate was used before')
  await queue.context().close()
})

test('readers load nothing of it, and a page without an address, or with a stranger’s, is not gone to', async ({
  browser,
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const site = await createSite(server, moderatorToken)
  const url = await publish(site, server, hostPage)
  const id = await site.post({ name: 'Omar', body: 'On a page', pageKey: KEY, pageUrl: url })
  await site.post({ name: 'Omar', body: 'On no page', pageKey: '/nowhere' })
  await site.admin('/decisions', { method: 'POST', body: { commentIds: [id], status: 'approved' } })
  await page.goto(`${url}#comment-${id}`)
  await expect(comment(page, 'On a page')).toBeFocused()
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(loaded.some((name) => name.includes('beyond'))).toBe(true)
  expect(loaded.filter((name) => name.includes('in-place'))).toEqual([])

  const queue = await site.signIn(browser, 'Joseph')
  await expect(queue.locator('.item[aria-current]')).toContainText('On no page')
  await expect(queue.getByRole('button', { name: 'Moderate on the page' })).toHaveCount(0)
  // A moderator has led the page astray: its code would be a stranger's.
  await site.admin(`/page?pageKey=${encodeURIComponent('/nowhere')}`, {
    method: 'PATCH',
    body: { url: 'https://evil.example/' },
  })
  await queue.reload()
  const handovers: string[] = []
  queue.on('request', (request) => request.url().endsWith('/handovers') && handovers.push(request.url()))
  await queue.locator('.item[aria-current]').getByRole('button', { name: 'Moderate on the page' }).click()
  await expect(queue.locator('.item').getByRole('alert')).toContainText('not one of the site’s')
  expect(handovers).toEqual([])
  expect(queue.context().pages()).toHaveLength(1)
  await queue.context().close()
})
