import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { AdminCommentList, DecisionList } from '../../../shared/admin.ts'
import { PostedStaffComment } from '../../../shared/staff-comment.ts'
import { bearer, decide, expectProblem, list, post, request, send } from '../../testing/client.ts'
import { recount } from '../../testing/recount.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

let token: string
let moderatorId: string

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  ;({ token, id: moderatorId } = await seedModerator({ paper: 'moderator' }))
})

const write = async (body: object, as = token, siteId = 'paper', key?: string) =>
  send('POST', `/admin/sites/${siteId}/comments`, body, { ...bearer(as), ...(key && { 'Idempotency-Key': key }) })
const written = async (body: object, as = token) => {
  const response = await write(body, as)
  expect(response.status).toBe(201)
  return PostedStaffComment.parse(await response.json()).comment
}
const stored = () => env.DB.prepare('SELECT count(*) AS n FROM comments').first('n')

test('a moderator answers a reader, at once and under their own name', async () => {
  const { comment } = await post()
  const answer = await written({ parentId: comment.id, body: 'We have *corrected* that.' })
  expect(answer).toMatchObject({
    parentId: comment.id,
    author: { name: 'Amina', website: null, role: 'staff' },
    status: 'approved',
  })
  expect((await list()).comments[0]!.replies).toEqual([answer])
  const trail = await request(`/admin/sites/paper/decisions?commentId=${answer.id}`, { headers: bearer(token) })
  expect(DecisionList.parse(await trail.json()).decisions).toMatchObject([
    { moderator: { id: moderatorId, name: 'Amina' }, check: null, from: null, to: 'approved' },
  ])
  const queue = await request('/admin/sites/paper/comments', { headers: bearer(token) })
  expect(AdminCommentList.parse(await queue.json()).comments[0]!.author).toMatchObject({ role: 'staff', email: null })
  const row = await env.DB.prepare('SELECT moderator_id FROM comments WHERE id = ?').bind(answer.id).first()
  expect(row).toEqual({ moderator_id: moderatorId })
})

test('a moderator begins a conversation on a page that is known', async () => {
  await post()
  const comment = await written({ pageKey: '/ice', body: 'What do you think?' })
  expect((await list('/ice', { sort: 'newest' })).comments[0]).toEqual(comment)
  await expectProblem(await write({ pageKey: '/nobody', body: 'x' }), 'page-not-found')
})

test('a moderator is one author on each site, also when the first two comments come at once', async () => {
  await post()
  const comments = await Promise.all(Array.from({ length: 8 }, (_, i) => written({ pageKey: '/ice', body: `${i}` })))
  expect(new Set(comments.map(({ author }) => author!.id)).size).toBe(1)
  const other = await seedModerator({ paper: 'owner' }, 'Baraka')
  const theirs = await written({ pageKey: '/ice', body: 'Mine' }, other.token)
  expect(theirs.author!.id).not.toBe(comments[0]!.author!.id)
  const counted = await recount()
  expect(counted.stored).toEqual(counted.true)
})

test('a closed page is open to staff', async () => {
  const { comment } = await post()
  await env.DB.batch([
    env.DB.prepare('UPDATE pages SET closed_at = 1'),
    env.DB.prepare('UPDATE comments SET closed_at = 1'),
  ])
  await written({ parentId: comment.id, body: 'The last word' })
  expect((await list()).page.commentCount).toBe(2)
})

describe('with an Idempotency-Key', () => {
  const key = '0d4cf5a2-9b53-4d54-9a30-6f0f5e2b7a11'

  test('of fifty identical requests at once one is stored, and all get its answer', async () => {
    const { comment } = await post()
    const body = { parentId: comment.id, body: 'We have asked.' }
    const answers = await Promise.all(Array.from({ length: 50 }, () => write(body, token, 'paper', key)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(texts).size).toBe(1)
    expect(await stored()).toBe(2)
    const counted = await recount()
    expect(counted.stored).toEqual(counted.true)
    const decisions = await env.DB.prepare('SELECT count(*) AS n FROM decisions WHERE moderator_id IS NOT NULL').first(
      'n',
    )
    expect(decisions).toBe(1)
  })

  test('the same again is answered the same after what it answers has gone', async () => {
    const { comment } = await post()
    const body = { parentId: comment.id, body: 'We have asked.' }
    const first = await (await write(body, token, 'paper', key)).json()
    await decide(token, 'spam', comment.id)
    expect(await (await write(body, token, 'paper', `"${key}"`)).json()).toEqual(first)
    expect(await stored()).toBe(2)
  })

  test('other words, another moderator and a reader need another', async () => {
    await post({}, { key: 'of-a-reader' })
    const body = { pageKey: '/ice', body: 'We have asked.' }
    await write(body, token, 'paper', key)
    const other = await seedModerator({ paper: 'owner' }, 'Baraka')
    await expectProblem(await write({ ...body, body: 'No' }, token, 'paper', key), 'idempotency-key-reused')
    await expectProblem(await write(body, other.token, 'paper', key), 'idempotency-key-reused')
    await expectProblem(await write(body, token, 'paper', 'of-a-reader'), 'idempotency-key-reused')
    await expectProblem(await write(body, token, 'paper', 'short'), 'invalid-request')
    expect(await stored()).toBe(2)
    expect((await write(body)).status).toBe(201)
    expect((await write(body)).status).toBe(201)
  })
})

test('what is not published is not answered', async () => {
  const { comment } = await post()
  await decide(token, 'pending', comment.id)
  await expectProblem(await write({ parentId: comment.id, body: 'x' }), 'parent-not-published')
  await expectProblem(await write({ parentId: 'nope', body: 'x' }), 'parent-not-found')
  await seedSite({ id: 'other', moderation: 'none' })
  const elsewhere = await post({}, { siteId: 'other' })
  await expectProblem(await write({ parentId: elsewhere.comment.id, body: 'x' }), 'parent-not-found')
  await expectProblem(await write({ parentId: elsewhere.comment.id, body: 'x' }, token, 'other'), 'site-not-found')
  expect(await stored()).toBe(2)
})

test.for<[object, string]>([
  [{ pageKey: '/ice' }, 'body'],
  [{ pageKey: '/ice', body: ' ' }, 'body'],
  [{ pageKey: '/ice', body: 'x'.repeat(20_001) }, 'body'],
  [{ body: 'x' }, 'pageKey'],
  [{ pageKey: '/ice', parentId: 'a', body: 'x' }, 'pageKey'],
  [{ pageKey: '/ice', body: 'x', name: 'Somebody' }, 'name'],
])('%j is refused, and nothing is stored', async ([body, path]) => {
  await post()
  const { errors } = await expectProblem(await write(body), 'invalid-request')
  expect(errors).toMatchObject([{ path }])
  expect(await stored()).toBe(1)
})

test('strangers write nothing', async () => {
  const { authorToken } = await post()
  await expectProblem(await write({ pageKey: '/ice', body: 'x' }, authorToken), 'not-authenticated')
  expect(await stored()).toBe(1)
})
