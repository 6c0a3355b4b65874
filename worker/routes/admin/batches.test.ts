import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { AdminCommentAnswer, AdminCommentList } from '../../../shared/admin.ts'
import { Tallies, UndoResults } from '../../../shared/admin-acts.ts'
import { ReportList } from '../../../shared/report.ts'
import { decide, expectProblem, list, post } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { openSite } from '../../testing/posting.ts'
import { seedModerator, seedSite } from '../../testing/seed.ts'

let token: string
let site: ReturnType<typeof moderating>

beforeEach(async () => {
  token = await openSite({ moderation: 'all' })
  site = moderating(token)
})

const posted = async (count: number) => {
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await post()).comment.id)
  return ids
}
const batchOf = async (...args: Parameters<typeof decide>) => {
  const [first] = await decide(...args)
  return first?.outcome === 'decided' ? first.decision.batchId! : ''
}
const undoBatch = (batchId: string) => answerOf(site.remove(`/decisions/batches/${batchId}`), UndoResults)
const comment = async (id: string) => (await answerOf(site.get(`/comments/${id}`), AdminCommentAnswer)).comment
const report = (commentId: string, at: number) =>
  env.DB.prepare(
    "INSERT INTO reports (id, site_id, comment_id, reporter, reason, note, created_at) VALUES (?1, 'paper', ?2, ?1, 'abuse', 'Rude', ?3)",
  )
    .bind(`${commentId} ${at}`, commentId, at)
    .run()

describe('the decisions of one request', () => {
  test('are undone together, except where somebody has decided since', async () => {
    const ids = await posted(3)
    const batch = await batchOf(token, 'approved', ...ids)
    await decide(token, 'spam', ids[1]!)
    const { results } = await undoBatch(batch)
    expect(results.map(({ commentId, outcome }) => [commentId, outcome])).toEqual([
      [ids[0], 'undone'],
      [ids[1], 'superseded'],
      [ids[2], 'undone'],
    ])
    expect(await Promise.all(ids.map(async (id) => (await comment(id)).status))).toEqual(['pending', 'spam', 'pending'])
    expect((await undoBatch(batch)).results.map(({ outcome }) => outcome)).toEqual(Array(3).fill('superseded'))
  })

  test('are undone once by two moderators at once, and their undo can be undone', async () => {
    const ids = await posted(20)
    const batch = await batchOf(token, 'approved', ...ids)
    const answers = await Promise.all([undoBatch(batch), undoBatch(batch), undoBatch(batch)])
    const undone = answers.flatMap(({ results }) => results.filter(({ outcome }) => outcome === 'undone'))
    expect(undone.map(({ commentId }) => commentId).sort()).toEqual([...ids].sort())
    expect((await list()).page.commentCount).toBe(0)
    const again = undone[0]!.outcome === 'undone' ? undone[0]!.decision.batchId! : ''
    expect((await undoBatch(again)).results.every(({ outcome }) => outcome === 'undone')).toBe(true)
    expect((await list()).page.commentCount).toBe(20)
  })

  test('undone while others decide leave a true trail', async () => {
    const ids = await posted(10)
    const batch = await batchOf(token, 'approved', ...ids)
    await Promise.all([
      ...ids.slice(0, 5).map((id) => decide(token, 'spam', id)),
      undoBatch(batch),
      ...ids.slice(5).map((id) => decide(token, 'rejected', id)),
    ])
    const { results } = await env.DB.prepare(
      'SELECT comment_id, from_status, to_status FROM decisions ORDER BY seq',
    ).all<{
      comment_id: string
      from_status: string | null
      to_status: string
    }>()
    for (const id of ids) {
      const chain = results.filter(({ comment_id }) => comment_id === id)
      for (let i = 1; i < chain.length; i++) expect(chain[i]!.from_status).toBe(chain[i - 1]!.to_status)
      expect((await comment(id)).status).toBe(chain.at(-1)!.to_status)
    }
  })

  test('of another site, or of nobody, are not found', async () => {
    await seedSite({ id: 'other' })
    const other = await seedModerator({ other: 'owner' }, 'Eve')
    const batch = await batchOf(token, 'approved', ...(await posted(1)))
    await expectProblem(
      await moderating(other.token, 'other').remove(`/decisions/batches/${batch}`),
      'decision-not-found',
    )
    await expectProblem(await site.remove('/decisions/batches/nope'), 'decision-not-found')
    expect((await list()).page.commentCount).toBe(1)
  })
})

