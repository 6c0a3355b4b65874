import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_READER_ACTIONS, MAX_VOTES_ASKED } from '../../shared/limits.ts'
import { OwnVotes } from '../../shared/vote.ts'
import { app } from '../app.ts'
import { bearer, bindings, decide, expectProblem, list, post, request } from '../testing/client.ts'
import { deleteVote, putVote, unvote, vote } from '../testing/readers.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  return () => vi.useRealTimers()
})

const stored = () => env.DB.prepare('SELECT count(*) AS n FROM votes').first('n')
const many = <Item>(n: number, make: (i: number) => Promise<Item>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))

/** A device with a token, and a comment to spend votes on. */
async function aReader() {
  const { comment } = await post({ body: 'For a first vote' })
  const { readerToken } = await vote(comment.id)
  return readerToken!
}

const ownVotes = async (ids: string[], token?: string) => {
  const query = ids.map((id) => `commentId=${encodeURIComponent(id)}`).join('&')
  const response = await request(`/sites/paper/comments/votes?${query}`, { headers: token ? bearer(token) : {} })
  expect(response.status).toBe(200)
  return OwnVotes.parse(await response.json()).commentIds
}

describe('a reader', () => {
  test('votes once without having written, and gets a token for it', async () => {
    const { comment } = await post()
    const first = await vote(comment.id)
    expect(first).toEqual({ voteCount: 1, voted: true, readerToken: expect.any(String) })
    expect(await vote(comment.id, first.readerToken)).toEqual({ voteCount: 1, voted: true })
    expect((await list()).comments[0]!.voteCount).toBe(1)
  })

  test('takes the vote back, any number of times', async () => {
    const { comment } = await post()
    const { readerToken } = await vote(comment.id)
    await vote(comment.id)
    expect(await unvote(comment.id, readerToken)).toEqual({ voteCount: 1, voted: false })
    expect(await unvote(comment.id, readerToken)).toEqual({ voteCount: 1, voted: false })
    expect(await unvote(comment.id)).toEqual({ voteCount: 1, voted: false })
    expect(await vote(comment.id, readerToken)).toEqual({ voteCount: 2, voted: true })
  })

  test('who has written votes as that author', async () => {
    const { comment } = await post()
    const other = await post({ email: 'b@example.org' })
    expect(await vote(comment.id, other.authorToken)).toEqual({ voteCount: 1, voted: true })
    expect(await vote(comment.id, other.authorToken)).toEqual({ voteCount: 1, voted: true })
    expect(await env.DB.prepare('SELECT voter FROM votes').first('voter')).toBe(other.comment.author!.id)
  })

  test('gives their own comment no vote, and is not scolded', async () => {
    const { comment, authorToken } = await post()
    expect(await vote(comment.id, authorToken)).toEqual({ voteCount: 0, voted: false })
    expect(await stored()).toBe(0)
  })

  test('with a token that proves nothing begins anew', async () => {
    await seedSite({ id: 'other', moderation: 'none' })
    const { comment } = await post()
    const elsewhere = await post({}, { siteId: 'other' })
    for (const wrong of ['x', `${(await vote(comment.id)).readerToken}x`, elsewhere.authorToken])
      expect(await vote(comment.id, wrong)).toMatchObject({ voted: true, readerToken: expect.any(String) })
    expect(await stored()).toBe(4)
  })

  test('sees a vote move the comment up', async () => {
    const { comment } = await post({ body: 'older' })
    await post({ body: 'newer' })
    const before = await list('/ice', { sort: 'best' })
    expect(before.comments[1]!.id).toBe(comment.id)
    await vote(comment.id)
    const after = await list('/ice', { sort: 'best' })
    expect(after.comments[0]!.id).toBe(comment.id)
    expect(after.page.revision).toBeGreaterThan(before.page.revision)
  })
})

test('votes go to published comments only, from the site’s own pages', async () => {
  const { token } = await seedModerator()
  const { comment } = await post()
  await post({ parentId: comment.id })
  const { readerToken } = await vote(comment.id)
  const headers = { Origin: 'https://evil.example' }
  await expectProblem(await putVote(comment.id, undefined, headers), 'origin-not-allowed')
  await expectProblem(
    await request(`/sites/paper/comments/${comment.id}/vote`, { method: 'DELETE' }),
    'origin-not-allowed',
  )

  await seedSite({ id: 'other' })
  await expectProblem(
    await request(`/sites/other/comments/${comment.id}/vote`, { method: 'PUT', headers: { Origin: ORIGIN } }),
    'comment-not-found',
  )
  // A stone is listed, and takes none.
  await decide(token, 'rejected', comment.id)
  for (const id of [comment.id, 'nope', '%00', 'x'.repeat(3000)]) {
    await expectProblem(await putVote(id), 'comment-not-found')
    await expectProblem(await deleteVote(id, readerToken), 'comment-not-found')
  }
  expect(await stored()).toBe(1)
})

