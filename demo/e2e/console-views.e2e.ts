import type { Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import type { AdminComment, AdminCommentList } from '../../shared/admin.ts'
import type { Site } from '../../shared/site.ts'
import { findBarriers } from './axe.ts'
import { expect, test } from './fixtures.ts'

interface Words {
  body: string
  name?: string
  pageKey?: string
  token?: string
}

/** A site of the test's own, with what was written on it, as its owner and its readers make it. */
async function newSite(server: string, moderatorToken: string) {
  const id = `views-${randomUUID().slice(0, 8)}`
  const headers = { Authorization: `Bearer ${moderatorToken}`, 'Content-Type': 'application/json' }
  const admin = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await fetch(`${server}/v1/admin/sites${path}`, init)
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as Answer
  }
  const unhurried = { minSeconds: 0, floodSeconds: 0, hourlyPerEmail: null, hourlyPerIp: null, surge: false }
  await admin('POST', '', { id, name: `Paper ${id}`, origins: [server], settings: unhurried })
  return {
    id,
    admin: <Answer>(method: string, path: string, body?: object) => admin<Answer>(method, `/${id}${path}`, body),
    /** Gives the author's token. */
    async post({ body, name = 'Asha', pageKey = '/ice', token }: Words): Promise<string> {
      const response = await fetch(`${server}/v1/sites/${id}/comments`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Origin: server,
          'Idempotency-Key': randomUUID(),
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({
          pageKey,
          pageUrl: `${server}${pageKey}`,
          pageTitle: `Title of ${pageKey}`,
          parentId: null,
          name,
          email: `${name.toLowerCase()}@example.org`,
          website: null,
          body,
        }),
      })
      if (!response.ok) throw new Error(await response.text())
      return ((await response.json()) as { authorToken: string }).authorToken
    },
    async find(body: string): Promise<AdminComment> {
      const { comments } = await admin<AdminCommentList>('GET', `/${id}/comments?limit=100`)
      return comments.find((comment) => comment.body === body)!
    },
    settings: async () => (await admin<{ site: Site }>('GET', `/${id}`)).site.settings,
    /** Signs a newcomer in, by the link that an owner sends. */
    async signIn(page: Page, role: 'owner' | 'moderator' = 'owner') {
      const name = role === 'owner' ? 'Zawadi' : 'Juma'
      const { link } = await admin<{ link: string }>('POST', `/${id}/invitations`, { name, role })
      await page.goto(link)
      await expect(page.getByRole('link', { name: 'Rules' })).toBeVisible()
    },
    open: async (page: Page, path: string) => {
      await page.goto(`${server}/admin/${id}/${path}`)
      await expect(page.locator('.view h1')).toBeVisible()
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    },
  }
}

test('rules are tried on what was written, saved, and hold what comes next', async ({
  page,
  server,
  moderatorToken,
}) => {
  const site = await newSite(server, moderatorToken)
  const token = await site.post({ body: 'The first words of a regular' })
  const { id } = await site.find('The first words of a regular')
  await site.admin('POST', '/decisions', { commentIds: [id], status: 'approved' })
  await site.post({ body: 'A harbour word', token })
  await site.signIn(page)
  await site.open(page, 'rules')

  await page.getByLabel('Which words hold a comment?').fill('harbour\nbet*now')
  await page.getByRole('spinbutton', { name: 'How many links hold a comment?' }).fill('7')
  await page.getByRole('checkbox', { name: /Any number.*whole site/ }).check()
  await expect(page.getByText('3 changes not saved')).toBeVisible()
  await page.getByRole('button', { name: 'Try the changes' }).click()
  const trial = page.getByRole('region', { name: 'What would it have done?' })
  await expect(trial).toContainText('1 comment treated otherwise than today; 1 by regulars.')
  await expect(trial.getByRole('listitem')).toContainText('A harbour word')
  await expect(trial.locator('mark')).toHaveText('harbour')
  expect((await site.settings()).maxLinks).toBe(2)

  page.once('dialog', (dialog) => void dialog.dismiss())
  await page.getByRole('link', { name: 'Pages' }).click()
  await expect(page).toHaveURL(/\/rules$/)
  await expect(page.getByText('3 changes not saved')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect(await site.settings()).toMatchObject({ maxLinks: 7, perMinute: null })
  await site.post({ body: 'Another harbour word', token })
  expect((await site.find('Another harbour word')).checkName).toBe('hold-words')

  // Nothing is left that leaving would lose.
  await page.getByRole('link', { name: 'Pages' }).click()
  await expect(page).toHaveURL(/\/pages$/)
})

test('a moderator reads the settings, and blocks a mail domain', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  await site.signIn(page, 'moderator')
  await site.open(page, 'rules')
  await expect(page.getByText('These settings are changed by the site’s owners')).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: 'How many links hold a comment?' })).toBeDisabled()

  await page.getByLabel('Address, mail domain or website').fill('*@example.org')
  await page.getByRole('button', { name: 'Block' }).click()
  const block = page.getByRole('listitem').filter({ hasText: '*@example.org' })
  await expect(block).toContainText('by Juma')
  await site.post({ body: 'From a blocked domain' })
  expect((await site.find('From a blocked domain')).status).toBe('spam')
  await block.getByRole('button', { name: 'Unblock *@example.org' }).click()
  await expect(page.getByText('Nobody is blocked.')).toBeVisible()
})

