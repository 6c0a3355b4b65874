import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Comment } from '../../shared/comment.ts'
import { api, bearer, decide, expectProblem, list, param, post, request, send } from '../testing/client.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

const path = (id: string) => `/sites/paper/comments/${id}`
const edit = (id: string, token: string, body = 'Other words') => send('PATCH', path(id), { body }, bearer(token))
const remove = (id: string, token: string) =>
  request(path(id), { method: 'DELETE', headers: { Origin: ORIGIN, ...bearer(token) } })

beforeEach(async () => {
  await reset()
  return () => vi.useRealTimers()
})

/** Only the clock: D1 waits on real timers. */
const waitMinutes = (minutes: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 + 1 })

describe('the author', () => {
  test('edits, and readers see that it was edited', async () => {
    await seedSite({ moderation: 'none' })
    const { comment, authorToken } = await post()
    const response = await edit(comment.id, authorToken, '**Other** words')
    const { comment: edited } = (await response.json()) as { comment: unknown }
    expect(Comment.parse(edited)).toMatchObject({
      id: comment.id,
      content: [{ type: 'paragraph', children: [{ type: 'strong', children: ['Other'] }, ' words'] }],
      editedAt: expect.any(String),
    })
    expect((await list()).comments).toEqual([edited])
  })

  test('edits a comment that waits, and it waits on', async () => {
    await seedSite()
    const { comment, authorToken } = await post()
    expect(await (await edit(comment.id, authorToken)).json()).toMatchObject({ comment: { status: 'pending' } })
  })

  test('edits an approved comment on a site that reads everything first, and it waits again', async () => {
    await seedSite({ moderation: 'all' })
    const { token } = await seedModerator()
    const { comment, authorToken } = await post()
    await decide(token, 'approved', comment.id)
    await edit(comment.id, authorToken)
    expect(await list()).toMatchObject({ comments: [], page: { commentCount: 0 } })
    const trail = await api.admin.sites[':siteId'].decisions.$get({ param, query: {} }, { headers: bearer(token) })
    expect((await trail.json()).decisions[0]).toMatchObject({ check: 'hold-all', from: 'approved', to: 'pending' })
  })

  test('deletes, and what has replies leaves a stone without name or words', async () => {
    await seedSite({ moderation: 'none' })
    const root = await post()
    const reply = await post({ email: 'b@example.org', parentId: root.comment.id })
    expect((await remove(root.comment.id, root.authorToken)).status).toBe(204)

    const { comments, page } = await list()
    expect(page.commentCount).toBe(1)
    expect(comments).toMatchObject([
      { id: root.comment.id, author: null, content: [], deletedAt: expect.any(String), replyCount: 1 },
    ])
    expect(comments[0]!.replies).toMatchObject([{ id: reply.comment.id }])

    await remove(reply.comment.id, reply.authorToken)
    expect(await list()).toMatchObject({ comments: [], page: { commentCount: 0 } })
  })

  test('cannot change it when the edit window is over', async () => {
    await seedSite({ moderation: 'none', editMinutes: 15 })
    const { comment, authorToken } = await post()
    waitMinutes(15)
    await expectProblem(await edit(comment.id, authorToken), 'edit-window-closed')
    await expectProblem(await remove(comment.id, authorToken), 'edit-window-closed')
    vi.useRealTimers()
    expect((await list()).comments).toEqual([comment])
  })

  test('cannot change what is gone', async () => {
    await seedSite({ moderation: 'none' })
    const { token } = await seedModerator()
    const deleted = await post()
    await remove(deleted.comment.id, deleted.authorToken)
    await expectProblem(await edit(deleted.comment.id, deleted.authorToken), 'comment-not-found')
    const rejected = await post()
    await decide(token, 'rejected', rejected.comment.id)
    await expectProblem(await edit(rejected.comment.id, rejected.authorToken), 'comment-not-found')
  })
})

test('nobody else changes a comment, or learns that one waits', async () => {
  await seedSite({ moderation: 'none' })
  const { token } = await seedModerator()
  const mine = await post()
  const other = await post({ email: 'b@example.org' })
  await expectProblem(await edit(mine.comment.id, other.authorToken), 'author-token-wrong')
  await expectProblem(await remove(mine.comment.id, token), 'author-token-wrong')
  await expectProblem(await send('PATCH', path(mine.comment.id), { body: 'x' }), 'author-token-wrong')
  await decide(token, 'pending', mine.comment.id)
  await expectProblem(await edit(mine.comment.id, other.authorToken), 'comment-not-found')
  await expectProblem(await edit('nope', other.authorToken), 'comment-not-found')
})
