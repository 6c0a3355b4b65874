import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DecisionList } from '../../shared/admin.ts'
import { ReportList, Reported, type ReportReason } from '../../shared/report.ts'
import { bearer, decide, expectProblem, list, post, request, send } from '../testing/client.ts'
import { fileReport } from '../testing/readers.ts'
import { reset, seedModerator, seedSite } from '../testing/seed.ts'

let token: string

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  token = (await seedModerator()).token
  return () => vi.useRealTimers()
})

const file = (id: string, body: object, readerToken?: string) => fileReport(id, readerToken, body)

async function report(id: string, reason: ReportReason = 'abuse', readerToken?: string) {
  const response = await file(id, { reason }, readerToken)
  expect(response.status).toBe(201)
  return Reported.parse(await response.json())
}

const trail = async (commentId: string) => {
  const response = await request(`/admin/sites/paper/decisions?commentId=${commentId}`, { headers: bearer(token) })
  return DecisionList.parse(await response.json()).decisions
}
const undo = (id: string) => request(`/admin/sites/paper/decisions/${id}`, { method: 'DELETE', headers: bearer(token) })
const reportsOf = async (id: string, query = '') => {
  const response = await request(`/admin/sites/paper/comments/${id}/reports${query}`, { headers: bearer(token) })
  expect(response.status).toBe(200)
  return ReportList.parse(await response.json())
}
const isPublished = async () => (await list()).page.commentCount === 1
const stored = () => env.DB.prepare('SELECT count(*) AS n FROM reports').first('n')