test('a browser may ask first whether it may vote', async () => {
  const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'PUT' }
  const response = await request('/sites/paper/comments/x/vote', { method: 'OPTIONS', headers })
  expect(response.headers.get('Access-Control-Allow-Methods')).toContain('PUT')
  expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Baraza-Member')
  expect(response.headers.get('Set-Cookie')).toBeNull()
})

describe('at once', () => {
  test('twenty readers are counted as twenty', async () => {
    const { comment } = await post()
    await many(20, () => vote(comment.id))
    expect((await list()).comments[0]!.voteCount).toBe(20)
    expect(await stored()).toBe(20)
  })

  test('one reader is counted once, however often', async () => {
    const { comment } = await post()
    const token = await aReader()
    const answers = await many(20, () => vote(comment.id, token))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ voteCount: 1, voted: true })]),
    )
    await many(20, () => unvote(comment.id, token))
    expect(await unvote(comment.id, token)).toEqual({ voteCount: 0, voted: false })
  })

  test('one reader with thirty comments is counted up to the limit', async () => {
    const comments = await many(MAX_READER_ACTIONS + 9, (i) => post({ body: `${i}` }))
    const token = await aReader()
    const answers = await Promise.all(comments.map(({ comment }) => putVote(comment.id, token)))
    // The first vote counts too.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(MAX_READER_ACTIONS - 1)
  })
})

describe('limits', () => {
  const times = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

  test('thirty acts a minute of one reader, those taken back too', async () => {
    const { comment } = await post()
    const token = await aReader()
    for (let i = 0; i < 14; i++) {
      await vote(comment.id, token)
      await unvote(comment.id, token)
    }
    await vote(comment.id, token)
    const refused = await deleteVote(comment.id, token)
    const wait = Number(refused.headers.get('Retry-After'))
    await expectProblem(refused, 'too-many-requests')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    // What is so already is no act.
    expect(await vote(comment.id, token)).toEqual({ voteCount: 1, voted: true })

    times(wait * 1000)
    expect(await unvote(comment.id, token)).toEqual({ voteCount: 0, voted: false })
    times(61_000)
    await vote(comment.id, token)
    // What has expired is gone.
    expect(await env.DB.prepare("SELECT count(*) AS n FROM spent WHERE id LIKE 'action %'").first('n')).toBeLessThan(30)
  })

  test('many new devices an hour at one address of the network, and others are not hindered', async () => {
    const { comment } = await post()
    const at = (ip: string) => ({ 'CF-Connecting-IP': ip })
    const answers = await many(125, () => putVote(comment.id, undefined, at('203.0.113.7')))
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused).toHaveLength(5)
    expect(Number(refused[0]!.headers.get('Retry-After'))).toBeGreaterThan(3500)
    await expectProblem(refused[0]!, 'too-many-requests')
    expect((await vote(comment.id, undefined, at('203.0.113.8'))).voteCount).toBe(121)
    const { readerToken } = (await answers.find(({ status }) => status === 200)!.json()) as { readerToken: string }
    await unvote(comment.id, readerToken)
    await vote(comment.id, readerToken, at('203.0.113.7'))

    times(3_600_000)
    await vote(comment.id, undefined, at('203.0.113.7'))
    const dump = JSON.stringify(await env.DB.prepare('SELECT * FROM spent').all())
    expect(dump).not.toContain('203.0.113')
  })

  test('Cloudflare’s own are asked first', async () => {
    const { comment } = await post()
    const keys: string[] = []
    const WRITES: RateLimit = {
      limit: ({ key }) => {
        keys.push(key)
        return Promise.resolve({ success: false })
      },
    }
    const token = await aReader()
    for (const one of [undefined, token]) {
      const headers = { Origin: ORIGIN, ...(one && bearer(one)) }
      const path = `/v1/sites/paper/comments/${comment.id}/vote`
      const response = await app.request(path, { method: 'PUT', headers }, { ...bindings, WRITES })
      expect(response.headers.get('Retry-After')).toBe('60')
      expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After')
      await expectProblem(response, 'too-many-requests')
    }
    expect(new Set(keys).size).toBe(2)
  })
})

describe('the reader’s own votes', () => {
  test('are told to the reader, in the order asked', async () => {
    const comments = await many(3, (i) => post({ body: `${i}` }))
    const [a, b, c] = comments.map(({ comment }) => comment.id) as [string, string, string]
    const { readerToken } = await vote(c)
    await vote(a, readerToken)
    await vote(b)
    expect(await ownVotes([a, b, c, a, 'nope'], readerToken)).toEqual([a, c])
    expect(await ownVotes([b], readerToken)).toEqual([])
    expect(await ownVotes([a, b, c])).toEqual([])
    expect(await ownVotes([a], 'x')).toEqual([])
  })

  test('are asked for by the page', async () => {
    const ids = Array.from({ length: MAX_VOTES_ASKED }, (_, i) => `comment-${i}`)
    expect(await ownVotes(ids)).toEqual([])
    for (const query of ['', 'commentId=', 'commentId=a&x=1', [...ids, 'x'].map((id) => `commentId=${id}`).join('&')])
      await expectProblem(await request(`/sites/paper/comments/votes?${query}`), 'invalid-request')
  })
})
