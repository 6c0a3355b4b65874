import { beforeEach, describe, expect, test } from 'vitest'
import { AdminCommentList, Decision, DecisionList, DecisionResults } from '../../../shared/admin.ts'
import { Me } from '../../../shared/moderators.ts'
import { api, bearer, decide, expectProblem, list, param, post, request, send } from '../../testing/client.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const { admin } = api
const site = admin.sites[':siteId']
let token: string
const as = (token: string) => ({ headers: bearer(token) })

beforeEach(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
})

const trail = async () =>
  DecisionList.parse(await (await site.decisions.$get({ param, query: {} }, as(token))).json()).decisions
const undo = (id: string) => site.decisions[':id'].$delete({ param: { ...param, id } }, as(token))

test('me says who asks and where they may decide', async () => {
  const me = Me.parse(await (await admin.me.$get({}, as(token))).json())
  expect(me).toMatchObject({ name: 'Amina', sites: [{ id: 'paper', name: 'The Paper', role: 'owner' }] })
})

describe('strangers', () => {
  const PATHS = [
    '/me',
    '/sites',
    '/sites/paper',
    '/sites/paper/comments',
    '/sites/paper/decisions',
    '/sites/paper/page?pageKey=a',
  ]

  test.for(PATHS)('are refused at %s', async (path) => {
    const { authorToken } = await post()
    for (const wrong of [
      '',
      'Bearer',
      'Bearer x',
      `Bearer ${token}x`,
      `Basic ${token}`,
      `Bearer ${authorToken}`,
      token,
    ]) {
      const response = await request(`/admin${path}`, { headers: wrong ? { Authorization: wrong } : {} })
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer')
      await expectProblem(response, 'not-authenticated')
    }
  })

  test.for(PATHS.slice(2))('of another site find nothing at %s', async (path) => {
    await seedSite({ id: 'other' })
    const other = await seedModerator({ other: 'owner' }, 'Eve')
    await expectProblem(await request(`/admin${path}`, as(other.token)), 'site-not-found')
  })

  test('cannot read the answers from a page of another origin', async () => {
    const response = await request('/admin/me', { headers: { ...bearer(token), Origin: 'https://evil.example' } })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('the queue', () => {
  test('shows what waits with everything needed to decide, newest first', async () => {
    const first = await post({ body: 'One *word*', website: 'https://asha.example' })
    const second = await post({ name: 'Bahati', email: 'Bahati+news@Example.org', body: 'Two' })
    const { comments } = AdminCommentList.parse(
      await (await site.comments.$get({ param, query: { status: 'pending' } }, as(token))).json(),
    )
    expect(comments).toMatchObject([
      { id: second.comment.id, author: { name: 'Bahati', email: 'Bahati+news@Example.org' } },
      { id: first.comment.id, author: { email: 'asha@example.org' }, body: 'One *word*', page: { key: '/ice' } },
    ])
  })

  test('has one status at a time, or all', async () => {
    const ids = []
    for (const status of ['approved', 'rejected', 'spam'] as const) {
      const { comment } = await post({ body: status })
      await decide(token, status, comment.id)
      ids.unshift(comment.id)
    }
    const shown = async (query: object) =>
      (await (await site.comments.$get({ param, query }, as(token))).json()).comments.map(({ id }) => id)
    expect(await shown({ status: 'approved' })).toEqual([ids[2]])
    expect(await shown({ status: 'spam' })).toEqual([ids[0]])
    expect(await shown({ status: 'pending' })).toEqual([])
    expect(await shown({})).toEqual(ids)
    await expectProblem(await request('/admin/sites/paper/comments?status=nope', as(token)), 'invalid-request')
  })

  test('is walked by cursor, each comment once', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.unshift((await post({ body: `${i}` })).comment.id)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const query = { limit: '2', ...(cursor && { cursor }) }
      const page = await (await site.comments.$get({ param, query }, as(token))).json()
      seen.push(...page.comments.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(ids)
  })
})

describe('a decision', () => {
  test('publishes, and the trail says who, when, from, to and why', async () => {
    const { comment } = await post()
    const response = await site.decisions.$post(
      { param, json: { commentIds: [comment.id], status: 'approved', reason: 'Known by letter' } },
      as(token),
    )
    const { results } = DecisionResults.parse(await response.json())
    expect(results).toMatchObject([{ commentId: comment.id, outcome: 'decided' }])
    expect((await list()).comments).toMatchObject([{ id: comment.id, status: 'approved' }])
    expect(await trail()).toMatchObject([
      { moderator: { name: 'Amina' }, check: null, from: 'pending', to: 'approved', reason: 'Known by letter' },
      { moderator: null, check: 'first-comment', from: null, to: 'pending', reason: null },
    ])
  })

  test('answers for each of many, in the order asked', async () => {
    await seedSite({ id: 'other' })
    const held = await post({ body: 'a' })
    const done = await post({ body: 'b' })
    const elsewhere = await post({}, { siteId: 'other' })
    await decide(token, 'approved', done.comment.id)
    const ids = [done.comment.id, 'nope', held.comment.id, elsewhere.comment.id, held.comment.id]
    expect((await decide(token, 'approved', ...ids)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'not-found',
      'decided',
      'not-found',
      'decided',
    ])
    expect((await list()).page.commentCount).toBe(2)
  })

  test('takes 500 comments in one request', async () => {
    const { comment } = await post()
    const ids = [comment.id, ...Array.from({ length: 499 }, (_, i) => `unknown-${i}`)]
    const outcomes = (await decide(token, 'approved', ...ids)).map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'decided')).toHaveLength(1)
    const tooMany = { commentIds: [...ids, 'one more'], status: 'approved' }
    await expectProblem(await send('POST', '/admin/sites/paper/decisions', tooMany, bearer(token)), 'invalid-request')
  })

  test('is taken back by another, which can be taken back too', async () => {
    const { comment } = await post()
    await decide(token, 'spam', comment.id)
    const [spam] = await trail()
    const undone = Decision.parse((await (await undo(spam!.id)).json()).decision)
    expect(undone).toMatchObject({ from: 'spam', to: 'pending', undoes: spam!.id })
    await expectProblem(await undo(spam!.id), 'decision-superseded')
    expect((await (await undo(undone.id)).json()).decision).toMatchObject({ from: 'pending', to: 'spam' })
    expect(await trail()).toHaveLength(4)
  })

  test('that a later one has overtaken stays', async () => {
    const { comment } = await post()
    await decide(token, 'approved', comment.id)
    const [approved] = await trail()
    await decide(token, 'rejected', comment.id)
    await expectProblem(await undo(approved!.id), 'decision-superseded')
    await expectProblem(await undo('nope'), 'decision-not-found')
    expect((await list()).comments).toEqual([])
  })

  test('of a rule goes back to pending', async () => {
    await seedSite({ id: 'open', moderation: 'none' })
    const other = await seedModerator({ open: 'moderator' })
    await post({}, { siteId: 'open' })
    const openParam = { siteId: 'open' }
    const { decisions } = await (await site.decisions.$get({ param: openParam, query: {} }, as(other.token))).json()
    expect(decisions).toMatchObject([{ check: 'no-objection', to: 'approved' }])
    const undone = await site.decisions[':id'].$delete(
      { param: { ...openParam, id: decisions[0]!.id } },
      as(other.token),
    )
    expect((await undone.json()).decision).toMatchObject({ from: 'approved', to: 'pending' })
  })

  test('by two moderators at once leaves counters and trail right', async () => {
    const other = await seedModerator({ paper: 'moderator' }, 'Baraka')
    const ids = []
    for (let i = 0; i < 10; i++) ids.push((await post({ body: `${i}` })).comment.id)
    await Promise.all(
      ids.flatMap((id) => [
        decide(token, 'approved', id),
        decide(other.token, 'spam', id),
        decide(token, 'approved', id),
      ]),
    )
    const { decisions } = await (await site.decisions.$get({ param, query: { limit: '100' } }, as(token))).json()
    let approved = 0
    for (const id of ids) {
      const chain = decisions.filter(({ commentId }) => commentId === id).reverse()
      for (let i = 1; i < chain.length; i++) expect(chain[i]!.from).toBe(chain[i - 1]!.to)
      if (chain.at(-1)!.to === 'approved') approved++
    }
    expect((await list()).page.commentCount).toBe(approved)
  })
})
