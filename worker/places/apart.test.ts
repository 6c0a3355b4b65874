import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { AdminCommentList, DecisionList } from '../../shared/admin.ts'
import type { CommentList, PostedComment } from '../../shared/comment.ts'
import type { Reactions } from '../../shared/reaction.ts'
import { app } from '../app.ts'
import { bearer, expectProblem } from '../testing/client.ts'
import { ORIGIN } from '../testing/seed.ts'
import { answered, ask, AWAY, both, migrateSecond, openBoth, tablesOf } from '../testing/two-databases.ts'

const SITES = ['paper', 'far'] as const

let headers: Record<string, string>

beforeAll(migrateSecond)
beforeEach(async () => void (headers = bearer((await openBoth()).token)))

let posts = 0
const post = async (site: string, more: object = {}) =>
  answered<PostedComment>(201, 'POST', `/sites/${site}/comments`, {
    body: { pageKey: '/ice', name: 'Asha', email: `${site}@example.org`, body: `Heard at ${site} ${++posts}`, ...more },
  })
const list = (site: string) => answered<CommentList>(200, 'GET', `/sites/${site}/comments?pageKey=/ice`)
const admin = <Answer = unknown>(status: number, method: string, path: string, body?: unknown) =>
  answered<Answer>(status, method, `/admin/sites${path}`, { body, headers })

/** Everything that is stored of a site, but for who moderates it. */
const contentOf = async (db: D1Database) => {
  const tables = await tablesOf(db)
  for (const accounts of ['sites', 'places', 'moderators', 'memberships', 'tokens']) delete tables[accounts]
  return JSON.stringify(tables)
}

test('the same page of two sites in two databases: what is said of one is nowhere in the other', async () => {
  const posted = { paper: await post('paper'), far: await post('far') }
  for (const site of SITES) {
    const { comment, authorToken } = posted[site]
    await post(site, { parentId: comment.id, email: `second@${site}.example` })
    const { page, comments } = await list(site)
    expect(page.commentCount).toBe(2)
    expect(comments.map(({ id }) => id)).toEqual([comment.id])
    const write = (method: string, path: string, body?: unknown, more = {}) =>
      answered(method === 'POST' ? 201 : 200, method, `/sites/${site}${path}`, { body, headers: more })
    await write('PUT', `/comments/${comment.id}/vote`)
    await write('PUT', '/reactions/moving?pageKey=/ice')
    await write('POST', `/comments/${comment.id}/reports`, { reason: 'abuse' })
    await write('PATCH', `/comments/${comment.id}`, { body: `Mended at ${site}` }, bearer(authorToken))
    const { reactions } = await answered<Reactions>(200, 'GET', `/sites/${site}/reactions?pageKey=/ice`)
    expect(reactions.find(({ kind }) => kind === 'moving')?.count).toBe(1)
    await admin(201, 'POST', `/${site}/decisions`, { commentIds: [comment.id], status: 'spam' })
    await admin(201, 'POST', `/${site}/blocks`, { kind: 'email-domain', value: `bad.${site}.example` })
    await admin(201, 'POST', `/${site}/authors/${comment.author!.id}/notes`, { body: `Writes from ${site}` })
    await admin(200, 'PUT', `/${site}/words/hold`, { words: `word-of-${site}` })
    await admin(204, 'PUT', `/${site}/secrets/akismet-key`, { value: `key of ${site}` })
    await admin(200, 'PUT', `/${site}/page?pageKey=/ice`, { title: `Ice of ${site}`, url: `${ORIGIN}/ice` })
  }
  for (const [site, db, other] of [
    ['paper', env.DB, 'far'],
    ['far', env.SECOND_DB, 'paper'],
  ] as const) {
    const content = await contentOf(db)
    expect(content).toContain(`Mended at ${site}`)
    expect(content).toContain(posted[site].comment.id)
    expect(content).not.toContain(posted[other].comment.id)
    expect(content).not.toContain(`at ${other}`)
    expect(content).not.toContain(`bad.${other}`)
    expect(content).not.toContain(`-of-${other}`)
    expect(content).not.toContain(`"${other}"`)
    const { decisions } = await admin<DecisionList>(200, 'GET', `/${site}/decisions`)
    expect(decisions.some(({ moderator }) => moderator?.name === 'Amina')).toBe(true)
    expect((await admin<{ changes: unknown[] }>(200, 'GET', `/${site}/changes`)).changes).not.toEqual([])
  }
})

