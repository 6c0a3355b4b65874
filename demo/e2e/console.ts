import type { Browser, Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'

/** A site of a test's own, so that no other test decides on its comments. */
export interface TestSite {
  id: string
  name: string
  admin: <Answer>(path: string, init?: { method?: string; body?: object }) => Promise<Answer>
  /** Posts as a reader of the site, and gives the comment's id. */
  post: (draft: {
    name: string
    body: string
    pageKey?: string
    pageUrl?: string
    parentId?: string
    email?: string
  }) => Promise<string>
  /** Comments of a status, the newest first. */
  list: (status: string) => Promise<{ id: string; body: string; author: { name: string } }[]>
  /** A page of a browser of their own, signed in to the console of this site. */
  signIn: (browser: Browser, name: string, role?: 'owner' | 'moderator') => Promise<Page>
}

export async function createSite(server: string, token: string, settings: object = {}): Promise<TestSite> {
  const id = `site-${randomUUID().slice(0, 8)}`
  const name = `The ${id}`
  const ask = async <Answer>(path: string, { method = 'GET', body }: { method?: string; body?: object } = {}) => {
    const response = await fetch(`${server}/v1${path}`, {
      method,
      headers: {
        Origin: server,
        ...(path.startsWith('/admin') && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (response.status === 204 ? undefined : await response.json()) as Answer
  }
  const unhurried = {
    minSeconds: 0,
    floodSeconds: 0,
    hourlyPerEmail: null,
    hourlyPerIp: null,
    perMinute: null,
    surge: false,
  }
  await ask('/admin/sites', {
    method: 'POST',
    body: { id, name, origins: [server], settings: { moderation: 'all', ...unhurried, ...settings } },
  })
  return {
    id,
    name,
    admin: (path, init) => ask(`/admin/sites/${id}${path}`, init),
    post: async ({ name, email = `${name.replaceAll(/\W+/g, '.').toLowerCase()}@example.org`, ...draft }) => {
      const body = { pageKey: '/ice', pageTitle: 'Ice', name, email, ...draft }
      const { comment } = await ask<{ comment: { id: string } }>(`/sites/${id}/comments`, { method: 'POST', body })
      return comment.id
    },
    list: async (status) =>
      (await ask<{ comments: never[] }>(`/admin/sites/${id}/comments?status=${status}&limit=100`)).comments,
    signIn: async (browser, name, role = 'moderator') => {
      const { link } = await ask<{ link: string }>(`/admin/sites/${id}/invitations`, {
        method: 'POST',
        body: { name, role },
      })
      const context = await browser.newContext({ baseURL: server })
      const page = await context.newPage()
      await page.goto(link)
      await page.waitForURL(`**/admin/${id}/queue`)
      return page
    },
  }
}

/** The comment that keys and buttons decide on. */
export const current = (page: Page) => page.locator('.item[aria-current]')

/** Comments in one site, the newest first in the queue: `Reader 1` is at the top. */
export async function write(site: TestSite, count: number) {
  for (let n = count; n > 0; n--) await site.post({ name: `Reader ${n}`, body: `The quarrels of day ${n}.` })
}
