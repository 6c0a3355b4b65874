import type { Page } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { complaintsOf, strictly } from './policy.ts'
import { shiftsOf } from './shifts.ts'

const ARTICLE = '/articles/sewn-boat/'

/** An owner's page with nothing but the part, and what follows it. */
const owner = (server: string, pageKey: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script async src="${server}/embed.js"></script></head>
<body><main><h1>A page of an owner</h1>
<baraza-reactions site="demo" page-key="${pageKey}"></baraza-reactions><p>What follows</p></main></body></html>`

const group = (page: Page) => page.getByRole('group', { name: 'What did you make of this article?' })
const kind = (page: Page, name: string) => group(page).getByRole('button', { name })
const countOf = async (page: Page, name: string) => Number(await kind(page, name).locator('b').textContent())

test('twenty readers at once are counted exactly, and each of two browsers sees the other', async ({
  browser,
  server,
  hostPage,
}) => {
  const address = hostPage(owner(server, 'twenty'))
  const headers = { Origin: new URL(address).origin }
  const contexts = [await browser.newContext(), await browser.newContext()]
  const [first, last] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page]
  for (const page of [first, last]) {
    await page.goto(address)
    await expect(kind(page, 'Moving')).toBeVisible()
  }
  const stored = (page: Page, method: string) =>
    page.waitForResponse((response) => response.request().method() === method && response.ok())
  const answers = [first, last].map((page) => stored(page, 'PUT'))
  const act = async (kind: string) => {
    const response = await fetch(`${server}/v1/sites/demo/reactions/${kind}?pageKey=twenty`, { method: 'PUT', headers })
    expect(response.status).toBe(200)
  }
  await Promise.all([
    kind(first, 'Moving').click(),
    kind(last, 'Funny').click(),
    ...Array.from({ length: 18 }, (_, i) => act(i < 11 ? 'moving' : 'funny')),
  ])
  await Promise.all(answers)
  for (const page of [first, last]) {
    await page.reload()
    await expect(kind(page, 'Moving, 12 readers')).toBeVisible()
    await expect(kind(page, 'Funny, 8 readers')).toBeVisible()
  }
  await expect(kind(first, 'Moving')).toHaveAttribute('aria-pressed', 'true')
  await expect(kind(last, 'Moving')).toHaveAttribute('aria-pressed', 'false')

  // Another choice in one browser, and nothing at all in the other.
  const changed = stored(first, 'PUT')
  await kind(first, 'Hopeful').click()
  await changed
  const taken = stored(last, 'DELETE')
  await kind(last, 'Funny').click()
  await taken
  await last.reload()
  await expect(kind(last, 'Hopeful, 1 reader')).toBeVisible()
  await expect(kind(last, 'Moving, 11 readers')).toBeVisible()
  await expect(kind(last, 'Funny, 7 readers')).toBeVisible()
  for (const context of contexts) await context.close()
})

test('nothing moves: not when it comes, not when it fails and goes back', async ({
  page,
  context,
  server,
  hostPage,
}) => {
  const reserved = `<style>baraza-reactions:not(:defined) { display: block; min-block-size: 62px }
    @media (width < 560px) { baraza-reactions:not(:defined) { min-block-size: 122px } }</style></head>`
  const address = hostPage(owner(server, 'still').replace('</head>', reserved))
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(address)
    await expect(kind(page, 'Moving')).toBeVisible()
    const before = await countOf(page, 'Moving')
    await context.setOffline(true)
    await kind(page, 'Moving').click()
    await expect(page.getByRole('status')).toHaveText('This was not sent: there is no connection.')
    expect(await countOf(page, 'Moving')).toBe(before)
    expect(await findBarriers(page)).toEqual([])
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(kind(page, 'Moving')).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('status')).toHaveText('')
    const stored = page.waitForResponse((response) => response.request().method() === 'DELETE' && response.ok())
    await kind(page, 'Moving').click()
    await stored
    expect(await shiftsOf(page)).toEqual([])
  }
})

test('works under a strict policy with Trusted Types', async ({ page, server, hostPage }) => {
  const refused = complaintsOf(page)
  await page.goto(hostPage(owner(server, 'strict'), strictly(server)))
  await kind(page, 'Moving').click()
  await expect(kind(page, 'Moving, 1 reader')).toHaveAttribute('aria-pressed', 'true')
  await expect(kind(page, 'Moving').locator('b')).toHaveCSS('font-size', '20px')
  expect(refused).toEqual([])
})

test('the paper asks its readers, at the end of an article', async ({ page, context, server }) => {
  await page.goto(`${server}${ARTICLE}`)
  await group(page).scrollIntoViewIfNeeded()
  const before = await countOf(page, 'Informative')
  expect(before).toBeGreaterThan(0)
  await kind(page, 'Informative').press('Enter')
  await expect(kind(page, `Informative, ${before + 1} readers`)).toHaveAttribute('aria-pressed', 'true')
  expect(await context.cookies()).toEqual([])
})
