import type { Page } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { createSite, current, write } from './console.ts'
import { expect, test } from './fixtures.ts'

const lines = (page: Page) => page.locator('.item.done')

test('a moderator’s morning: thirty decisions by keyboard alone, and the way back', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  await write(site, 36)
  const page = await site.signIn(browser, 'Joseph Tarimo')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await expect(current(page)).toContainText('Reader 1')
  await expect(page.getByRole('link', { name: 'Pending 36' })).toBeVisible()

  // The eye stays where it is: after the first few, each comment comes to where the one before stood.
  const keys = 'aaarrsaaasaaaaarrraaasaaaaraas'
  const tops: number[] = []
  for (const key of keys) {
    await page.keyboard.press(key)
    tops.push((await current(page).boundingBox())!.y)
  }
  expect(new Set(tops.slice(5).map(Math.round)).size).toBe(1)
  await expect(current(page)).toContainText('Reader 31')
  await expect(lines(page)).toHaveCount(3)
  const count = (key: string) => keys.split(key).length - 1
  const stored = async () =>
    Promise.all(['approved', 'rejected', 'spam'].map(async (status) => (await site.list(status)).length))
  await expect.poll(stored).toEqual(['a', 'r', 's'].map(count))
  await expect(page.getByRole('link', { name: 'Pending 6' })).toBeVisible()

  await page.keyboard.press('u')
  await expect(current(page)).toContainText('Reader 30')
  await page.keyboard.press('u')
  await expect(current(page)).toContainText('Reader 29')
  await expect.poll(async () => (await site.list('pending')).length).toBe(8)

  // Back to the top, where one is done with them all.
  for (const key of 'ararararr') await page.keyboard.press(key)
  await expect(page.getByText('That was the last one.')).toBeVisible()
  await expect.poll(async () => (await site.list('pending')).length).toBe(0)
  expect(requests.filter((url) => !url.startsWith(server) && !url.startsWith(server.replace('http', 'ws')))).toEqual([])
  expect(problems).toEqual([])
  await page.context().close()
})

test('many at once: ticked by range, blocked with everything they wrote, found again, and taken back', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  await site.post({ name: 'Grace', body: 'Whoever took the pump is known.' })
  for (let n = 1; n <= 5; n++)
    await site.post({ name: 'Ice Deals', email: 'deals@bad.example', body: `Best price number ${n}`, pageKey: `/${n}` })
  const page = await site.signIn(browser, 'Joseph')
  await expect(current(page)).toContainText('number 5')

  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible()
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: /Block/ })
  await expect(dialog.getByLabel('this email address')).toBeChecked()
  await dialog.getByRole('button', { name: 'Block' }).click()
  await expect.poll(async () => (await site.list('spam')).length).toBe(5)
  await expect(page.locator('.toast')).toContainText('Moved 5 comments to spam')
  await expect(current(page)).toContainText('Grace')
  await site.post({ name: 'Ice Deals', email: 'deals@bad.example', body: 'Once more' })
  expect(await site.list('spam')).toHaveLength(6)

  // Found by its words, at an address that can be kept.
  await page.keyboard.press('/')
  await page.keyboard.type('price number 4')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /^All/ }).click()
  await expect(page.locator('.item')).toHaveCount(1)
  await expect(current(page)).toContainText('Best price number 4')
  expect(page.url()).toContain('status=all&q=price+number+4')
  await page.reload()
  await expect(current(page)).toContainText('Best price number 4')

  // Kept under a name, for the whole team.
  await page.getByRole('button', { name: 'Keep this view' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Price number four')
  await page.getByLabel('Show it to all moderators').check()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const neema = await site.signIn(browser, 'Neema')
  await neema.getByRole('link', { name: 'Price number four' }).click()
  await expect(current(neema)).toContainText('Best price number 4')
  await neema.context().close()
  await page.getByRole('button', { name: 'Forget “Price number four”' }).click()
  await expect(page.getByRole('link', { name: 'Price number four' })).toHaveCount(0)

  await page.goBack()
  await page.goBack()
  await expect(current(page)).toContainText('Grace')
  await page.context().close()
})

test('an answer as staff approves what it answers, and keeps its words when it is refused', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  await site.post({ name: 'Petro', body: 'Across the creek we still salt.' })
  const page = await site.signIn(browser, 'Salma Idrissa')
  await expect(current(page)).toContainText('Petro')
  await page.keyboard.press('e')
  await page.keyboard.type('So do we, at the north pier.')
  await page.route('**/comments', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible()
  await expect(page.getByLabel('Your reply')).toHaveValue('So do we, at the north pier.')
  await page.unroute('**/comments')
  await page.keyboard.press('Control+Enter')
  await expect(lines(page)).toContainText('Approved by you')
  const approved = await site.list('approved')
  expect(approved.map(({ body, author }) => [author.name, body])).toEqual([
    ['Salma Idrissa', 'So do we, at the north pier.'],
    ['Petro', 'Across the creek we still salt.'],
  ])
  await page.context().close()
})

