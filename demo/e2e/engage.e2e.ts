import type { Page } from '@playwright/test'
import type { ReportList } from '../../shared/report.ts'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { answered, comment, field, owner, speak } from './people.ts'
import { complaintsOf, strictly } from './policy.ts'
import { shiftsOf } from './shifts.ts'

const CONVERSATION: [string, string, string?][] = [
  ['Omar', 'What happens when the power is off?'],
  ['Petro', 'Across the creek we still salt.', 'Omar'],
  ['Nadia', 'They sell what is in the store.'],
]

const pageOf = (server: string, pageKey: string) =>
  owner(server, { attributes: `data-page-key="${pageKey}" data-sort="oldest"` })

const vote = (page: Page, words: string) => comment(page, words).getByRole('button', { name: /^Recommend/ })

test('a vote stays after a reload and is seen by another browser; under a strict policy, and nothing moves', async ({
  page,
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  await speak(server, moderatorToken, 'engage votes', ...CONVERSATION)
  const address = hostPage(pageOf(server, 'engage votes'), strictly(server))
  const refused = complaintsOf(page)
  const other = await (await browser.newContext()).newPage()
  await Promise.all([page.goto(address), other.goto(address)])
  await expect(vote(other, 'What happens')).toHaveAccessibleName('Recommend, 0')

  const stored = answered(page, 'PUT', '/vote')
  await vote(page, 'What happens').click()
  await expect(vote(page, 'What happens')).toHaveAttribute('aria-pressed', 'true')
  expect((await stored).status()).toBe(200)
  // Told as it happens.
  await expect(vote(other, 'What happens')).toHaveAccessibleName('Recommend, 1')
  await page.reload()
  await expect(vote(page, 'What happens')).toHaveAttribute('aria-pressed', 'true')
  await expect(vote(page, 'What happens')).toHaveAccessibleName('Recommend, 1')
  await expect(vote(other, 'What happens')).toHaveAttribute('aria-pressed', 'false')

  await comment(page, 'They sell')
    .getByRole('button', { name: /^More about/ })
    .click()
  await comment(page, 'They sell').getByRole('button', { name: 'Report' }).click()
  await expect(page.getByRole('dialog')).toHaveCSS('border-radius', '6px')
  await page.keyboard.press('Escape')
  expect(await shiftsOf(page, { isUnasked: true })).toEqual([])
  expect(await findBarriers(page, 'baraza-comments')).toEqual([])
  expect(refused).toEqual([])
  await other.context().close()
})

test('a report reaches the queue, and a second one is thanked for too', async ({
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const ids = await speak(server, moderatorToken, 'engage reports', ...CONVERSATION)
  await page.goto(hostPage(pageOf(server, 'engage reports')))
  const row = comment(page, 'They sell')
  await row.getByRole('button', { name: /^More about/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Report this comment' })
  for (const [status, reason] of [
    [201, 'Spam or advertising'],
    [200, 'Something else'],
  ] as const) {
    await row.getByRole('button', { name: 'Report' }).click()
    await dialog.getByRole('radio', { name: reason }).check()
    await dialog.getByRole('textbox').fill('The number is a shop.')
    const stored = answered(page, 'POST', '/reports')
    await dialog.getByRole('button', { name: 'Report' }).click()
    expect((await stored).status()).toBe(status)
    await expect(dialog).toContainText('Thank you. A moderator will look at it.')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(row.getByRole('button', { name: 'Report' })).toBeFocused()
  }
  const response = await fetch(`${server}/v1/admin/sites/demo/comments/${ids.get('Nadia')}/reports`, {
    headers: { Authorization: `Bearer ${moderatorToken}` },
  })
  const { reports } = (await response.json()) as ReportList
  expect(reports.map(({ reason, note }) => [reason, note])).toEqual([['spam', 'The number is a shop.']])
})

test('somebody stays muted, a branch collapses, keys step, words are quoted, and news of the last visit are found', async ({
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  await speak(server, moderatorToken, 'engage all', ...CONVERSATION)
  const address = hostPage(pageOf(server, 'engage all'))
  await page.goto(address)
  await comment(page, 'They sell')
    .getByRole('button', { name: /^More about/ })
    .click()
  await comment(page, 'They sell').getByRole('button', { name: /^Mute/ }).click()
  await expect(page.getByText('You have muted Nadia.')).toBeVisible()
  await expect(page.getByText('They sell what is in the store.')).toBeHidden()

  await speak(server, moderatorToken, 'engage all', ['Zuhura', 'The sardines have come.'])
  await page.reload()
  await expect(page.getByText('You have muted Nadia.')).toBeVisible()
  await expect(page.getByText('They sell what is in the store.')).toBeHidden()
  expect(await shiftsOf(page)).toEqual([])

  await page.getByRole('button', { name: '1 new since your last visit' }).click()
  await expect(comment(page, 'The sardines')).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await expect(comment(page, 'Across the creek')).toBeFocused()
  await page.keyboard.press('k')
  await comment(page, 'What happens').getByRole('button', { name: 'Collapse with 1 reply' }).press('Enter')
  await expect(comment(page, 'Across the creek')).toBeHidden()
  const line = page.getByRole('button', { name: /^Omar .* 1 reply$/ })
  await expect(line).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(comment(page, 'Across the creek')).toBeVisible()

  // As a hand selects: over the words, from their beginning to their end.
  const words = (await page.getByText('The sardines have come.').boundingBox())!
  await page.mouse.move(words.x + 1, words.y + words.height / 2)
  await page.mouse.down()
  await page.mouse.move(words.x + words.width, words.y + words.height / 2, { steps: 4 })
  await page.mouse.up()
  await comment(page, 'The sardines').getByRole('button', { name: 'Quote' }).click()
  const answer = field(comment(page, 'The sardines'), 'Comment')
  await expect(answer).toHaveValue('> The sardines have come.\n\n')
  await expect(answer).toBeFocused()
})

/** What lies over the middle of a button or a link, for each that another one covers. */
const coversOf = (page: Page) =>
  page.locator('baraza-comments :is(button, a)').evaluateAll((all) =>
    all.flatMap((element) => {
      if (!element.checkVisibility()) return []
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      const [rect] = element.getClientRects()
      const root = element.getRootNode() as ShadowRoot
      const hit = root.elementFromPoint(rect!.x + rect!.width / 2, rect!.y + rect!.height / 2)
      return element.contains(hit) ? [] : [`${element.outerHTML} lies under ${hit?.outerHTML.slice(0, 200)}`]
    }),
  )

test('whatever can be clicked lies under nothing else', async ({ page }) => {
  await page.goto('/articles/library-boat/')
  await page.locator('baraza-comments').scrollIntoViewIfNeeded()
  await expect(page.getByRole('button', { name: /^Collapse/ })).not.toHaveCount(0)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await coversOf(page)).toEqual([])
  }
})

test('on a phone, and from right to left, nothing moves and nothing bars the way', async ({
  browser,
  server,
  moderatorToken,
  hostPage,
}) => {
  await speak(server, moderatorToken, 'engage phone', ...CONVERSATION)
  const address = hostPage(pageOf(server, 'engage phone').replace('lang="en"', 'lang="ar"'))
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(address)
  const row = comment(page, 'What happens')
  await expect(row.getByRole('button', { name: /^أوصِ به/ })).toBeVisible()
  expect(await shiftsOf(page)).toEqual([])
  await row.getByRole('button', { name: /^المزيد عن تعليق/ }).tap()
  for (const button of await row.getByRole('button').all()) {
    if (!(await button.isVisible())) continue
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  }
  expect(await findBarriers(page, 'baraza-comments')).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await row.getByRole('button', { name: 'طي مع رد واحد' }).tap()
  await expect(comment(page, 'Across the creek')).toBeHidden()
  await context.close()
})
