import { beforeEach, describe, expect, test } from 'vitest'
import { CommentContext, CommentList, PostedComment, ReplyList } from '../../shared/comment.ts'
import { api, bearer, decide, expectProblem, list, param, post, request, send } from '../testing/client.ts'
import { reset, seedModerator, seedSite } from '../testing/seed.ts'

const { comments } = api.sites[':siteId']

beforeEach(reset)

describe('posting', () => {
  test('publishes at once where nothing is held', async () => {
    await seedSite({ moderation: 'none' })
    const posted = PostedComment.parse(await post({ website: 'https://asha.example/', body: 'Hello *there*' }))
    expect(posted.comment).toMatchObject({
      status: 'approved',
      author: { name: 'Asha', website: 'https://asha.example/', role: 'reader' },
      content: [{ type: 'paragraph', children: ['Hello ', { type: 'emphasis', children: ['there'] }] }],
    })

    const listed = CommentList.parse(await list())
    expect(listed.comments).toEqual([posted.comment])
    expect(listed.page).toMatchObject({ key: '/ice', commentCount: 1, closedAt: null })
  })

  test('holds a first comment, and nobody else sees it', async () => {
    await seedSite()
    expect((await post()).comment.status).toBe('pending')
    expect(await list()).toMatchObject({ comments: [], page: { commentCount: 0 } })
  })

  test('trusts an approved author who shows the token', async () => {
    await seedSite()
    const { token } = await seedModerator()
    const first = await post()
    await decide(token, 'approved', first.comment.id)

    const second = await post({ body: 'Again' }, { token: first.authorToken })
    expect(second.comment.status).toBe('approved')
    expect(second.comment.author?.id).toBe(first.comment.author?.id)
  })

  test('gives nothing for the name and address of somebody trusted', async () => {
    await seedSite()
    const { token } = await seedModerator()
    const first = await post()
    await decide(token, 'approved', first.comment.id)

    const impostor = await post({ body: 'It is me' })
    expect(impostor.comment.status).toBe('pending')
    // A shared id would tell whoever guesses an address whose it is.
    expect(impostor.comment.author?.id).not.toBe(first.comment.author?.id)
    expect(impostor.authorToken).not.toBe(first.authorToken)
  })

  test('gives nothing for a token with another address', async () => {
    await seedSite()
    const { token } = await seedModerator()
    const first = await post()
    await decide(token, 'approved', first.comment.id)
    const other = await post({ email: 'guest@example.org' }, { token: first.authorToken })
    expect(other.comment).toMatchObject({ status: 'pending' })
    expect(other.comment.author?.id).not.toBe(first.comment.author?.id)
  })

  test('gives nothing for a token of another site, or an altered one', async () => {
    await seedSite()
    await seedSite({ id: 'other', moderation: 'none' })
    const { token } = await seedModerator()
    const first = await post()
    await decide(token, 'approved', first.comment.id)
    const elsewhere = await post({}, { siteId: 'other' })
    const altered = first.authorToken.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const wrong of [elsewhere.authorToken, altered, 'x', `${first.comment.author!.id}.`])
      expect((await post({ body: `With ${wrong}` }, { token: wrong })).comment.status).toBe('pending')
  })

  test('keeps what the browser says of the page only if it is one of the site', async () => {
    await seedSite({ moderation: 'none' })
    await post({ pageKey: 'a', pageUrl: 'https://paper.example/a', pageTitle: 'A' })
    await post({ pageKey: 'b', pageUrl: 'https://evil.example/b', pageTitle: 'B' })
    expect((await list('a')).page).toMatchObject({ url: 'https://paper.example/a', title: 'A' })
    expect((await list('b')).page).toMatchObject({ url: null, title: null })
  })

  test('keeps the name of each comment, whatever its author is called later', async () => {
    await seedSite({ moderation: 'none' })
    const first = await post({ name: 'Asha' })
    await post({ name: 'Asha Mfaume' }, { token: first.authorToken })
    expect((await list('/ice', { sort: 'oldest' })).comments.map(({ author }) => author?.name)).toEqual([
      'Asha',
      'Asha Mfaume',
    ])
  })
})

