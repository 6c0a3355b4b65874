import type { Locator, Page } from '@playwright/test'
import type { AdminCommentList } from '../../shared/admin.ts'
import type { PostedComment } from '../../shared/comment.ts'
import { expect } from './fixtures.ts'

/** A page of an owner who has pasted the tag and nothing else. */
export const owner = (server: string, { site = 'demo', attributes = '', head = '', body = '' } = {}) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body><h1>A page of an owner</h1>
<script async src="${server}/embed.js" data-site="${site}" data-loading="eager" ${attributes}></script>
${body}</body></html>`

/** The form at the end of the comments; forms in place stand before it. */
export const form = (page: Page): Locator => page.locator('baraza-comment-form').last()

export const comment = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text }).last()

/** A field of a form, by its label; a required one has its star after it. */
export const field = (where: Locator, label: 'Comment' | 'Name' | 'Email' | 'Website'): Locator =>
  where.getByRole('textbox', { name: new RegExp(`^${label}`) })

interface Words {
  body: string
  name?: string
  email?: string
}

export async function fill(where: Locator, { body, name = 'Asha', email = 'asha@example.org' }: Words) {
  await field(where, 'Comment').fill(body)
  await field(where, 'Name').fill(name)
  await field(where, 'Email').fill(email)
}

export async function post(page: Page, words: Words) {
  await fill(form(page), words)
  await form(page).getByRole('button', { name: 'Post Comment' }).click()
  await expect(comment(page, words.body)).toBeVisible()
}

/** The moderator's side, by the admin API alone. */
export function moderator(server: string, token: string) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const site = `${server}/v1/admin/sites/demo`
  return {
    async find(body: string) {
      const response = await fetch(`${site}/comments?limit=100`, { headers })
      const { comments } = (await response.json()) as AdminCommentList
      const found = comments.find((comment) => comment.body === body)
      if (!found) throw new Error(`No comment says ${body}`)
      return found
    },
    async decide(status: 'approved' | 'rejected' | 'spam' | 'pending', ...commentIds: string[]) {
      const body = JSON.stringify({ commentIds, status })
      const response = await fetch(`${site}/decisions`, { method: 'POST', headers, body })
      expect(response.status).toBe(201)
    },
    async page(pageKey: string, patch: { closedAt?: string | null; publishedAt?: string }) {
      const url = `${site}/page?pageKey=${encodeURIComponent(pageKey)}`
      const response = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify(patch) })
      expect(response.status).toBe(200)
    },
  }
}

/** The server's answer to what the page asks it next, with this method and below this path. */
export const answered = (page: Page, method: string, path: string) =>
  page.waitForResponse((response) => response.request().method() === method && response.url().includes(path))

interface Draft {
  pageKey: string
  pageUrl?: string
  pageTitle?: string
  name: string
  body: string
  parentId?: string | null
}

/** What somebody has said is there for everybody. Gives its id. */
export async function publish(server: string, token: string, draft: Draft): Promise<string> {
  const email = `${draft.name.toLowerCase()}@example.org`
  const response = await fetch(`${server}/v1/sites/demo/comments`, {
    method: 'POST',
    headers: { Origin: server, 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, ...draft }),
  })
  expect(response.status).toBe(201)
  const { id } = ((await response.json()) as PostedComment).comment
  await moderator(server, token).decide('approved', id)
  return id
}

/** A page on which people have spoken, each after the other and published. Gives what each has said last. */
export async function speak(
  server: string,
  token: string,
  pageKey: string,
  ...words: [name: string, body: string, to?: string][]
) {
  const ids = new Map<string, string>()
  for (const [name, body, to] of words)
    ids.set(name, await publish(server, token, { pageKey, name, body, parentId: to ? (ids.get(to) ?? null) : null }))
  return ids
}
