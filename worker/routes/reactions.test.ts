import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_READER_ACTIONS } from '../../shared/limits.ts'
import { DEFAULT_REACTIONS, ReactionKind } from '../../shared/reaction.ts'
import { app } from '../app.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import { bearer, bindings, expectProblem, list, post, request, send } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import {
  countsOf,
  deleteReaction,
  getReactions,
  putReaction,
  react,
  reactionsTo,
  unreact,
} from '../testing/reactions.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  return () => vi.useRealTimers()
})

const stored = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')
const device = (n: number | string) => signReaderToken(bindings.SECRET, 'paper', `device-${n}`)
const many = <Item>(n: number, make: (i: number) => Promise<Item>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))

describe('a reader', () => {
  test('reacts without having written, and gets a token for it', async () => {
    expect(await reactionsTo()).toEqual({
      reactions: DEFAULT_REACTIONS.map((kind) => ({ kind, count: 0 })),
      mine: null,
    })
    const first = await react('hopeful')
    expect(first).toMatchObject({ mine: 'hopeful', readerToken: expect.any(String) })
    expect(countsOf(first)).toEqual({ hopeful: 1 })
    const again = await react('hopeful', first.readerToken)
    expect(again).toMatchObject({ mine: 'hopeful' })
    expect(again).not.toHaveProperty('readerToken')
    expect(countsOf(await reactionsTo())).toEqual({ hopeful: 1 })
  })

  test('has one reaction to a page: another replaces it', async () => {
    const token = await device(1)
    await react('funny', token)
    const changed = await react('moving', token)
    expect([changed.mine, countsOf(changed)]).toEqual(['moving', { moving: 1 }])
    await react('funny', token, '/bus')
    expect(countsOf(await reactionsTo())).toEqual({ moving: 1 })
    expect(countsOf(await reactionsTo('/bus'))).toEqual({ funny: 1 })
  })

  test('takes it back, any number of times, and never another one', async () => {
    const token = await device(1)
    await react('funny')
    await react('moving', token)
    expect(countsOf(await unreact('funny', token))).toEqual({ funny: 1, moving: 1 })
    for (let i = 0; i < 2; i++) {
      const answer = await unreact('moving', token)
      expect([answer.mine, countsOf(answer)]).toEqual([null, { funny: 1 }])
    }
    expect(countsOf(await unreact('funny'))).toEqual({ funny: 1 })
    expect((await unreact('funny', token, '/nobody')).mine).toBeNull()
    expect(await stored('pages')).toBe(1)
  })

  test('is told their own by the token only', async () => {
    const token = await device(1)
    await react('moving', token)
    expect((await reactionsTo('/ice', token)).mine).toBe('moving')
    expect((await reactionsTo()).mine).toBeNull()
    expect((await reactionsTo('/ice', 'x')).mine).toBeNull()
  })

  test('who has written reacts as that author', async () => {
    const { comment, authorToken } = await post()
    expect(await react('moving', authorToken)).not.toHaveProperty('readerToken')
    expect(await env.DB.prepare('SELECT reader FROM reactions').first('reader')).toBe(comment.author!.id)
  })

  test('does not make the comments’ pages look changed', async () => {
    await post()
    const before = await list()
    await react('moving')
    expect((await list()).page.revision).toBe(before.page.revision)
  })
})

test('a public answer is the same for everybody and may be asked for again, one’s own is never kept', async () => {
  await react('moving')
  const publicly = await getReactions()
  expect(publicly.headers.get('Cache-Control')).toBe('no-cache')
  expect(publicly.headers.get('Vary')).toContain('Authorization')
  const headers = { 'If-None-Match': publicly.headers.get('ETag')! }
  expect((await request('/sites/paper/reactions?pageKey=/ice', { headers })).status).toBe(304)
  const own = await getReactions(await device(1))
  expect(own.headers.get('Cache-Control')).toBe('no-store')
})

