import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { AdminCommentAnswer } from '../../../shared/admin.ts'
import { conversationClosedStatement } from '../../db/pins.ts'
import { decide, expectProblem, list, post } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { openSite, say } from '../../testing/posting.ts'
import { seedModerator, seedSite } from '../../testing/seed.ts'
import { walk } from '../../testing/walk.ts'

let token: string
let site: ReturnType<typeof moderating>
const SORTS = ['newest', 'oldest', 'best'] as const

beforeEach(async () => {
  token = await openSite()
  site = moderating(token)
})

const posted = async (count: number) => {
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await post()).comment.id)
  return ids
}
const pin = async (id: string) => (await answerOf(site.put(`/comments/${id}/pin`), AdminCommentAnswer)).comment
const unpin = async (id: string) => (await answerOf(site.remove(`/comments/${id}/pin`), AdminCommentAnswer)).comment
const close = async (id: string) => (await answerOf(site.put(`/comments/${id}/closing`), AdminCommentAnswer)).comment
const open = async (id: string) => (await answerOf(site.remove(`/comments/${id}/closing`), AdminCommentAnswer)).comment
const actions = async () =>
  (await env.DB.prepare('SELECT action FROM changes ORDER BY seq').all<{ action: string }>()).results.map(
    ({ action }) => action,
  )

