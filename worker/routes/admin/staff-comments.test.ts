import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
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

const write = async (body: object, as = token, siteId = 'paper') =>
  send('POST', `/admin/sites/${siteId}/comments`, body, bearer(as))
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
