import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { PostedComment } from '../../shared/comment.ts'
import type { SiteSettings } from '../../shared/site.ts'
import { DRAFT, send } from './client.ts'
import { reset, seedModerator, seedSite } from './seed.ts'

/** The secret of the tests: vitest.config.ts. */
export const SECRET = 'a secret that protects nothing but the data of tests'

/** A site with these settings that holds nothing else, and its moderator's token. */
export async function openSite(settings: Partial<SiteSettings> = {}): Promise<string> {
  await reset()
  await seedSite({ moderation: 'none', ...settings })
  return (await seedModerator()).token
}

export const say = (draft: object, headers: Record<string, string> = {}) =>
  send('POST', '/sites/paper/comments', { ...DRAFT, ...draft }, headers)

export async function accept(draft: object, headers: Record<string, string> = {}) {
  const response = await say(draft, headers)
  expect(response.status).toBe(201)
  return PostedComment.parse(await response.json())
}

/** The status that is stored, the check that gave it, and what moved it. */
export async function verdictOn(id: string) {
  const row = await env.DB.prepare(
    `SELECT c.status, c.check_name AS "check", d.facts FROM comments c JOIN decisions d ON d.comment_id = c.id
      WHERE c.id = ? ORDER BY d.seq DESC LIMIT 1`,
  )
    .bind(id)
    .first<{ status: string; check: string; facts: string }>()
  return { ...row!, facts: (JSON.parse(row!.facts) as { text: string }[]).map(({ text }) => text) }
}

export const countStored = () => env.DB.prepare('SELECT count(*) AS count FROM comments').first<number>('count')
