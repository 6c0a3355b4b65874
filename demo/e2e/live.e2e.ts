import type { Browser, Locator, Page } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { answered, comment, field, fill, form, moderator, owner, post } from './people.ts'
import { shiftsOf } from './shifts.ts'

/** In which a reader is to hear of what the server has taken. */
const SOON = { timeout: 2_000 }

/** Clicks, and comes back when the server has answered. */
async function store(page: Page, button: Locator, method: 'POST' | 'PATCH') {
  const stored = answered(page, method, '/comments')
  await button.click()
  expect((await stored).ok()).toBe(true)
}

const another = async (browser: Browser, url: string) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  return page
}

/** Resolves when the page hears what happens. */
async function hears(page: Page, act: () => Promise<unknown>) {
  const heard = page
    .waitForEvent('websocket')
    .then((socket) => socket.waitForEvent('framereceived', ({ payload }) => `${payload}`.includes('"hello"')))
  await act()
  await heard
}

const trust = async (page: Page, desk: ReturnType<typeof moderator>, body: string) => {
  await post(page, { body })
  await desk.decide('approved', (await desk.find(body)).id)
}

test('what is posted in one browser is announced in another, and shown when its reader asks for it', async ({
  page,
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  const url = hostPage(owner(server))
  const desk = moderator(server, moderatorToken)
  await page.goto(url)
  await trust(page, desk, 'The first on this page')
  const other = await another(browser, 'about:blank')
  await hears(other, () => other.goto(url))
  await expect(comment(other, 'The first on this page')).toBeVisible()
  const { y } = (await comment(other, 'The first on this page').boundingBox())!

  await fill(form(page), { body: 'News from the harbour' })
  await store(page, form(page).getByRole('button', { name: 'Post Comment' }), 'POST')
  const begin = performance.now()
  const pill = other.getByRole('button', { name: '1 new comment' })
  await expect(pill).toBeVisible(SOON)
  console.log(`Announced in the other browser ${Math.round(performance.now() - begin)} ms after the answer.`)
  await expect(other.getByRole('heading', { name: 'Comments 2' })).toBeVisible()
  await expect(other.getByText('2 people are reading now')).toBeVisible()
  // One's own comment is no news.
  await expect(comment(page, 'News from the harbour')).toBeVisible()
  await expect(page.getByRole('button', { name: /new comment/ })).toHaveCount(0)
  expect((await comment(other, 'The first on this page').boundingBox())!.y).toBe(y)
  expect(await shiftsOf(other, { isUnasked: true })).toEqual([])
  expect(await findBarriers(other, 'baraza-comments')).toEqual([])

  await pill.click()
  await expect(comment(other, 'News from the harbour')).toBeFocused()
  await comment(page, 'News from the harbour').getByRole('button', { name: 'Edit' }).click()
  const editing = page.locator('baraza-comment-form').first()
  await field(editing, 'Comment').fill('News from the other harbour')
  await other.evaluate(() => (document.body.style.paddingTop = '200vh'))
  await store(page, editing.getByRole('button', { name: 'Save' }), 'PATCH')
  await expect(comment(other, 'News from the other harbour')).toBeAttached(SOON)

  const { id } = await desk.find('News from the other harbour')
  await desk.decide('rejected', id)
  await expect(other.getByText('This comment was removed by a moderator.')).toBeAttached(SOON)
  expect(await other.getByText('News from the other harbour').count()).toBe(0)
})

test('a reply is announced at the comment that it answers', async ({
  page,
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  const url = hostPage(owner(server))
  await page.goto(url)
  await trust(page, moderator(server, moderatorToken), 'Who answers this?')
  const other = await another(browser, 'about:blank')
  await hears(other, () => other.goto(url))
  await comment(page, 'Who answers this?')
    .getByRole('button', { name: /^Reply/ })
    .click()
  const reply = page.locator('baraza-comment-form').first()
  await fill(reply, { body: 'I do' })
  await store(page, reply.getByRole('button', { name: 'Post Comment' }), 'POST')
  const pill = comment(other, 'Who answers this?').getByRole('button', { name: '1 new reply' })
  await expect(pill).toBeVisible(SOON)
  expect(await shiftsOf(other, { isUnasked: true })).toEqual([])
  expect(await findBarriers(other, 'baraza-comments')).toEqual([])
  await pill.click()
  await expect(comment(other, 'I do')).toBeFocused()
})

test('a page that forbids sockets has everything else', async ({ page, browser, server, moderatorToken, hostPage }) => {
  const policy = `connect-src ${server.replace('http', 'https')} ${server}/v1/sites/demo/comments ${server}/v1/sites/demo/form`
  const url = hostPage(owner(server), { 'Content-Security-Policy': policy })
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(error.message))
  await page.goto(url)
  await trust(page, moderator(server, moderatorToken), 'Without a socket')
  const other = await another(browser, url)
  await expect(comment(other, 'Without a socket')).toBeVisible()
  expect(failures).toEqual([])
})

test('an owner turns it off with one attribute', async ({ page, server, hostPage }) => {
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  const chunk = page.waitForResponse(/\/afterwards-/)
  await page.goto(hostPage(owner(server, { attributes: 'data-live="off"' })))
  await chunk
  await post(page, { body: 'Nobody hears of this' })
  expect(sockets).toEqual([])
})