test('a comment is found on its own site alone, by id, by words and by its link', async () => {
  const { comment } = await post('far', { body: 'The quarrels have moved' })
  await admin(200, 'PUT', '/far/page?pageKey=/ice', { title: 'Ice', url: `${ORIGIN}/ice` })
  await admin(200, 'POST', '/far/search/rebuild')
  const found = (site: string) => admin<AdminCommentList>(200, 'GET', `/${site}/comments?q=quarrels`)
  expect((await found('far')).comments.map(({ id }) => id)).toEqual([comment.id])
  expect((await found('paper')).comments).toEqual([])
  await answered(200, 'GET', `/sites/far/comments/${comment.id}`)
  await expectProblem(await ask('GET', `/sites/paper/comments/${comment.id}`), 'comment-not-found')
  const shared = await app.request(`/c/${comment.id}`, {}, both)
  expect(await shared.text()).toContain('The quarrels have moved')
  expect(shared.status).toBe(200)
  expect((await app.request(`/c/${crypto.randomUUID()}`, {}, both)).status).toBe(404)
})

test('the link of a comment leads to it while another database is away, and is not said to be wrong', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const away = { ...AWAY, withSession: () => AWAY } as unknown as D1Database
  const { comment } = await post('far', { body: 'The quarrels have moved' })
  await admin(200, 'PUT', '/far/page?pageKey=/ice', { title: 'Ice', url: `${ORIGIN}/ice` })
  const status = async (id: string, more: object) => (await app.request(`/c/${id}`, {}, { ...both, ...more })).status
  expect(await status(comment.id, { DB_3: away })).toBe(200)
  expect(await status(comment.id, { FIRST_DB: away })).toBe(200)
  // It may be there.
  expect(await status(crypto.randomUUID(), { DB_3: away })).toBe(500)
  vi.restoreAllMocks()
})

test('the index hears of what is written in either database, right after the answer', async () => {
  for (const site of SITES) {
    const context = createExecutionContext()
    const init = {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
      body: JSON.stringify({ pageKey: '/ice', name: 'Asha', email: 'a@example.org', body: `Harbour of ${site}` }),
    }
    expect((await app.request(`/v1/sites/${site}/comments`, init, both, context)).status).toBe(201)
    await waitOnExecutionContext(context)
    const { comments } = await admin<AdminCommentList>(200, 'GET', `/${site}/comments?q=harbour`)
    expect(comments).toHaveLength(1)
  }
})

test('an author reads, exports and erases what is theirs, in the database of the site', async () => {
  const [near, far] = [
    await post('paper', { email: 'asha@example.org' }),
    await post('far', { email: 'asha@example.org' }),
  ]
  const own = { headers: bearer(far.authorToken) }
  expect(await answered(200, 'GET', '/sites/far/authors/me', own)).toMatchObject({ email: 'asha@example.org' })
  expect(JSON.stringify(await answered(200, 'GET', '/sites/far/authors/me/export', own))).toContain(far.comment.id)
  await expectProblem(await ask('GET', '/sites/paper/authors/me', own), 'author-token-wrong')
  await answered(200, 'DELETE', '/sites/far/authors/me', { ...own, body: { confirm: true } })
  expect(await contentOf(env.SECOND_DB)).not.toContain('Heard at far')
  expect((await list('paper')).comments.map(({ id }) => id)).toEqual([near.comment.id])
})

test('a moderator decides on the article itself, with a token that the first database knows', async () => {
  const { comment } = await post('far')
  const body = { commentIds: [comment.id], status: 'rejected' }
  const preflight = { 'Access-Control-Request-Method': 'POST' }
  const response = await ask('OPTIONS', '/admin/sites/far/decisions', { headers: preflight })
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN)
  await admin(201, 'POST', '/far/decisions', body)
  expect((await list('far')).comments).toEqual([])
})
