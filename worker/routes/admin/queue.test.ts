import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AdminCommentAnswer, AdminCommentList } from '../../../shared/admin.ts'
import { drain } from '../../search/drain.ts'
import { bearer, bindings, decide, post, request } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { openSite } from '../../testing/posting.ts'
import { ORIGIN } from '../../testing/seed.ts'

let token: string
let site: ReturnType<typeof moderating>

beforeEach(async () => {
  token = await openSite()
  site = moderating(token)
})

afterEach(() => void vi.useRealTimers())

describe('what a comment answers', () => {
  const parentOf = async (id: string) =>
    (await answerOf(site.get(`/comments/${id}`), AdminCommentAnswer)).comment.parent

  test('is told with it, in its list too, and nothing at top level', async () => {
    const { comment } = await post({ name: 'Zuri', body: 'The *ice* melts.\n\n> So it does.' })
    const reply = await post({ parentId: comment.id })
    expect(await parentOf(comment.id)).toBeNull()
    const parent = { id: comment.id, authorName: 'Zuri', excerpt: 'The ice melts. So it does.' }
    expect(await parentOf(reply.comment.id)).toEqual(parent)
    const { comments } = await answerOf(site.get('/comments'), AdminCommentList)
    expect(comments.map((listed) => listed.parent)).toEqual([parent, null])
  })

  test('has its words when it is out of sight, but not when it was deleted', async () => {
    const { comment, authorToken } = await post({ name: 'Zuri', body: 'The ice melts.' })
    const reply = await post({ parentId: comment.id })
    await decide(token, 'rejected', comment.id)
    expect(await parentOf(reply.comment.id)).toMatchObject({ authorName: 'Zuri', excerpt: 'The ice melts.' })
    await decide(token, 'approved', comment.id)
    const headers = { Origin: ORIGIN, ...bearer(authorToken) }
    await request(`/sites/paper/comments/${comment.id}`, { method: 'DELETE', headers })
    expect(await parentOf(reply.comment.id)).toEqual({ id: comment.id, authorName: null, excerpt: '' })
  })
})

describe('the order', () => {
  const ids = async (query: string) => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/comments?limit=2&${query}${cursor && `&cursor=${cursor}`}`
      const answer: AdminCommentList = await answerOf(site.get(path), AdminCommentList)
      seen.push(...answer.comments.map(({ id }) => id))
      cursor = answer.nextCursor
    }
    return seen
  }

  test('is newest first, or oldest first, with each filter and at every cursor', async () => {
    const posted: string[] = []
    for (let i = 0; i < 5; i++)
      posted.push((await post({ body: `Melting ${i}`, email: 'asha@example.org' })).comment.id)
    await drain(bindings, 100)
    const { author_id } = (await env.DB.prepare('SELECT author_id FROM comments WHERE id = ?')
      .bind(posted[0])
      .first<{ author_id: string }>())!
    const newest = [...posted].reverse()
    for (const filter of [
      '',
      'status=approved',
      'pageKey=/ice',
      'email=asha@example.org',
      'q=melting',
      'check=no-objection',
    ]) {
      expect(await ids(filter), filter).toEqual(newest)
      expect(await ids(`order=newest&${filter}`), filter).toEqual(newest)
      expect(await ids(`order=oldest&${filter}`), filter).toEqual(posted)
    }
    expect(await ids(`order=oldest&authorId=${author_id}`)).toEqual([posted[0]])
  })

  test('keeps to the days asked for', async () => {
    const posted: string[] = []
    for (let i = 0; i < 5; i++) posted.push((await post()).comment.id)
    const day = 86_400_000
    const on = (offset: number) => new Date(Date.now() + offset * day).toISOString()
    expect(await ids(`order=oldest&from=${on(-1)}&to=${on(1)}`)).toEqual(posted)
    expect(await ids(`order=oldest&from=${on(1)}`)).toEqual([])
    expect(await ids(`order=oldest&to=${on(-1)}`)).toEqual([])
  })

  test('is one of the two', async () => {
    expect((await site.get('/comments?order=best')).status).toBe(400)
  })
})

test('what was written since is counted back from now, whatever day it is', async () => {
  const { comment: old } = await post()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 })
  const { comment } = await post()
  const ids = async (query: string) =>
    (await answerOf(site.get(`/comments?${query}`), AdminCommentList)).comments.map(({ id }) => id)
  expect(await ids('since=week')).toEqual([comment.id])
  expect(await ids('since=month')).toEqual([comment.id, old.id])
  expect(await ids('since=month&from=2100-01-01')).toEqual([])
})