describe('an undo gives back', () => {
  test('the reports that the decision had settled', async () => {
    const [id] = await posted(1)
    await report(id!, 1)
    await report(id!, 2)
    const batch = await batchOf(token, 'approved', id!)
    expect((await comment(id!)).reportCount).toBe(0)
    await report(id!, 3)
    await undoBatch(batch)
    expect((await comment(id!)).reportCount).toBe(3)
    const { reports } = await answerOf(site.get(`/comments/${id}/reports`), ReportList)
    expect(reports.map(({ createdAt, resolvedAt }) => [createdAt, resolvedAt]).sort()).toEqual(
      [1, 2, 3].map((time) => [new Date(time).toISOString(), null]),
    )
    expect((await answerOf(site.get('/tallies'), Tallies)).tallies).toMatchObject({ pending: 1, reported: 1 })
  })

  test('the name of the rule before', async () => {
    const [id] = await posted(1)
    await env.DB.prepare(
      `INSERT INTO decisions (id, site_id, comment_id, check_name, from_status, to_status, facts, created_at)
       VALUES ('later', 'paper', ?, 'links', 'pending', 'spam', '[{"field":"body","start":0,"end":3,"text":"3 links"}]', 0)`,
    )
      .bind(id)
      .run()
    expect(await comment(id!)).toMatchObject({ checkName: 'links', facts: [{ text: '3 links' }], status: 'spam' })
    await site.remove('/decisions/later')
    expect(await comment(id!)).toMatchObject({ checkName: 'hold-all', facts: [], status: 'pending' })
    const batch = await batchOf(token, 'approved', id!)
    await undoBatch(batch)
    expect((await comment(id!)).checkName).toBe('hold-all')
  })
})

test('a comment comes with the history of its author', async () => {
  const first = await post()
  const { comment: second } = await post({ parentId: null }, { token: first.authorToken })
  await decide(token, 'rejected', first.comment.id)
  expect(await comment(second.id)).toMatchObject({
    rootId: second.id,
    pinnedAt: null,
    closedAt: null,
    author: {
      email: 'asha@example.org',
      history: {
        approvedCount: 0,
        rejectedCount: 1,
        spamCount: 0,
        verifiedAt: null,
        timeoutUntil: null,
        isBlocked: false,
      },
    },
  })
  await expectProblem(await site.get('/comments/nope'), 'comment-not-found')
  await expectProblem(await site.get('/comments/nope/reports'), 'comment-not-found')
})

describe('filters', () => {
  const ids = async (query: string) =>
    (await answerOf(site.get(`/comments?${query}`), AdminCommentList)).comments.map(({ id }) => id)

  test('find what they say, alone and together', async () => {
    const a = await post({ pageKey: '/a', email: 'Asha+x@gmail.com' })
    const b = await post({ pageKey: '/b', name: 'B', email: 'b@example.org' })
    const c = await post({ pageKey: '/a', name: 'B' }, {})
    const [ia, ib, ic] = [a.comment.id, b.comment.id, c.comment.id]
    await decide(token, 'approved', ic)
    await report(ib, 1)
    expect(await ids('status=reported')).toEqual([ib])
    expect(await ids('pageKey=/a')).toEqual([ic, ia])
    expect(await ids('pageKey=/a&status=pending')).toEqual([ia])
    expect(await ids('check=hold-all&status=approved')).toEqual([ic])
    expect(await ids('check=links')).toEqual([])
    expect(await ids(`authorId=${b.comment.author!.id}`)).toEqual([ib])
    expect(await ids(`authorId=${b.comment.author!.id}&pageKey=/a`)).toEqual([])
    expect(await ids('email=a.sha@googlemail.com')).toEqual([ia])
    expect(await ids('email=a.sha@googlemail.com&status=approved')).toEqual([])
    const today = new Date().toISOString().slice(0, 10)
    expect(await ids(`from=${today}&to=${today}`)).toEqual([ic, ib, ia])
    expect(await ids('to=2020-01-01')).toEqual([])
    expect(await ids('from=2020-01-01T00:00:00%2B03:00&status=pending')).toEqual([ib, ia])
  })

  test.for([
    ['from=yesterday', 'invalid-request'],
    ['to=2026-13-01', 'invalid-request'],
    ['status=deleted', 'invalid-request'],
    ['email=nobody', 'invalid-request'],
    ['cursor=x', 'invalid-request'],
    ['cursor=WzFd', 'invalid-request'],
    ['limit=0', 'invalid-request'],
    ['unknown=1', 'invalid-request'],
    ['pageKey=/nowhere', 'page-not-found'],
    ['authorId=nobody', 'author-not-found'],
  ] as const)('refuse %s by name', async ([query, problem]) => {
    await expectProblem(await site.get(`/comments?${query}`), problem)
  })

  test('do not find another site’s authors', async () => {
    await seedSite({ id: 'other' })
    const { comment } = await post({}, { siteId: 'other' })
    await expectProblem(await site.get(`/comments?authorId=${comment.author!.id}`), 'author-not-found')
    await expectProblem(await site.get(`/comments/${comment.id}`), 'comment-not-found')
  })
})