test('pages are found, edited, closed and merged', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  for (const pageKey of ['/ice', '/ice', '/bus']) await site.post({ body: `On ${pageKey} ${randomUUID()}`, pageKey })
  await site.signIn(page)
  await site.open(page, 'pages')
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })

  await page.getByRole('button', { name: 'Edit: Title of /bus' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('The school bus')
  await page.getByLabel('Published on').fill('2026-11-03')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row('The school bus')).toContainText('published 3 November 2026')

  await page.getByRole('button', { name: 'Close: The school bus' }).click()
  await expect(row('The school bus')).toContainText('Closed since')
  await expect(site.post({ body: 'Too late', pageKey: '/bus' })).rejects.toThrow('page-closed')
  await page.getByRole('link', { name: 'Closed', exact: true }).click()
  await expect(page).toHaveURL(/rank=closed/)
  await expect(page.getByRole('list', { name: 'Pages' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Reopen: The school bus' }).click()
  await expect(row('The school bus')).not.toContainText('Closed since')

  await page.getByRole('button', { name: 'Merge: The school bus' }).click()
  await page.getByLabel('Key of the page that stays').fill('/ice')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('The key /bus leads there from then on')).toBeVisible()
  await page.getByRole('button', { name: 'Merge for good' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('link', { name: 'Recent' }).click()
  await expect(row('Title of /ice')).toBeVisible()
  await expect(row('The school bus')).toHaveCount(0)
  await row('Title of /ice').getByRole('link', { name: 'Title of /ice', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Comments' }).getByText('On /bus')).toBeVisible()
})

test('an author is found, paused, noted, decided on and erased', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  const name = 'Farida'
  const token = await site.post({ body: 'Her first words', name })
  await site.post({ body: 'Her second words', name, token })
  await site.signIn(page)
  // The index that search reads is a moment behind; an address needs none.
  await site.open(page, 'authors')
  await page.getByRole('searchbox', { name: 'Name or email address' }).fill('FARIDA@example.org')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  const first = page.getByRole('listitem').filter({ hasText: 'Her first words' })
  await first.getByRole('button', { name: 'Approve' }).click()
  await expect(first).toContainText('Approved by you')
  await expect(page.locator('.who')).toContainText('1 approved')
  expect((await site.find('Her first words')).status).toBe('approved')
  await page.keyboard.press('u')
  await expect(first).toContainText('Waits')

  await page.locator('summary', { hasText: 'Pause' }).click()
  await page.getByLabel('For', { exact: true }).fill('2')
  await page.getByLabel('Unit').selectOption('days')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Told to pause until')).toBeVisible()
  await page.getByRole('combobox', { name: 'Badge' }).selectOption('Author')
  await expect(page.getByText('Stored.')).toBeVisible()
  await page.locator('summary', { hasText: 'Notes' }).click()
  await page.getByLabel('Note about this author').fill('Knows the harbour well')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Knows the harbour well' })).toContainText('Zawadi')
  const { author } = await site.find('Her first words')
  expect(author.role).toBe('author')
  expect(author.history.timeoutUntil).not.toBeNull()

  await page.getByRole('button', { name: 'Block…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click()
  await expect(first).toContainText('Spam')
  await expect(first.getByRole('button', { name: 'Spam' })).toHaveCount(0)
  await expect(page.locator('.states')).toContainText('Blocked')

  await page.getByRole('button', { name: 'Erase…' }).click()
  await page.getByLabel('To confirm, type the name').fill(name)
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Anonymous' })).toBeVisible()
  await expect(page.getByText('2 comments no longer tell who wrote them.')).toBeVisible()
  expect((await site.find('Her first words')).author).toMatchObject({ name: 'Anonymous', email: null })
})

test('an author is found by name, and from the queue', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  await site.post({ body: 'Words of one', name: 'Nuru' })
  await site.post({ body: 'Nuru is spoken of', name: 'Halima' })
  await site.signIn(page)
  await expect(async () => {
    await site.open(page, 'authors?q=nuru')
    await expect(page.getByRole('link', { name: 'Nuru' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(page.getByRole('link', { name: 'Halima' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Queue' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Words of one' }).click()
  await page.getByRole('link', { name: 'Everything they wrote' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nuru' })).toBeVisible()
})

/** What axe finds, and whether something stands out: on a desk by day, on a phone by night. */
async function expectUsable(page: Page, what: string) {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 860 })
    await page.emulateMedia({ colorScheme })
    expect(await findBarriers(page), `${what}, ${width}, ${colorScheme}`).toEqual([])
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(excess, `${what} is wider than ${width}`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 860 })
}

/** What the page asks of others than the worker, and what its policy refuses. */
function watch(page: Page, server: string) {
  const seen: string[] = []
  page.on('request', (request) => new URL(request.url()).origin === server || seen.push(request.url()))
  page.on('console', (message) => /Content Security Policy|Trusted/.test(message.text()) && seen.push(message.text()))
  return seen
}

test('everybody can use the rules', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  const seen = watch(page, server)
  const token = await site.post({ body: 'Words to approve' })
  const { id } = await site.find('Words to approve')
  await site.admin('POST', '/decisions', { commentIds: [id], status: 'approved' })
  await site.post({ body: 'With https://one.example', token })
  await site.admin('POST', '/blocks', { kind: 'website-domain', value: 'bad.example', reason: 'Sells ice' })
  await site.signIn(page)
  await site.open(page, 'rules')
  await page.getByRole('spinbutton', { name: 'How many links hold a comment?' }).fill('1')
  await page.getByRole('button', { name: 'Try the changes' }).click()
  await expect(page.locator('.change .row-link')).toBeVisible()
  await page.getByRole('spinbutton', { name: 'How long may authors edit or delete?' }).fill('')
  await expect(page.getByText('Give a whole number from 0 to 10,080.')).toBeVisible()
  await expectUsable(page, 'rules')
  expect(seen).toEqual([])
})

test('everybody can use the pages', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  const seen = watch(page, server)
  for (const pageKey of ['/ice', '/bus']) await site.post({ body: `On ${pageKey}`, pageKey })
  await site.admin('PATCH', '/page?pageKey=/bus', { closedAt: new Date().toISOString() })
  await site.signIn(page)
  await site.open(page, 'pages')
  await expectUsable(page, 'pages')
  await page.getByRole('button', { name: 'Edit: Title of /ice' }).click()
  await expectUsable(page, 'editing a page')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Merge: Title of /ice' }).click()
  await page.getByLabel('Key of the page that stays').fill('/bus')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('button', { name: 'Merge for good' })).toBeVisible()
  await expectUsable(page, 'merging a page')
  expect(seen).toEqual([])
})

test('everybody can use the authors', async ({ page, server, moderatorToken }) => {
  const site = await newSite(server, moderatorToken)
  const seen = watch(page, server)
  await site.post({ body: 'Words that wait', name: 'Salma' })
  await site.post({ body: 'From another device', name: 'Salma' })
  const { author } = await site.find('Words that wait')
  await site.admin('POST', `/authors/${author.id}/notes`, { body: 'A note' })
  const timeoutUntil = new Date(Date.now() + 86_400_000).toISOString()
  await site.admin('PATCH', `/authors/${author.id}`, { timeoutUntil })
  await site.signIn(page)
  await site.open(page, 'authors')
  await expectUsable(page, 'authors')
  await site.open(page, `authors/${author.id}`)
  await expect(page.getByText('Words that wait')).toBeVisible()
  await expectUsable(page, 'an author')
  await page.getByRole('button', { name: 'Erase…' }).click()
  await expectUsable(page, 'erasing an author')
  expect(seen).toEqual([])
})
