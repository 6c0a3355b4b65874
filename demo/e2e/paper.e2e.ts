import type { Page } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { untilDrawn } from './frames.ts'
import { inEveryLook } from './looks.ts'
import { shiftsOf } from './shifts.ts'

const LIVELY = '/articles/library-boat/'
const EMPTY = '/articles/rain-notebooks/'
const CLOSED = '/articles/almond-tree/'

/** The host's own article is not one of them. */
const comments = (page: Page) => page.locator('baraza-comments').getByRole('article')

const topLevel = (page: Page) => page.locator('ol.comments > li')

async function open(page: Page, path: string) {
  await page.goto(path)
  await page.locator('baraza-comments').scrollIntoViewIfNeeded()
  await expect(page.getByRole('heading', { name: /^Comments/ })).toBeVisible()
}

test('every article embeds Baraza, and its parts are there', async ({ page }) => {
  await page.goto('/')
  const links = await page
    .locator('a[href^="/articles/"]')
    .evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')!))])
  expect(links.length).toBeGreaterThanOrEqual(6)
  for (const link of links) {
    await page.goto(link)
    await expect(page.locator('baraza-comments')).toHaveCount(1)
    await expect(page.getByRole('heading', { name: 'Don’t Miss' })).toBeVisible()
    expect(await page.locator('meta[property^="og:"]').count()).toBeGreaterThanOrEqual(5)
  }
})

test('a lively conversation: pages, orders and replies, each comment once', async ({ page }) => {
  await open(page, LIVELY)
  await expect(topLevel(page)).toHaveCount(25)
  await page.getByRole('button', { name: /^More comments/ }).click()
  await expect(page.getByRole('button', { name: /^More comments/ })).toHaveCount(0)
  const more = page.getByRole('button', { name: /more repl/ })
  while ((await more.count()) > 0) {
    const shown = await comments(page).count()
    await more.first().click()
    await expect.poll(() => comments(page).count()).toBeGreaterThan(shown)
  }

  const ids = await page
    .getByRole('article')
    .evaluateAll((all) => all.map((article) => article.id).filter((id) => id.startsWith('comment-')))
  expect(new Set(ids).size).toBe(ids.length)
  const count = Number((await page.getByRole('heading', { name: /^Comments/ }).textContent())!.match(/\d+/)![0])
  expect(await comments(page).filter({ hasNotText: 'deleted by its author' }).count()).toBe(count)

  const first = () => comments(page).first().getAttribute('id')
  const best = await first()
  await page.getByRole('button', { name: 'Oldest' }).click()
  await expect.poll(first).not.toBe(best)
  await expect(page.getByRole('button', { name: 'Oldest' })).toHaveAttribute('aria-pressed', 'true')
})

test('more comments come without bones under them', async ({ page }) => {
  // The words that tell a screen reader how many: they never come.
  await page.route(/\/en-rare-/, () => {})
  await open(page, LIVELY)
  const more = page.getByRole('button', { name: /^More comments/ })
  await more.click()
  await expect(more).toHaveCount(0)
  await expect(page.locator('ol.comments')).toHaveCount(2)
})

test('a permalink finds a comment at any depth, on any page of the list', async ({ page, server }) => {
  const site = `${server}/v1/sites/demo/comments`
  const key = encodeURIComponent('http://localhost:8787/articles/library-boat/')
  const oldest = await (await fetch(`${site}?pageKey=${key}&sort=oldest&limit=100`)).json()
  let deepest: { id: string; ancestors: unknown[] } = { id: '', ancestors: [] }
  for (const root of oldest.comments as { id: string }[]) {
    const { comments } = await (await fetch(`${site}/${root.id}/replies?limit=100`)).json()
    for (const { id } of comments) {
      const { ancestors } = await (await fetch(`${site}/${id}`)).json()
      if (ancestors.length > deepest.ancestors.length) deepest = { id, ancestors }
    }
  }
  expect(deepest.ancestors.length).toBeGreaterThanOrEqual(4)
  for (const id of [deepest.id, oldest.comments.at(-1).id, oldest.comments[0].id]) {
    await page.goto(`${server}${LIVELY}#comment-${id}`)
    await page.reload()
    await expect(page.locator(`[id="comment-${id}"]`)).toHaveCount(1)
    await expect(page.locator(`[id="comment-${id}"]`)).toBeInViewport()
  }
})

