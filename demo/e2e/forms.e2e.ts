import type { Page } from '@playwright/test'
import type { AdminCommentList } from '../../shared/admin.ts'
import type { SiteSettings } from '../../shared/site.ts'
import { expect, test } from './fixtures.ts'
import { fill, form, owner, post } from './people.ts'
import { strictly } from './policy.ts'

/** A site of its own, so that what it asks of readers is asked of no other test. */
async function openSite(server: string, token: string, page: string, settings: Partial<SiteSettings>) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const id = `site-${crypto.randomUUID().slice(0, 8)}`
  const body = JSON.stringify({ id, name: 'A site', origins: [new URL(page).origin], settings })
  const response = await fetch(`${server}/v1/admin/sites`, { method: 'POST', headers, body })
  expect(response.status).toBe(201)
  return {
    id,
    async stored() {
      const answer = await fetch(`${server}/v1/admin/sites/${id}/comments`, { headers })
      return ((await answer.json()) as AdminCommentList).comments
    },
  }
}

/** What the browser has downloaded of our chunks. */
function chunksOf(page: Page) {
  const chunks: string[] = []
  page.on('request', (request) => chunks.push(/assets\/([\w-]+)-.{6}\.js/.exec(request.url())?.[1] ?? ''))
  return chunks
}

const UNHURRIED = { moderation: 'none', minSeconds: 0, floodSeconds: 0 } as const

test('a browser that has worked for it posts where a site asks for work', async ({
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const place = hostPage('')
  const site = await openSite(server, moderatorToken, place, { ...UNHURRIED, proofOfWork: true })
  const chunks = chunksOf(page)
  await page.goto(hostPage(owner(server, { site: site.id })))
  await post(page, { body: 'Worked for' })
  expect(chunks).toContain('proof')
  expect(chunks).not.toContain('turnstile')
  expect(await site.stored()).toMatchObject([{ body: 'Worked for', status: 'approved' }])
})

test('a machine that fills in the hidden field is spam, and one that is too fast is held', async ({
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const place = hostPage('')
  const site = await openSite(server, moderatorToken, place, { ...UNHURRIED, minSeconds: 120 })
  const chunks = chunksOf(page)
  await page.goto(hostPage(owner(server, { site: site.id })))
  await post(page, { body: 'Too fast' })
  await fill(form(page), { body: 'From a machine', email: 'machine@example.org' })
  await form(page)
    .locator('[name=fax]')
    .evaluate((field: HTMLInputElement) => (field.value = '+255'))
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(page.getByText('From a machine')).toBeVisible()
  expect(await site.stored()).toMatchObject([
    { body: 'From a machine', status: 'spam' },
    { body: 'Too fast', status: 'pending' },
  ])
  expect(chunks).not.toContain('proof')
})

const TURNSTILE = `globalThis.turnstile = { render: (place, { callback }) => { place.textContent = 'Looked at'; callback('token'); return 'id' }, reset() {}, remove() {} }`

test.describe('with Turnstile', () => {
  for (const [what, scripts, sent] of [
    ['sends its token', 'https://challenges.cloudflare.com', 'token'],
    ['sends none where the page’s policy forbids it', '', undefined],
  ] as const)
    test(what, async ({ page, server, moderatorToken, hostPage }) => {
      const place = hostPage('')
      const site = await openSite(server, moderatorToken, place, { ...UNHURRIED, turnstileSiteKey: 'a-key' })
      await page.route('https://challenges.cloudflare.com/**', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: TURNSTILE }),
      )
      const policy = strictly(server, { directives: [`img-src ${server}`], scripts, trustedTypes: 'baraza-turnstile' })
      const posted = page.waitForRequest((request) => request.method() === 'POST')
      await page.goto(hostPage(owner(server, { site: site.id }), policy))
      await post(page, { body: 'Looked at by Cloudflare' })
      expect((await posted).postDataJSON().turnstileToken).toBe(sent)
      // The owner's key is missing: nobody knows, and a moderator reads it.
      expect(await site.stored()).toMatchObject([{ status: 'pending' }])
    })
})
