import type { Locator } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { shiftsOf } from './shifts.ts'

const ARTICLE = '/articles/library-boat/'

/** As a reader does who has it below the window, and does not see it yet: then what it shows may come. */
async function comeNear(part: Locator, answer: RegExp) {
  const page = part.page()
  const answered = page.waitForResponse(answer)
  await expect(async () => {
    const { y } = (await part.boundingBox())!
    await page.evaluate((by) => scrollBy(0, by), y - page.viewportSize()!.height - 600)
    // What is above it may have grown.
    const { y: after } = (await part.boundingBox())!
    expect(Math.abs(after - page.viewportSize()!.height - 600)).toBeLessThan(200)
  }).toPass()
  await answered
}

test('an article shows what else is spoken of, who wrote it, and what to read in between', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(ARTICLE)
  // A reader goes down the page.
  const author = page.locator('baraza-author')
  await comeNear(author, /author=/)
  await expect(
    author
      .getByRole('navigation', { name: /^More by/ })
      .getByRole('link')
      .first(),
  ).toBeAttached()
  const missed = page.locator('baraza-dont-miss')
  await comeNear(missed, /rank=trending/)
  await expect(missed.getByText(/^\d+ comments?$/).first()).toBeAttached()
  await page.locator('footer').scrollIntoViewIfNeeded()
  await expect(missed.getByRole('article')).toHaveCount(4)
  await expect(missed.getByRole('heading').getByRole('link').first()).toHaveAttribute('href', /\/articles\//)
  expect(
    await missed
      .getByRole('heading')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname)),
  ).not.toContain(ARTICLE)
  await expect(missed.getByText(/^\d+ comments?$/).first()).toBeVisible()
  await expect(missed.locator('img').first()).toHaveJSProperty('complete', true)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await findBarriers(page)).toEqual([])
  }
  expect(asked.filter((path) => path.endsWith('/pages')).length).toBeLessThanOrEqual(3)
})

test('the front page counts all its articles in one request, and says what was written last', async ({
  page,
  server,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(server, '')))
  await page.goto('/')
  await expect(
    page
      .locator('baraza-count')
      .filter({ hasText: /\d+ comments/ })
      .first(),
  ).toBeVisible()
  await page.locator('footer').scrollIntoViewIfNeeded()
  await expect(page.locator('baraza-latest').getByRole('listitem')).toHaveCount(4)
  expect(asked.filter((path) => path.includes('/counts?'))).toHaveLength(1)
  // A list does not load the comments.
  expect(asked.filter((path) => /assets\/(comments|acts)-/.test(path))).toEqual([])
  expect(await shiftsOf(page)).toEqual([])
  await page.locator('baraza-latest').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/articles\/.+#comment-/)
})

test('readers without JavaScript have the owner’s own links', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server })
  const page = await context.newPage()
  await page.goto(ARTICLE)
  await expect(page.locator('baraza-dont-miss').getByRole('link')).toHaveCount(4)
  await expect(page.locator('baraza-author').getByRole('link').first()).toBeVisible()
  await context.close()
})

test('what a flick would bring before a reader stays, and what is further down is drawn', async ({ page }) => {
  const parts = (['200px', '1500px'] as const).map(
    (below) =>
      `<div style="position: absolute; inset-block-start: calc(100vh + ${below})">
        <baraza-dont-miss site="demo" page-key="${below}" loading="eager"><p>The owner’s own</p></baraza-dont-miss>
      </div>`,
  )
  const html = `<!doctype html><title>Parts</title>${parts.join('')}<script async src="/embed.js"></script>`
  await page.route('/parts', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  // The nearer one is answered first.
  const near = page.waitForEvent('requestfinished', (request) => request.url().includes('200px'))
  await page.route(/\/pages\?.*1500px/, async (route) => {
    await near
    await route.continue()
  })
  await page.goto('/parts')
  const [first, second] = [page.locator('[page-key="200px"]'), page.locator('[page-key="1500px"]')]
  await expect(second.getByRole('article').first()).toBeAttached()
  await expect(first.getByRole('article')).toHaveCount(0)
  await expect(first.getByText('The owner’s own')).toBeVisible()
})