describe('replying', () => {
  test('hangs the reply from its parent, and counts it in the conversation', async () => {
    await seedSite({ moderation: 'none' })
    const root = await post({ body: 'One' })
    const reply = await post({ body: 'Two', parentId: root.comment.id })
    const deep = await post({ body: 'Three', parentId: reply.comment.id })

    const { comments: listed, page } = CommentList.parse(await list())
    expect(page.commentCount).toBe(3)
    expect(listed).toHaveLength(1)
    expect(listed[0]).toMatchObject({ id: root.comment.id, replyCount: 2, repliesCursor: null })
    expect(listed[0]!.replies).toMatchObject([
      { id: reply.comment.id, parentId: root.comment.id, replyCount: 1 },
      { id: deep.comment.id, parentId: reply.comment.id, replyCount: 0 },
    ])
  })

  test('gives the first replies with the comment and the rest page by page', async () => {
    await seedSite({ moderation: 'none' })
    const root = await post()
    const ids: string[] = []
    for (let i = 0; i < 7; i++) ids.push((await post({ body: `Reply ${i}`, parentId: root.comment.id })).comment.id)

    const [thread] = (await list()).comments
    const seen = thread!.replies!.map(({ id }) => id)
    let cursor: string | null | undefined = thread!.repliesCursor
    while (cursor) {
      const response = await comments[':id'].replies.$get({
        param: { ...param, id: root.comment.id },
        query: { cursor, limit: '2' },
      })
      const page = ReplyList.parse(await response.json())
      seen.push(...page.comments.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(ids)
  })

  test('lists the answers to a reply', async () => {
    await seedSite({ moderation: 'none' })
    const root = await post()
    const reply = await post({ parentId: root.comment.id })
    const answer = await post({ parentId: reply.comment.id })
    await post({ parentId: root.comment.id })
    const response = await comments[':id'].replies.$get({ param: { ...param, id: reply.comment.id }, query: {} })
    expect((await response.json()).comments.map(({ id }) => id)).toEqual([answer.comment.id])
  })

  test('is refused under a comment that is missing, on another page, of another site, held or deleted', async () => {
    await seedSite({ moderation: 'none' })
    await seedSite({ id: 'other', moderation: 'none' })
    const { token } = await seedModerator()
    const here = await post()
    const otherPage = await post({ pageKey: '/other' })
    const otherSite = await post({}, { siteId: 'other' })
    const reply = (parentId: string) =>
      send('POST', '/sites/paper/comments', {
        pageKey: '/ice',
        name: 'B',
        email: 'b@example.org',
        body: 'Re',
        parentId,
      })

    for (const id of ['nope', otherPage.comment.id, otherSite.comment.id])
      await expectProblem(await reply(id), 'parent-not-found')
    for (const status of ['pending', 'rejected', 'spam'] as const) {
      await decide(token, status, here.comment.id)
      await expectProblem(await reply(here.comment.id), 'parent-not-published')
    }
    await decide(token, 'approved', here.comment.id)
    expect((await reply(here.comment.id)).status).toBe(201)
    await request(`/sites/paper/comments/${here.comment.id}`, {
      method: 'DELETE',
      headers: { Origin: 'https://paper.example', ...bearer(here.authorToken) },
    })
    await expectProblem(await reply(here.comment.id), 'parent-not-published')
  })

  test('is taken at any depth', async () => {
    await seedSite({ moderation: 'none' })
    let parentId: string | null = null
    for (let depth = 0; depth < 60; depth++) parentId = (await post({ body: `Level ${depth}`, parentId })).comment.id
    expect((await list()).comments[0]).toMatchObject({ replyCount: 59 })
  })
})

describe('one comment', () => {
  test('comes with all that it answers, the top-level comment first', async () => {
    await seedSite({ moderation: 'none' })
    const chain: string[] = []
    for (let depth = 0; depth < 5; depth++)
      chain.push((await post({ body: `Level ${depth}`, parentId: chain.at(-1) ?? null })).comment.id)
    const response = await comments[':id'].$get({ param: { ...param, id: chain.at(-1)! } })
    const found = CommentContext.parse(await response.json())
    expect(found.pageKey).toBe('/ice')
    expect([...found.ancestors, found.comment].map(({ id }) => id)).toEqual(chain)
  })

  test('has its top-level comment however deep it is', async () => {
    await seedSite({ moderation: 'none' })
    const chain: string[] = []
    for (let depth = 0; depth < 60; depth++)
      chain.push((await post({ body: `Level ${depth}`, parentId: chain.at(-1) ?? null })).comment.id)
    const response = await comments[':id'].$get({ param: { ...param, id: chain.at(-1)! } })
    const { ancestors } = CommentContext.parse(await response.json())
    expect(ancestors).toHaveLength(51)
    expect(ancestors.map(({ id }) => id)).toEqual([chain[0], ...chain.slice(-51, -1)])
  })

  test('is shown to its author while it waits, and to nobody else', async () => {
    await seedSite()
    const { token } = await seedModerator()
    const { comment, authorToken } = await post()
    const look = (headers = {}) => comments[':id'].$get({ param: { ...param, id: comment.id } }, { headers })

    await expectProblem(await look(), 'comment-not-found')
    await expectProblem(await look(bearer((await post({ email: 'b@example.org' })).authorToken)), 'comment-not-found')
    const own = await look(bearer(authorToken))
    expect(own.headers.get('Cache-Control')).toBe('no-store')
    expect(CommentContext.parse(await own.json()).comment).toEqual(comment)

    await decide(token, 'spam', comment.id)
    expect((await (await look(bearer(authorToken))).json()).comment.status).toBe('pending')
    await decide(token, 'rejected', comment.id)
    await expectProblem(await look(bearer(authorToken)), 'comment-not-found')
  })

  test('is not found through another site', async () => {
    await seedSite({ moderation: 'none' })
    await seedSite({ id: 'other', moderation: 'none' })
    const { comment, authorToken } = await post({}, { siteId: 'other' })
    await post({ parentId: comment.id }, { siteId: 'other' })
    const path = `/sites/paper/comments/${comment.id}`
    await expectProblem(await request(path), 'comment-not-found')
    await expectProblem(await request(`${path}/replies`), 'comment-not-found')
    await expectProblem(await send('PATCH', path, { body: 'x' }, bearer(authorToken)), 'comment-not-found')
  })
})