describe('the owner', () => {
  test('chooses what readers can say, in which order', async () => {
    const { token } = await seedModerator()
    const choose = async (reactions: unknown) =>
      send('PATCH', '/admin/sites/paper', { settings: { reactions } }, bearer(token))
    const reader = await device(1)
    await react('funny', reader)
    expect((await choose(['angering', 'unclear'])).status).toBe(200)
    expect(await reactionsTo('/ice', reader)).toEqual({
      reactions: [
        { kind: 'angering', count: 0 },
        { kind: 'unclear', count: 0 },
      ],
      mine: null,
    })
    await expectProblem(await putReaction('funny', reader), 'reaction-not-offered')
    // What was taken out comes back with its counts.
    await choose(['funny', 'unclear'])
    expect((await reactionsTo('/ice', reader)).mine).toBe('funny')
    await choose(['unclear'])
    await unreact('funny', reader)
    await choose([])
    expect(await reactionsTo()).toEqual({ reactions: [], mine: null })
    await expectProblem(await putReaction('unclear'), 'reaction-not-offered')
    for (const wrong of [['like'], ['funny', 'funny'], ReactionKind.options.slice(0, 9), 'funny', null])
      await expectProblem(await choose(wrong), 'invalid-request')
  })
})

test('reactions come from the site’s own pages, for what it offers, to pages that can be', async () => {
  const headers = { Origin: 'https://evil.example' }
  await expectProblem(await putReaction('moving', undefined, '/ice', headers), 'origin-not-allowed')
  for (const kind of ['like', 'constructor', '__proto__', '%00', 'MOVING', '👍', 'x'.repeat(3000)]) {
    await expectProblem(await putReaction(kind), 'reaction-not-offered')
    await expectProblem(await deleteReaction(kind), 'reaction-not-offered')
  }
  for (const query of ['', '?pageKey=', '?pageKey=a&pageKey=b', `?pageKey=${'x'.repeat(501)}`, '?pageKey=a&x=1']) {
    await expectProblem(await request(`/sites/paper/reactions${query}`), 'invalid-request')
    const put = { method: 'PUT', headers: { Origin: ORIGIN } }
    await expectProblem(await request(`/sites/paper/reactions/moving${query}`, put), 'invalid-request')
  }
  expect(await stored('pages')).toBe(0)
})

describe('at once', () => {
  test('twenty readers are counted as twenty, on a page that nobody knew', async () => {
    await many(20, (i) => react(DEFAULT_REACTIONS[i % 3]!))
    expect(countsOf(await reactionsTo())).toEqual({ informative: 7, hopeful: 7, moving: 6 })
    expect([await stored('reactions'), await stored('pages')]).toEqual([20, 1])
  })

  test('one reader is counted once, whatever they say', async () => {
    const token = await device(1)
    const answers = await many(20, (i) => react(DEFAULT_REACTIONS[i % 6]!, token))
    for (const answer of answers) expect(Object.values(countsOf(answer))).toEqual([1])
    const { mine } = await reactionsTo('/ice', token)
    expect(countsOf(await reactionsTo())).toEqual({ [mine!]: 1 })
    await many(20, () => unreact(mine!, token))
    expect(countsOf(await reactionsTo())).toEqual({})
  })
})