describe('pinned comments', () => {
  test('come first in every order, and each comment once at any length of page', async () => {
    const ids = await posted(8)
    await post({ parentId: ids[1]! })
    await pin(ids[1]!)
    await pin(ids[6]!)
    for (const sort of SORTS) {
      const { comments } = await list('/ice', { sort })
      expect(comments.slice(0, 2).map(({ id }) => id)).toEqual([ids[6], ids[1]])
      expect(comments[0]!.pinnedAt).toBeDefined()
      expect(comments[2]!.pinnedAt).toBeUndefined()
      const others = ids.filter((id) => id !== ids[1] && id !== ids[6])
      if (sort !== 'oldest') others.reverse()
      for (const limit of [1, 2, 3, 5, 100]) {
        const walked = (await walk('/ice', sort, limit)).filter((id) => ids.includes(id))
        expect(walked).toEqual([ids[6], ids[1], ...others])
      }
    }
  })

  test('count for the length of the first page', async () => {
    const ids = await posted(6)
    await pin(ids[0]!)
    const first = await list('/ice', { sort: 'newest', limit: '3' })
    expect(first.comments.map(({ id }) => id)).toEqual([ids[0], ids[5], ids[4]])
  })

  test('that change while somebody reads are shown to them once', async () => {
    const ids = await posted(6)
    await pin(ids[0]!)
    const first = await list('/ice', { sort: 'newest', limit: '3' })
    await unpin(ids[0]!)
    await pin(ids[1]!)
    const second = await list('/ice', { sort: 'newest', limit: '10', cursor: first.nextCursor! })
    expect(second.comments.map(({ id }) => id)).toEqual([ids[3], ids[2], ids[1]])
  })

  test('are three on a page at most, also for two moderators at once', async () => {
    const ids = await posted(6)
    const answers = await Promise.all(ids.map((id) => site.put(`/comments/${id}/pin`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    await expectProblem(
      answers.find(({ status }) => status !== 200)!,
      'too-many-pins',
    )
    const first = (await list()).comments[0]!.id
    await decide(token, 'spam', first)
    const free = ids.find((id, i) => answers[i]!.status !== 200 && id !== first)!
    expect((await pin(free)).pinnedAt).not.toBeNull()
  })

  test('that are taken down are no stones at the top', async () => {
    const [a, b] = await posted(2)
    await post({ parentId: a! })
    await pin(a!)
    await decide(token, 'rejected', a!)
    const { comments } = await list('/ice', { sort: 'newest' })
    expect(comments.map(({ id }) => id)).toEqual([b, a])
    expect(comments[1]!.pinnedAt).toBeUndefined()
  })

  test('raise the revision, and stand in the trail once', async () => {
    const [id] = await posted(1)
    const before = (await list()).page.revision
    const { pinnedAt } = await pin(id!)
    expect((await pin(id!)).pinnedAt).toBe(pinnedAt)
    expect((await list()).page.revision).toBeGreaterThan(before)
    await unpin(id!)
    await unpin(id!)
    expect(await actions()).toEqual(['comment-pinned', 'comment-unpinned'])
  })

  test('are top-level, published and of the site', async () => {
    const [id] = await posted(1)
    const reply = await post({ parentId: id! })
    await expectProblem(await site.put(`/comments/${reply.comment.id}/pin`), 'invalid-request')
    await decide(token, 'spam', id!)
    await expectProblem(await site.put(`/comments/${id}/pin`), 'invalid-request')
    await seedSite({ id: 'other' })
    const other = moderating((await seedModerator({ other: 'owner' }, 'Eve')).token, 'other')
    for (const path of ['pin', 'closing']) {
      await expectProblem(await other.put(`/comments/${id}/${path}`), 'comment-not-found')
      await expectProblem(await other.remove(`/comments/${id}/${path}`), 'comment-not-found')
    }
    expect(await actions()).toEqual([])
  })
})

describe('a closed conversation', () => {
  const closedAt = (id: string, siteId = 'paper') => conversationClosedStatement(env.DB, siteId, id).first('closedAt')

  test('is closed at every level below, and open again when it is opened', async () => {
    const root = (await post()).comment.id
    const reply = (await post({ parentId: root })).comment.id
    const answer = (await post({ parentId: reply })).comment.id
    const other = (await post()).comment.id
    const { closedAt: since } = await close(reply)
    expect(await closedAt(answer)).toBe(Date.parse(since!))
    expect(await closedAt(reply)).toBe(Date.parse(since!))
    expect(await closedAt(root)).toBeNull()
    await close(root)
    for (const id of [root, reply, answer]) expect(await closedAt(id)).not.toBeNull()
    expect(await closedAt(other)).toBeNull()
    expect(await closedAt(answer, 'other')).toBeNull()
    expect((await list('/ice', { sort: 'oldest' })).comments[0]!.closedAt).toBeDefined()
    await open(root)
    await open(reply)
    expect(await closedAt(answer)).toBeNull()
    expect((await list('/ice', { sort: 'oldest' })).comments[0]!.closedAt).toBeUndefined()
    expect(await actions()).toEqual([
      ...['conversation-closed', 'conversation-closed', 'conversation-opened', 'conversation-opened'],
    ])
  })

  test('is found from any depth, and costs a look where nothing is closed', async () => {
    const ids = [(await post()).comment.id]
    for (let i = 0; i < 200; i++) ids.push((await post({ parentId: ids.at(-1)! })).comment.id)
    const look = async () => {
      const { results, meta } = await conversationClosedStatement(env.DB, 'paper', ids.at(-1)!).all()
      return [results.length, meta.rows_read] as const
    }
    expect(await look()).toEqual([0, 2])
    for (const [level, closed] of [
      [0, 1],
      [100, 1],
      [200, 1],
    ] as const) {
      await close(ids[level]!)
      const [found, read] = await look()
      expect(found).toBe(closed)
      // Each level is read from the table, put into the queue and taken out again.
      expect(read).toBeLessThan(4 * (200 - level) + 10)
      await expectProblem(await say({ parentId: ids.at(-1)!, body: 'And another thing' }), 'conversation-closed')
      await open(ids[level]!)
    }
    // Beside the branch, not above it.
    const beside = (await post({ parentId: ids[100]! })).comment.id
    await close(beside)
    expect((await look())[0]).toBe(0)
    await expectProblem(await say({ parentId: beside, body: 'Here' }), 'conversation-closed')
  })
})
