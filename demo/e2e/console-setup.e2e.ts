import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createSite } from './console.ts'
import { expect, test } from './fixtures.ts'

const part = (page: Page, name: string) => page.getByRole('navigation', { name: 'Parts of the set-up' }).getByText(name)
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })

/** What the page asked of others than the worker, and what its policy refused. */
function watch(page: Page, server: string) {
  const faults: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(server).host)
      faults.push(request.url())
  })
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  return faults
}

test('an owner dresses the comments, and the code makes a page of theirs look so', async ({
  browser,
  page: host,
  server,
  moderatorToken,
  hostPage,
}) => {
  const site = await createSite(server, moderatorToken, { moderation: 'none' })
  await site.post({ name: 'Frida Mbeki', body: 'The ice has moved the clock.' })
  const page = await site.signIn(browser, 'Joseph', 'owner')
  const faults = watch(page, server)
  await page.getByRole('link', { name: 'Set up' }).click()
  await expect(preview(page).getByText('The ice has moved the clock.')).toBeVisible()
  const heading = page.getByRole('heading', { name: 'Set up' })
  const fontBefore = await heading.evaluate((element) => getComputedStyle(element).font)

  // An accent that cannot be read is taken, and what is made of it can be.
  await page.getByLabel('Your colour', { exact: true }).fill('#ffee00')
  await page.getByLabel('Type of the comments').selectOption('With serifs')
  await page.getByLabel('Width').selectOption('640')
  await page.getByLabel('Language').selectOption('Kiswahili')
  const words = preview(page).getByText('The ice has moved the clock.')
  await expect(words).toHaveCSS('font-family', /Georgia/)
  await expect(preview(page).getByRole('heading', { name: /^Maoni/, includeHidden: true })).toBeVisible()
  const link = (within: Page | ReturnType<typeof preview>) =>
    within.locator('baraza-comments').locator('a[href="#respond"]').first()
  const inkOfPreview = await link(preview(page)).evaluate((element) => getComputedStyle(element).color)
  expect(inkOfPreview).not.toBe('rgb(255, 238, 0)')
  await page.getByRole('button', { name: 'On a dark page' }).click()
  await expect(words).toHaveCSS('color', /rgb\(2\d\d, 2\d\d, 2\d\d\)/)
  await page.getByRole('button', { name: 'On a light page' }).click()
  expect(await heading.evaluate((element) => getComputedStyle(element).font)).toBe(fontBefore)
  expect(new URL(page.url()).searchParams.get('accent')).toBe('ffee00')

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy the code' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const snippet = await page.evaluate(() => navigator.clipboard.readText())
  await host.goto(
    hostPage(
      `<!doctype html><title>Ice</title><main>${snippet.replace('data-site', 'data-page-key="/ice" data-site')}</main>`,
    ),
  )
  await expect(host.getByText('The ice has moved the clock.')).toHaveCSS('font-family', /Georgia/)
  await expect(host.locator('baraza-comments')).toHaveCSS('max-inline-size', '640px')
  await expect(link(host)).toHaveCSS('color', inkOfPreview)
  expect(faults).toEqual([])
  await page.context().close()
})

test('an owner makes a site ready: its addresses, its people, a token, and another site', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  const page = await site.signIn(browser, 'Joseph', 'owner')
  const faults = watch(page, server)
  await page.getByRole('link', { name: 'Set up' }).click()

  await part(page, 'Site').click()
  await page.getByLabel('Name', { exact: true }).first().fill('The Coast Ledger')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByLabel('Address 2').fill('www.ledger.example/ice')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.locator('.side .site')).toHaveText('The Coast Ledger')
  const { site: stored } = await site.admin<{ site: { origins: string[] } }>('')
  expect(stored.origins).toEqual([server, 'https://www.ledger.example'])

  await part(page, 'Moderators').click()
  await page.getByLabel('Their name').fill('Neema')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.locator('.once code').innerText()
  const neema = await (await browser.newContext()).newPage()
  await neema.goto(link)
  await neema.waitForURL(`**/admin/${site.id}/queue`)
  await page.reload()
  await expect(page.locator('main')).not.toContainText('#invitation')
  await page.getByLabel('Role of Neema').selectOption('Owner')
  await expect
    .poll(async () =>
      (await site.admin<{ moderators: { role: string }[] }>('/moderators')).moderators.map(({ role }) => role),
    )
    .toEqual(['owner', 'owner', 'owner'])
  await page.getByRole('button', { name: 'Remove Neema' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Neema', { exact: true })).toHaveCount(0)
  await neema.context().close()

  await part(page, 'Tokens').click()
  await page.getByLabel('What it is for').fill('Publishing system')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const token = await page.locator('.once code').innerText()
  const me = () => fetch(`${server}/v1/admin/me`, { headers: { Authorization: `Bearer ${token}` } })
  expect((await me()).status).toBe(200)
  await page.getByRole('button', { name: 'Revoke Publishing system' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('You have no tokens.')).toBeVisible()
  expect((await me()).status).toBe(401)

  await part(page, 'Site').click()
  const form = page.locator('baraza-setup-new-site')
  await form.getByLabel('Name', { exact: true }).fill(`Night ${site.id}`)
  await form.getByLabel('Where its pages are').fill('night.example')
  await form.getByRole('button', { name: 'Create the site' }).click()
  await page.waitForURL(`**/admin/night-${site.id}/setup`)
  await expect(page.locator('pre')).toContainText(`data-site="night-${site.id}"`)
  await expect(preview(page).locator('baraza-comments')).toBeVisible()
  expect(faults).toEqual([])
  await page.context().close()
})

test('one’s own account: a name, an address, and the way out of another browser', async ({
  browser,
  server,
  moderatorToken,
}) => {
  const site = await createSite(server, moderatorToken)
  const page = await site.signIn(browser, 'Joseph', 'owner')
  await page.getByRole('link', { name: 'Joseph' }).click()
  // Until the account is there, the queue’s search has a label with names in it, too.
  await page.getByLabel('Name', { exact: true }).fill('Joseph Tarimo')
  await page.getByLabel('Email for signing in').fill(`${site.id}@example.org`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Joseph Tarimo' })).toBeVisible()
  const row = page.getByRole('listitem')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('this one')
  await row.getByRole('button').click()
  await expect(page.getByRole('heading', { name: 'Sign in to moderate' })).toBeVisible()
  await page.context().close()
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const)
  test(`axe finds nothing in the set-up and the account, ${colorScheme}, ${width} wide`, async ({
    browser,
    server,
    moderatorToken,
  }) => {
    const site = await createSite(server, moderatorToken, { moderation: 'none' })
    await site.post({ name: 'Frida', body: 'The ice has moved the clock.' })
    const page = await site.signIn(browser, 'Joseph', 'owner')
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    const views = [
      ['setup', preview(page).getByText('The ice has moved the clock.')],
      ['setup/site', page.getByLabel('Address 1')],
      ['setup/moderators', page.getByLabel('Role of Joseph')],
      ['setup/tokens', page.getByText('You have no tokens.')],
      ['account', page.getByText('this one')],
    ] as const
    for (const [view, sign] of views) {
      await page.goto(`/admin/${site.id}/${view}`)
      await expect(sign).toBeVisible()
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'] })
        .setLegacyMode()
        .analyze()
      expect(violations, view).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(width)
    }
    await page.context().close()
  })