describe('limits', () => {
  const times = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

  test('thirty acts a minute of one reader, whatever became of each', async () => {
    const token = await device(1)
    // Each is an act: two that are replaced, one that is taken back.
    for (let i = 0; i < MAX_READER_ACTIONS / 3; i++) {
      await react('moving', token)
      await react('funny', token)
      await unreact('funny', token)
    }
    const refused = await putReaction('moving', token)
    const wait = Number(refused.headers.get('Retry-After'))
    await expectProblem(refused, 'too-many-requests')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    times(wait * 1000)
    expect((await react('moving', token)).mine).toBe('moving')
  })

  test('the thirtieth may replace another, and what is so already is no act', async () => {
    const token = await device(1)
    await many(MAX_READER_ACTIONS - 1, (i) => react('moving', token, `/${i}`))
    expect((await react('funny', token, '/0')).mine).toBe('funny')
    expect((await react('funny', token, '/0')).mine).toBe('funny')
    await expectProblem(await putReaction('moving', token, '/0'), 'too-many-requests')
    await expectProblem(await deleteReaction('funny', token, '/0'), 'too-many-requests')
    expect(countsOf(await reactionsTo('/0'))).toEqual({ funny: 1 })
  })

  test('votes and reactions are counted together', async () => {
    const { comment } = await post()
    const token = await device(1)
    const path = `/sites/paper/comments/${comment.id}/vote`
    await many(MAX_READER_ACTIONS, (i) => react('moving', token, `/${i}`))
    const headers = { Origin: ORIGIN, ...bearer(token) }
    await expectProblem(await request(path, { method: 'PUT', headers }), 'too-many-requests')
  })

  test('sixty pages an hour begin at one address of the network; those that are there are not counted', async () => {
    const at = { 'CF-Connecting-IP': '203.0.113.7' }
    const answers = await many(63, async (i) => putReaction('moving', await device(i), `/${i}`, at))
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused).toHaveLength(3)
    expect(Number(refused[0]!.headers.get('Retry-After'))).toBeGreaterThan(3500)
    await expectProblem(refused[0]!, 'too-many-requests')
    expect([await stored('pages'), await stored('reactions')]).toEqual([60, 60])
    const known = answers.findIndex(({ status }) => status === 200)
    expect((await putReaction('moving', undefined, `/${known}`, at)).status).toBe(200)
    expect((await putReaction('moving', undefined, '/x', { 'CF-Connecting-IP': '203.0.113.8' })).status).toBe(200)
    times(3_600_000)
    expect((await putReaction('moving', await device('y'), '/y', at)).status).toBe(200)
    expect(JSON.stringify(await env.DB.prepare('SELECT * FROM spent').all())).not.toContain('203.0.113')
  })

  test('a new device that is refused leaves no page behind', async () => {
    const at = { 'CF-Connecting-IP': '203.0.113.7' }
    await react('moving')
    await many(120, () => putReaction('moving', undefined, '/ice', at))
    await expectProblem(await putReaction('moving', undefined, '/new', at), 'too-many-requests')
    expect(await stored('pages')).toBe(1)
  })
})

test.for([undefined, 'known'])('no statement of a reaction is sent twice: %s', async (name) => {
  const { db, asked } = metered(env.DB)
  const headers = { Origin: ORIGIN, ...(name && bearer(await device(name))) }
  await env.DB.prepare("INSERT INTO spent VALUES ('old', 0)").run()
  const path = '/v1/sites/paper/reactions/moving?pageKey=/ice'
  const response = await app.request(path, { method: 'PUT', headers }, { ...bindings, DB: db })
  expect(response.status).toBe(200)
  const statements = asked.map(({ sql }) => sql)
  expect(statements).toEqual([...new Set(statements)])
  expect(await env.DB.prepare("SELECT 1 FROM spent WHERE id = 'old'").first(), 'it has expired').toBeNull()
})

test('reading costs ten rows at most, beside the site’s own, however many have reacted', async () => {
  const kinds = ReactionKind.options.slice(0, 8)
  await reset()
  await seedSite({ reactions: kinds })
  await seedSite({ id: 'six' })
  for (const site of ['paper', 'six'])
    await env.DB.batch([
      env.DB.prepare('INSERT INTO pages (id, site_id, page_key, created_at) VALUES (?1, ?1, ?2, 0)').bind(site, '/ice'),
      env.DB.prepare('INSERT INTO page_aliases (site_id, page_key, page_id) VALUES (?1, ?2, ?1)').bind(site, '/old'),
      env.DB.prepare(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
         INSERT INTO reactions SELECT ?, 'device-' || i, json_extract(?, '$[' || (i % 10) || ']'), 0 FROM n`,
      ).bind(site, JSON.stringify(ReactionKind.options)),
    ])
  const rowsOf = async (site: string, pageKey: string) => {
    const { db, meter } = metered(env.DB)
    const headers = bearer(await signReaderToken(bindings.SECRET, site, 'device-1'))
    const path = `/v1/sites/${site}/reactions?pageKey=${pageKey}`
    const response = await app.request(path, { headers }, { ...bindings, DB: db })
    expect(await response.json()).toMatchObject({ mine: 'hopeful' })
    expect(meter.statements).toBe(2)
    return meter.rowsRead
  }
  expect(await rowsOf('six', '/ice')).toBeLessThanOrEqual(10)
  expect(await rowsOf('paper', '/ice')).toBeLessThanOrEqual(10 + 1)
  expect(await rowsOf('paper', '/old')).toBeLessThanOrEqual(10 + 1)
})