test('a closed page is read and not written to', async ({ page }) => {
  await open(page, CLOSED)
  await expect(page.getByText(/^Comments closed on/)).toBeVisible()
  await expect(page.locator('baraza-comment-form')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Reply/ })).toHaveCount(0)
})

for (const path of [LIVELY, EMPTY, CLOSED])
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await open(page, path)
    if (path !== CLOSED) await expect(page.getByRole('button', { name: 'Post Comment' })).toBeVisible()
    if (path === LIVELY)
      await page
        .getByRole('button', { name: /^Reply/ })
        .first()
        .click()
    await inEveryLook(page, async (look) => expect(await findBarriers(page), look).toEqual([]))
  })

for (const [part, y] of [
  ['much', 300],
  ['a little', 690],
] as const)
  test(`what follows stays where it is for who sees ${part} of it before the comments`, async ({ page }) => {
    let come = () => {}
    const held = new Promise<void>((resolve) => (come = resolve))
    await page.route(/\/comments\?/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(LIVELY)
    const next = page.getByRole('heading', { name: 'Don’t Miss' })
    // Pictures above may still come.
    const scroll = () =>
      next.evaluate((element, y) => {
        scrollBy(0, element.getBoundingClientRect().y - y)
        return element.getBoundingClientRect().y
      }, y)
    await expect.poll(scroll).toBeCloseTo(y, 0)
    const before = (await next.boundingBox())!.y
    come()
    await expect(topLevel(page)).toHaveCount(25)
    expect(await shiftsOf(page)).toEqual([])
    // To the pixel: pages are scrolled by whole ones.
    expect(Math.abs((await next.boundingBox())!.y - before)).toBeLessThanOrEqual(1)
  })

test('who is at the end of the page before the form stays there', async ({ page }) => {
  // Of all widths, forms differ most here from the room that is kept for them.
  await page.setViewportSize({ width: 540, height: 900 })
  let come = () => {}
  const held = new Promise<void>((resolve) => (come = resolve))
  await page.route(/\/acts-/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(LIVELY)
  await page.locator('baraza-comments').scrollIntoViewIfNeeded()
  await expect(topLevel(page)).toHaveCount(25)
  const last = page.locator('footer.page')
  const toTheEnd = () =>
    last.evaluate((element) => {
      scrollTo(0, document.body.scrollHeight)
      return element.getBoundingClientRect().bottom - innerHeight
    })
  await expect.poll(toTheEnd).toBeLessThanOrEqual(1)
  const before = (await last.boundingBox())!.y
  come()
  await expect(page.getByRole('button', { name: 'Post Comment' })).toBeAttached()
  expect(await shiftsOf(page)).toEqual([])
  expect(Math.abs((await last.boundingBox())!.y - before)).toBeLessThanOrEqual(1)
})

/** So far down these articles, in pixels, their comments come; they begin further down. */
const NEAR = 1200

test('nothing on the host page moves', async ({ page }) => {
  for (const path of [LIVELY, EMPTY, CLOSED]) {
    await page.goto(path)
    const whole = page.getByRole('button', { name: 'Post Comment' }).or(page.getByText(/^Comments closed/))
    // Down the page in steps, as a reader goes. Who is faster than the comments has the tests above: where the wheel comes between
    // what is drawn and its frame, the browser's account tells of a state that nobody sees.
    for (let y = 0; y < 6000; y += 300) {
      await page.mouse.wheel(0, 300)
      await untilDrawn(page)
      if (y === NEAR) await expect(whole).toBeAttached()
    }
    expect(await shiftsOf(page)).toEqual([])
  }
})
