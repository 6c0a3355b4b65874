import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { app } from '../app.ts'
import { encryptSecret } from '../crypto/site-secret.ts'
import { counting, leaveMuchToDo, MANY, MOST_CALLS, sumOf } from '../testing/calls.ts'
import { bearer, DRAFT, post } from '../testing/client.ts'
import { openSite, SECRET } from '../testing/posting.ts'
import { ORIGIN } from '../testing/seed.ts'

let token: string
/** Of one author, each on a page of its own. */
let commentIds: string[]
let author: { id: string; token: string }

beforeEach(async () => {
  token = await openSite()
  await leaveMuchToDo(ORIGIN)
  const first = await post({ pageKey: '/page' })
  author = { id: first.comment.author!.id, token: first.authorToken }
  commentIds = [first.comment.id]
  for (let i = 1; i < MANY; i++)
    commentIds.push((await post({ pageKey: `/page/${i}` }, { token: author.token })).comment.id)
  // What they have brought is done.
  await env.DB.batch(
    ["UPDATE page_readings SET read_at = 0 WHERE page_id NOT LIKE 'read-%'", 'DELETE FROM search_dirty'].map((sql) =>
      env.DB.prepare(sql),
    ),
  )
  await env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.akismet', json('true'))").run()
  await env.DB.prepare("INSERT INTO site_secrets (site_id, name, value) VALUES ('paper', 'akismet-key', ?)")
    .bind(await encryptSecret(SECRET, 'paper', 'akismet-key', 'a key'))
    .run()
})
afterEach(() => vi.restoreAllMocks())

const admin = () => bearer(token)
const REQUESTS: Record<string, () => [method: string, path: string, headers: object, body?: object]> = {
  'a comment': () => ['POST', '/sites/paper/comments', {}, { ...DRAFT, pageKey: '/new' }],
  'many decisions': () => ['POST', '/admin/sites/paper/decisions', admin(), { commentIds, status: 'spam' }],
  'an author’s own erasure': () => ['DELETE', '/sites/paper/authors/me', bearer(author.token), { confirm: true }],
  'an author who is made anonymous': () => ['DELETE', `/admin/sites/paper/authors/${author.id}`, admin()],
  'a badge': () => ['PATCH', `/admin/sites/paper/authors/${author.id}`, admin(), { role: 'author' }],
  'a merge': () => ['POST', '/admin/sites/paper/pages/merge', admin(), { from: '/page/1', into: '/page/2' }],
  'a search': () => ['GET', '/admin/sites/paper/comments?q=ice', admin()],
  'an index that is made anew': () => ['POST', '/admin/sites/paper/search/rebuild', admin()],
}

test.for(Object.entries(REQUESTS))(
  '%s asks no more than the free plan allows, however much there is',
  async ([, of]) => {
    const [method, path, headers, body] = of()
    const installation = counting()
    const context = createExecutionContext()
    const init = { method, headers: { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers } }
    const request = { ...init, ...(body && { body: JSON.stringify(body) }) }
    const response = await app.request(`/v1${path}`, request, installation.env, context)
    await waitOnExecutionContext(context)
    expect(response.ok).toBe(true)
    const asked = installation.asked()
    // And the cache before the Worker is asked to forget.
    expect(sumOf(asked) + 1).toBeLessThanOrEqual(MOST_CALLS)
  },
)