test('two moderators see each other, and each other’s decisions', async ({ browser, server, moderatorToken }) => {
  const site = await createSite(server, moderatorToken)
  await write(site, 3)
  const joseph = await site.signIn(browser, 'Joseph')
  await expect(current(joseph)).toContainText('Reader 1')
  const neema = await site.signIn(browser, 'Neema')
  await expect(joseph.getByText('Neema is here too')).toBeVisible()
  await expect(neema.getByText('Joseph is here too')).toBeVisible()
  await expect(current(neema)).toContainText('Reader 1')

  await neema.keyboard.press('a')
  await expect(lines(joseph)).toContainText('Approved by Neema')
  await expect(current(joseph)).toContainText('Reader 2')
  await joseph.keyboard.press('r')
  await expect(lines(neema).filter({ hasText: 'Rejected by Joseph' })).toHaveCount(1)
  await expect(current(neema)).toContainText('Reader 3')
  await neema.keyboard.press('u')
  await expect(joseph.locator('.item:not(.done)').filter({ hasText: 'Reader 1' })).toHaveCount(1)

  await site.post({ name: 'Latecomer', body: 'Am I late?' })
  await joseph.getByRole('button', { name: '1 new comment' }).click()
  await expect(joseph.locator('.item').first()).toContainText('Latecomer')
  await neema.context().close()
  await expect(joseph.getByText('is here too')).toHaveCount(0)
  await joseph.context().close()
})

test('offline, and after the session has ended, it is clear which decisions are stored', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  await write(site, 4)
  const page = await site.signIn(browser, 'Joseph')
  await expect(current(page)).toContainText('Reader 1')
  await page.context().setOffline(true)
  await page.keyboard.press('a')
  await expect(page.locator('.strip')).toContainText('One decision is not stored yet.')
  await expect(page.locator('.item.done[data-state=unsaved]')).toContainText('Reader 1')
  expect(await site.list('approved')).toHaveLength(0)
  await page.context().setOffline(false)
  await expect(page.locator('.strip')).toHaveCount(0)
  await expect.poll(async () => (await site.list('approved')).length).toBe(1)

  // Signed out elsewhere: what is decided meanwhile waits behind the sign-in page.
  const cookies = await page.context().cookies()
  await page.evaluate(() => fetch('/v1/admin/session', { method: 'DELETE', headers: { 'Baraza-Console': '1' } }))
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible()
  expect(await site.list('spam')).toHaveLength(0)
  const other = await site.signIn(browser, 'Joseph again')
  await page.context().clearCookies()
  await page.context().addCookies(await other.context().cookies())
  expect(cookies).toHaveLength(1)
  await page.getByRole('button', { name: 'I am signed in again' }).click()
  await expect.poll(async () => (await site.list('spam')).length).toBe(1)
  await expect(current(page)).toContainText('Reader 3')

  // A failure of the server's own: what it refused is back, and said.
  await page.route('**/decisions', (route) =>
    route.fulfill({ status: 500, json: { type: '/problems/internal-error' } }),
  )
  await page.keyboard.press('a')
  await expect(page.locator('.toast')).toContainText('One decision was not stored')
  await expect(current(page)).toContainText('Reader 3')
  await other.context().close()
  await page.context().close()
})

test('strangers see the sign-in page and nothing else, under a strict policy', async ({ page, server }) => {
  const response = await page.goto('/admin/demo/queue')
  const policy = (await response!.allHeaders())['content-security-policy']!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toContain('unsafe')
  await expect(page.getByRole('heading', { name: 'Sign in to moderate' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('Tide Table')
  await page.getByLabel('Email').fill('nobody@example.org')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('If nobody@example.org may moderate here')).toBeVisible()
  await page.goto(`${server}/admin/?again#link=baraza_link_of_yesterday`)
  await expect(page.getByRole('alert')).toContainText('This link was used before, or is too old.')
  expect(page.url()).not.toContain('link')
})

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const)
  test(`axe finds nothing, ${colorScheme}, ${width} wide`, async ({ browser, server, moderatorToken }) => {
    const site = await createSite(server, moderatorToken)
    await site.post({ name: 'Asha', body: 'Is it *true*? https://paper.example' })
    await site.post({ name: 'نادر المنصوري', body: 'جرّبنا الحبال نفسها هنا', email: 'nadir@example.org' })
    const page = await site.signIn(browser, 'Joseph')
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('.item')).toHaveCount(2)
    const check = async () => expect(await findBarriers(page)).toEqual([])
    await check()
    await page.keyboard.press('x')
    await page.keyboard.press('e')
    await check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('b')
    await check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    await check()
    await page.goto('/admin/nowhere/queue')
    await expect(page.getByText('There is no site of that name')).toBeVisible()
    await check()
    await page.context().close()
  })

for (const width of [1280, 1000])
  test(`what is searched for stays legible beside the filters, ${width} wide`, async ({
    browser,
    server,
    moderatorToken,
  }) => {
    const site = await createSite(server, moderatorToken)
    await site.post({ name: 'Frida', body: 'The ice has moved the clock.' })
    const page = await site.signIn(browser, 'Joseph', 'owner')
    await page.setViewportSize({ width, height: 900 })
    const search = page.getByRole('searchbox')
    await search.fill('clock moved')
    await search.press('Enter')
    await expect(page.getByRole('link', { name: 'Clear filters' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'The ice has moved' })).toBeVisible()
    expect((await search.boundingBox())!.width).toBeGreaterThan(120)
    await page.context().close()
  })
