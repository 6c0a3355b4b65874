import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const ADMIN = '/v1/admin'

type Init = Pick<RequestInit, 'method' | 'mode' | 'credentials'> & { headers?: Record<string, string>; body?: string }

/** Asks as a page's own script does, and gives the status; null when the browser does not let the page see an answer. */
const ask = (page: Page, url: string, init: Init = {}) =>
  page.evaluate(
    ([url, init]) =>
      fetch(url, init).then(
        ({ status }) => status,
        () => null,
      ),
    [url, init] as const,
  )

const json = (body: object): Init => ({
  method: 'POST',
  headers: { 'Baraza-Console': '1', 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

test('a moderator is signed in by a cookie that no script and no other origin can use', async ({
  page,
  server,
  moderatorToken,
  hostPage,
}) => {
  const response = await fetch(`${server}${ADMIN}/sites/demo/invitations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${moderatorToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Zawadi', role: 'moderator' }),
  })
  const { token } = (await response.json()) as { token: string }

  await page.goto('/')
  expect(await ask(page, `${ADMIN}/me`)).toBe(401)
  expect(await ask(page, `${ADMIN}/invitations/accept`, json({ invitation: token }))).toBe(201)
  expect(await ask(page, `${ADMIN}/me`)).toBe(200)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.context().cookies()).toMatchObject([
    { name: '__Host-baraza', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' },
  ])

  // Another port of localhost is the same site, so the cookie goes along; it is of no use there.
  await page.goto(hostPage('<!doctype html><title>A page of the same site</title>'))
  const session = `${server}${ADMIN}/session`
  for (const init of [{}, { mode: 'no-cors' }, { method: 'DELETE', headers: { 'Baraza-Console': '1' } }] as const)
    expect(await ask(page, session, { credentials: 'include', ...init })).toBeNull()
  const form = '<form method="post" action="ACTION"><button>Send</button></form>'
  await page.goto(hostPage(`<!doctype html><title>A form</title>${form.replace('ACTION', `${server}${ADMIN}/tokens`)}`))
  const [sent] = await Promise.all([page.waitForResponse(`${server}${ADMIN}/tokens`), page.getByRole('button').click()])
  expect(sent.status()).toBe(403)

  await page.goto('/')
  expect(await ask(page, `${ADMIN}/session`)).toBe(200)
  const signOut = { method: 'DELETE', headers: { 'Baraza-Console': '1' } }
  expect(await ask(page, `${ADMIN}/session`, signOut)).toBe(204)
  expect(await ask(page, `${ADMIN}/me`)).toBe(401)
  expect(await page.context().cookies()).toEqual([])
})
