import type { Page } from '@playwright/test'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { inEveryLook } from './looks.ts'
import { owner, publish } from './people.ts'
import { complaintsOf, strictly } from './policy.ts'
import { shiftsOf } from './shifts.ts'

const ARTICLE = '/articles/library-boat/'
const CANONICAL = `http://localhost:8787${ARTICLE}`

const share = (page: Page) => page.getByRole('group', { name: 'Share' })

test('an article is shared by its canonical address and its title, and copied', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(`${ARTICLE}?utm_source=list`)
  const href = (name: string) => share(page).getByRole('link', { name }).getAttribute('href')
  expect(new URL((await href('Telegram'))!).searchParams.get('url')).toBe(CANONICAL)
  expect(new URL((await href('Facebook'))!).searchParams.get('u')).toBe(CANONICAL)
  expect(new URL((await href('WhatsApp'))!).searchParams.get('text')).toMatch(
    new RegExp(`^The library is a boat.* ${CANONICAL}$`),
  )
  await share(page).getByRole('button', { name: 'Copy link' }).click()
  await expect(page.locator('baraza-share').getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(CANONICAL)
  await context.close()
})

test('works under a strict policy, and moves nothing', async ({ page, server, hostPage }) => {
  const refused = complaintsOf(page)
  const head = `<link rel="stylesheet" href="${server}/paper.css">`
  const html = owner(server, { head }).replace('<h1>', '<baraza-share></baraza-share><h1>')
  await page.goto(hostPage(html, strictly(server, { directives: [`style-src ${server}`, `img-src ${server}`] })))
  await expect(page.getByRole('heading', { name: /^Comments/ })).toBeVisible()
  await expect(share(page).getByRole('link', { name: 'WhatsApp' })).toBeVisible()
  expect(await shiftsOf(page)).toEqual([])
  expect(refused).toEqual([])
})

/** Published on a page that is one of the site's, wherever the tests run. */
const say = (server: string, token: string) =>
  publish(server, token, {
    ...{ pageKey: '/shared', pageUrl: `${server}${ARTICLE}`, pageTitle: 'The library is a boat' },
    ...{ name: 'Asha', body: `The *tide* was late.\n\nSo was the boat, ${crypto.randomUUID()}.` },
  })

test('the row, and one comment’s page, are for everybody', async ({ page, server, moderatorToken }) => {
  await page.goto(ARTICLE)
  await share(page).scrollIntoViewIfNeeded()
  await expect(share(page).getByRole('link', { name: 'WhatsApp' })).toBeVisible()
  await inEveryLook(page, async (look) => {
    expect((await share(page).boundingBox())!.height, look).toBe(44)
  })

  // Readers are taken on: the page stays for who looks at it.
  await page.route('**/c/*', async (route) => {
    const response = await route.fetch()
    const { refresh: _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  const look = () =>
    inEveryLook(page, async (look) => {
      expect(await findBarriers(page), look).toEqual([])
    })
  await page.goto(`/c/${await say(server, moderatorToken)}`)
  await expect(page.getByRole('figure')).toContainText('So was the boat')
  await look()
  await page.goto('/c/none')
  await expect(page.getByRole('heading', { name: 'This comment is not here' })).toBeVisible()
  await look()
})

test('a reader who follows the link is taken to the article', async ({ page, server, moderatorToken }) => {
  const id = await say(server, moderatorToken)
  await page.goto(`/c/${id}`)
  await page.waitForURL(`${server}${ARTICLE}#comment-${id}`)
})