describe('a reader', () => {
  test('reports once; again, the answer is the first report', async () => {
    const { comment } = await post()
    const response = await file(comment.id, { reason: 'false', note: ' The boat\nwas never there. ' })
    expect(response.status).toBe(201)
    const { readerToken, ...reported } = Reported.parse(await response.json())
    expect(reported).toMatchObject({ commentId: comment.id, reason: 'false', note: 'The boat\nwas never there.' })
    const again = await file(comment.id, { reason: 'spam' }, readerToken)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(reported)
    expect(await stored()).toBe(1)
  })

  test('twenty times at once is one', async () => {
    const { comment } = await post()
    const { authorToken } = await post({ email: 'b@example.org' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => file(comment.id, { reason: 'spam' }, authorToken)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19)
    expect(await stored()).toBe(1)
  })

  test('cannot report what is not to be seen', async () => {
    const { comment } = await post()
    await decide(token, 'rejected', comment.id)
    for (const id of [comment.id, 'nope']) await expectProblem(await file(id, { reason: 'spam' }), 'comment-not-found')
    expect(await stored()).toBe(0)
  })

  test.for<[object, string, string]>([
    [{}, 'reason', 'invalid'],
    [{ reason: 'ugly' }, 'reason', 'invalid'],
    [{ reason: 'spam', note: 'x'.repeat(501) }, 'note', 'too-long'],
    [{ reason: 'spam', note: 7 }, 'note', 'invalid'],
    [{ reason: 'spam', note: 'a\ud800' }, 'note', 'invalid'],
    [{ reason: 'spam', reporter: 'x' }, 'reporter', 'unknown'],
  ])('is told what is wrong with %j, and nothing is stored', async ([body, path, code]) => {
    const { comment } = await post()
    const { errors } = await expectProblem(await file(comment.id, body), 'invalid-request')
    expect(errors).toMatchObject([{ path, code }])
    expect(await stored()).toBe(0)
    expect(await env.DB.prepare('SELECT count(*) AS n FROM spent').first('n')).toBe(0)
  })

  test('files no more than thirty a minute', async () => {
    const { readerToken } = await report((await post()).comment.id)
    const comments = await Promise.all(Array.from({ length: 32 }, (_, i) => post({ body: `${i}` })))
    const answers = []
    for (const { comment } of comments) answers.push(await file(comment.id, { reason: 'spam' }, readerToken))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(29)
    expect(answers.at(-1)!.headers.get('Retry-After')).toMatch(/^[1-9]\d?$/)
    await expectProblem(answers.at(-1)!, 'too-many-requests')
  })
})

describe('enough reports', () => {
  test('hide a comment until a moderator looks, and say why', async () => {
    const { comment } = await post()
    await report(comment.id, 'abuse')
    await report(comment.id, 'spam')
    expect(await isPublished()).toBe(true)
    await report(comment.id, 'spam')
    expect(await isPublished()).toBe(false)
    expect((await trail(comment.id))[0]).toMatchObject({
      moderator: null,
      check: 'reports',
      from: 'approved',
      to: 'pending',
      facts: [{ field: null, start: null, end: null, text: '3 reports: spam 2, abuse 1' }],
    })
  })

  test('at once make one decision, and every one is kept', async () => {
    const { comment } = await post()
    await Promise.all(Array.from({ length: 20 }, () => report(comment.id)))
    expect(await isPublished()).toBe(false)
    expect((await trail(comment.id)).filter(({ check }) => check === 'reports')).toHaveLength(1)
    expect(await stored()).toBe(20)
    expect(await env.DB.prepare('SELECT report_count FROM comments').first('report_count')).toBe(20)
  })

  test.for<[number | null, number, boolean]>([
    [1, 1, false],
    [2, 1, true],
    [null, 20, true],
  ])('are as many as the site says: %s, of %i, published %s', async ([reportsToHide, reports, published]) => {
    await reset()
    await seedSite({ moderation: 'none', reportsToHide })
    token = (await seedModerator()).token
    const { comment } = await post()
    for (let i = 0; i < reports; i++) await report(comment.id)
    expect(await isPublished()).toBe(published)
    if (reports === 1 && !published) expect((await trail(comment.id))[0]!.facts[0]!.text).toBe('1 report: abuse 1')
  })

  test('do not hide again what a moderator approved', async () => {
    const { comment } = await post()
    for (let i = 0; i < 3; i++) await report(comment.id)
    await decide(token, 'approved', comment.id)
    for (let i = 0; i < 4; i++) await report(comment.id)
    expect(await isPublished()).toBe(true)
    // Nobody has looked at these yet.
    expect((await reportsOf(comment.id)).reports.filter(({ resolvedAt }) => resolvedAt === null)).toHaveLength(4)
  })

  test('do not hide what a moderator looked at and left as it was', async () => {
    const { comment } = await post()
    for (let i = 0; i < 2; i++) await report(comment.id)
    expect(await decide(token, 'approved', comment.id)).toMatchObject([{ outcome: 'decided' }])
    expect(await decide(token, 'approved', comment.id)).toMatchObject([{ outcome: 'unchanged' }])
    for (let i = 0; i < 3; i++) await report(comment.id)
    expect(await isPublished()).toBe(true)
    // Taken back, it protects no longer.
    await undo((await trail(comment.id))[0]!.id)
    for (let i = 0; i < 3; i++) await report(comment.id)
    expect(await isPublished()).toBe(false)
  })

  test('do not hide again what a moderator gave back by undoing', async () => {
    const { comment } = await post()
    for (let i = 0; i < 3; i++) await report(comment.id)
    await undo((await trail(comment.id))[0]!.id)
    for (let i = 0; i < 3; i++) await report(comment.id)
    expect(await isPublished()).toBe(true)
  })

  test('hide what was edited after a moderator approved it', async () => {
    const { comment, authorToken } = await post()
    await decide(token, 'pending', comment.id)
    await decide(token, 'approved', comment.id)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    await send('PATCH', `/sites/paper/comments/${comment.id}`, { body: 'Other words' }, bearer(authorToken))
    for (let i = 0; i < 3; i++) await report(comment.id)
    expect(await isPublished()).toBe(false)
  })

  test('do not hide what staff wrote', async () => {
    const { comment } = await post()
    await env.DB.prepare("UPDATE comments SET author_role = 'staff'").run()
    for (let i = 0; i < 5; i++) await report(comment.id)
    expect(await isPublished()).toBe(true)
  })
})

describe('moderators', () => {
  test('read the reports, newest first, page by page, and who filed them by id alone', async () => {
    const { comment } = await post()
    for (const reason of ['spam', 'abuse', 'other'] as const) await report(comment.id, reason)
    const first = await reportsOf(comment.id, '?limit=2')
    expect(first.reports.map(({ reason }) => reason)).toEqual(['other', 'abuse'])
    expect(first.reports[0]!.reporter).toMatch(/^device-[\da-f-]{36}$/)
    const rest = await reportsOf(comment.id, `?limit=2&cursor=${first.nextCursor}`)
    expect(rest).toMatchObject({ reports: [{ reason: 'spam' }], nextCursor: null })
  })

  test('settle them by deciding', async () => {
    const { comment } = await post()
    await report(comment.id)
    await decide(token, 'approved', comment.id)
    expect((await reportsOf(comment.id)).reports[0]!.resolvedAt).not.toBeNull()
    expect(await env.DB.prepare('SELECT report_count FROM comments').first('report_count')).toBe(0)
  })

  test('of another site find nothing', async () => {
    const { comment } = await post()
    await report(comment.id)
    await seedSite({ id: 'other' })
    const other = await seedModerator({ other: 'owner' }, 'Eve')
    const path = (site: string) => `/admin/sites/${site}/comments/${comment.id}/reports`
    await expectProblem(await request(path('paper'), { headers: bearer(other.token) }), 'site-not-found')
    await expectProblem(await request(path('other'), { headers: bearer(other.token) }), 'comment-not-found')
    await expectProblem(await request(path('paper')), 'not-authenticated')
  })
})
