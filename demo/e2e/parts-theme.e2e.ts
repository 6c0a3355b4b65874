import type { BrowserContext, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { inEveryLook } from './looks.ts'
import { owner } from './people.ts'
import { complaintsOf, strictly } from './policy.ts'
import { shiftsOf } from './shifts.ts'

const ARTICLE = '/articles/library-boat/'
const [WHITE, NIGHT] = ['rgb(255, 255, 255)', 'rgb(20, 23, 25)']

const choice = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Appearance' }).getByRole('radio', { name })
const paper = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)

/** A browser in which somebody has chosen before, on some page of the site. */
async function remember(context: BrowserContext, address: string, theme: string) {
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate((theme) => localStorage.setItem('baraza theme', theme), theme)
  await page.close()
}

/** What stands behind the words in each frame, from the first on: callbacks of a frame run right before it is painted. */
const watchFrames = (page: Page) =>
  page.addInitScript(() => {
    const frames: string[] = ((window as unknown as { frames: string[] }).frames = [])
    const look = () => {
      const [root, body] = [document.documentElement, document.body]
      if (body) frames.push(`${getComputedStyle(root).colorScheme} ${getComputedStyle(body).backgroundColor}`)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
const framesOf = (page: Page) => page.evaluate(() => (window as unknown as { frames: string[] }).frames)

/** Where the code of the parts does not come: what is seen is the script's in the head alone. */
const withoutParts = (page: Page) => page.route('**/embed.js', (route) => route.abort())

test('what was chosen is there in the first frame that is painted, before any code of the parts', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ colorScheme: 'light', baseURL: server })
  await remember(context, ARTICLE, 'dark')
  const page = await context.newPage()
  await withoutParts(page)
  await watchFrames(page)
  await page.goto(ARTICLE)
  await expect.poll(async () => (await framesOf(page)).length).toBeGreaterThan(2)
  expect(new Set(await framesOf(page))).toEqual(new Set([`dark ${NIGHT}`]))
  await context.close()
})

test('the snippet of the documentation does the same', async ({ browser, server, hostPage }) => {
  const docs = await readFile('docs/parts.md', 'utf8')
  const snippet = /<script>\n[\s\S]*?<\/script>/.exec(docs)![0]
  const head = `${snippet}<style>:root { color-scheme: light dark } body { background: light-dark(#fff, #141719) }</style>`
  const address = hostPage(owner(server, { head }))
  const context = await browser.newContext({ colorScheme: 'light' })
  await remember(context, address, 'dark')
  const page = await context.newPage()
  await withoutParts(page)
  await watchFrames(page)
  await page.goto(address)
  await expect.poll(async () => (await framesOf(page)).length).toBeGreaterThan(2)
  expect(new Set(await framesOf(page))).toEqual(new Set([`dark ${NIGHT}`]))
  await context.close()
})

test('a reader changes the page, the comments and the other tabs, and finds it so on the next page', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ colorScheme: 'light', baseURL: server })
  const [page, other] = [await context.newPage(), await context.newPage()]
  await other.goto('/')
  await page.goto(ARTICLE)
  await page.locator('baraza-comments').scrollIntoViewIfNeeded()
  const comments = page.locator('baraza-comments section').first()
  await expect(comments).toHaveAttribute('data-scheme', 'light')
  await choice(page, 'Dark').check()
  await expect.poll(() => paper(page)).toBe(NIGHT)
  await expect(comments).toHaveAttribute('data-scheme', 'dark')
  await expect.poll(() => paper(other)).toBe(NIGHT)
  await expect(choice(other, 'Dark')).toBeChecked()
  await page.goto('/')
  await expect(choice(page, 'Dark')).toBeChecked()
  expect(await paper(page)).toBe(NIGHT)
  await page.goBack()
  await expect(choice(page, 'Dark')).toBeChecked()
  await context.close()
})

test('with Auto the system decides, also when it changes its mind', async ({ browser, server }) => {
  const context = await browser.newContext({ colorScheme: 'light', baseURL: server })
  const page = await context.newPage()
  await page.goto('/')
  await choice(page, 'Dark').check()
  await choice(page, 'Auto').check()
  await expect.poll(() => paper(page)).toBe(WHITE)
  const toggle = page.locator('baraza-theme-toggle [data-scheme]')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => paper(page)).toBe(NIGHT)
  await expect(toggle).toHaveAttribute('data-scheme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(toggle).toHaveAttribute('data-scheme', 'light')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await context.close()
})

test('is chosen by the keyboard alone', async ({ page }) => {
  await page.goto('/')
  await choice(page, 'Auto').focus()
  await page.keyboard.press('ArrowRight')
  await expect(choice(page, 'Light')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => paper(page)).toBe(NIGHT)
})

test('works under a strict policy, and moves nothing', async ({ page, server, hostPage }) => {
  const refused = complaintsOf(page)
  const head = `<script src="${server}/theme.js"></script><link rel="stylesheet" href="${server}/paper.css">`
  // With comments on the page, because both bring a Lit of their own, and one policy may be made.
  const toggle = '<p>Before <baraza-theme-toggle></baraza-theme-toggle> and after</p>'
  const html = owner(server, { head }).replace('<h1>', `${toggle}<h1>`)
  await page.goto(hostPage(html, strictly(server, { directives: [`style-src ${server}`, `img-src ${server}`] })))
  await expect(page.getByRole('heading', { name: /^Comments/ })).toBeVisible()
  await choice(page, 'Dark').check()
  await expect.poll(() => paper(page)).toBe(NIGHT)
  expect(await shiftsOf(page)).toEqual([])
  expect(refused).toEqual([])
})

test('axe finds nothing on the front page', async ({ page }) => {
  await page.goto('/')
  await expect(choice(page, 'Auto')).toBeChecked()
  await inEveryLook(page, async (look, width) => {
    expect(await findBarriers(page), look).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), look).toBe(width)
  })
})
