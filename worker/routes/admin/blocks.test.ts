import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { AdminCommentAnswer } from '../../../shared/admin.ts'
import { UndoResults } from '../../../shared/admin-acts.ts'
import { Ban, BlockAnswer, BlockList, type NewBan, type NewBlock } from '../../../shared/blocks.ts'
import { bearer, DRAFT, expectProblem, post } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { accept, openSite } from '../../testing/posting.ts'
import { seedModerator, seedSite } from '../../testing/seed.ts'

const HOUR = 3_600_000

let site: ReturnType<typeof moderating>
let posts = 0

beforeEach(async () => {
  site = moderating(await openSite())
})

const from = (ip: string) => ({ 'CF-Connecting-IP': ip })
const write = (draft: object = {}, headers: Record<string, string> = {}) =>
  accept({ body: `Words ${++posts}`, ...draft }, headers)
const status = async (id: string) =>
  env.DB.prepare('SELECT status FROM comments WHERE id = ?').bind(id).first<string>('status')
const block = async (wanted: Partial<NewBlock>) => (await answerOf(site.post('/blocks', wanted), BlockAnswer)).block
const blocks = async () => (await answerOf(site.get('/blocks'), BlockList)).blocks
const ban = (wanted: Partial<NewBan>) => answerOf(site.post('/bans', wanted), Ban)
const changes = async () =>
  (
    await env.DB.prepare('SELECT action, subject_id, after FROM changes ORDER BY seq').all<{
      action: string
      after: string
    }>()
  ).results

describe('a block', () => {
  test.for<[Partial<NewBlock>, object, string]>([
    [{ kind: 'email', value: 'Bad.One+x@Gmail.com' }, { email: 'badone@googlemail.com' }, 'Bad.One+x@Gmail.com'],
    [{ kind: 'email-domain', value: '*@Bad.example' }, { email: 'x@bad.example' }, 'bad.example'],
    [{ kind: 'email-domain', value: 'bad.example' }, { email: 'x@mail.bad.example' }, 'bad.example'],
    [{ kind: 'website-domain', value: 'https://www.Bad.example/x' }, { website: 'http://bad.example' }, 'bad.example'],
    [{ kind: 'website-domain', value: '*.bad.example' }, { website: 'http://a.bad.example/y' }, 'bad.example'],
  ])('of %j sends what meets it to spam', async ([wanted, draft, label]) => {
    const made = await block({ ...wanted, reason: 'Sells watches' })
    expect(made).toMatchObject({ kind: wanted.kind, label, reason: 'Sells watches', expiresAt: null })
    expect(await blocks()).toEqual([made])
    const { comment } = await write(draft)
    expect(await status(comment.id)).toBe('spam')
    expect(await status((await write({ email: 'good@example.org' })).comment.id)).toBe('approved')

    expect((await site.remove(`/blocks/${made.id}`)).status).toBe(204)
    expect(await status((await write(draft)).comment.id)).toBe('approved')
    await expectProblem(await site.remove(`/blocks/${made.id}`), 'block-not-found')
    expect((await changes()).map(({ action }) => action)).toEqual(['block-added', 'block-removed'])
  })

  test('of a comment’s network needs no address, shows none, and ends with what it can find', async () => {
    const { comment } = await write({}, from('203.0.113.7'))
    const made = await block({ kind: 'ip', commentId: comment.id })
    expect(made.label).toBe(DRAFT.name)
    expect(Date.parse(made.expiresAt!)).toBeLessThan(Date.now() + 61 * 86_400_000)
    expect(await status((await write({}, from('203.0.113.7'))).comment.id)).toBe('spam')
    expect(await status((await write({}, from('203.0.113.8'))).comment.id)).toBe('approved')
    await block({ kind: 'network', commentId: comment.id })
    expect(await status((await write({}, from('203.0.113.8'))).comment.id)).toBe('spam')
    expect(JSON.stringify(await blocks())).not.toContain('203.0.113')
  })

  test('of an author follows the token, and shows in the history', async () => {
    const { comment, authorToken } = await write()
    await block({ kind: 'author', authorId: comment.author!.id })
    expect(await status((await write({}, bearer(authorToken))).comment.id)).toBe('spam')
    expect(await status((await write()).comment.id)).toBe('approved')
    const { comment: seen } = await answerOf(site.get(`/comments/${comment.id}`), AdminCommentAnswer)
    expect(seen.author.history.isBlocked).toBe(true)
  })

  test('is over when it expires, and given again has its new end', async () => {
    const wanted = { kind: 'email' as const, value: 'bad@example.org' }
    const end = Date.now() + HOUR
    const first = await block({ ...wanted, expiresAt: new Date(end).toISOString() })
    vi.useFakeTimers({ toFake: ['Date'], now: end + 1 })
    onTestFinished(() => void vi.useRealTimers())
    expect(await status((await write({ email: 'bad@example.org' })).comment.id)).toBe('approved')
    const again = await block({ ...wanted, reason: 'Again' })
    expect(again).toMatchObject({ id: first.id, expiresAt: null, reason: 'Again' })
    expect(await blocks()).toHaveLength(1)
  })

  test('has its address sealed, also in the trail', async () => {
    await block({ kind: 'email', value: 'secret@hidden.example' })
    const dump = JSON.stringify(
      await env.DB.batch(['blocks', 'changes'].map((table) => env.DB.prepare(`SELECT * FROM ${table}`))),
    )
    expect(dump).not.toContain('hidden.example')
  })

  test.for<[object, string, string]>([
    [{ kind: 'email', value: 'nobody' }, 'invalid-request', 'value'],
    [{ kind: 'email-domain', value: 'localhost' }, 'invalid-request', 'value'],
    [{ kind: 'website-domain', value: 'a b' }, 'invalid-request', 'value'],
    [{ kind: 'ip', value: '203.0.113.7' }, 'invalid-request', 'value'],
    [{ kind: 'author', value: 'Asha' }, 'invalid-request', 'value'],
    [{ kind: 'nobody', value: 'x' }, 'invalid-request', 'kind'],
    [{ kind: 'email' }, 'invalid-request', 'value'],
    [{ kind: 'email', value: 'a@b.example', authorId: 'x' }, 'invalid-request', 'value'],
    [{ kind: 'email', value: 'a@b.example', expiresAt: '2020-01-01T00:00:00Z' }, 'invalid-request', 'expiresAt'],
    [{ kind: 'email', value: 'a@b.example', expiresAt: 'soon' }, 'invalid-request', 'expiresAt'],
    [{ kind: 'email', value: 'a@b.example', extra: 1 }, 'invalid-request', 'extra'],
    [{ kind: 'author', authorId: 'nobody' }, 'author-not-found', ''],
    [{ kind: 'ip', commentId: 'nothing' }, 'comment-not-found', ''],
  ])('as %j is refused by name, and nothing is stored', async ([wanted, problem, path]) => {
    const { errors } = await expectProblem(await site.post('/blocks', wanted), problem as 'invalid-request')
    if (path) expect(errors?.map((error) => error.path)).toContain(path)
    expect(await blocks()).toEqual([])
    expect(await changes()).toEqual([])
  })

  test('cannot name what is not known, or another site’s', async () => {
    const { comment } = await write()
    await expectProblem(await site.post('/blocks', { kind: 'ip', commentId: comment.id }), 'invalid-request')
    await expectProblem(await site.post('/blocks', { kind: 'ip', authorId: comment.author!.id }), 'invalid-request')
    await seedSite({ id: 'other' })
    const elsewhere = await post({}, { siteId: 'other' })
    await expectProblem(
      await site.post('/blocks', { kind: 'email', commentId: elsewhere.comment.id }),
      'comment-not-found',
    )
    const { id } = await block({ kind: 'email', value: 'a@b.example' })
    const other = await seedModerator({ other: 'owner' }, 'Eve')
    await expectProblem(await moderating(other.token, 'other').remove(`/blocks/${id}`), 'block-not-found')
    expect(await blocks()).toHaveLength(1)
  })
})

describe('a ban', () => {
  test('blocks in each way and moves all they wrote to spam, and is taken back as one', async () => {
    const mine = await write({}, from('203.0.113.7'))
    const second = await write({}, { ...from('203.0.113.9'), ...bearer(mine.authorToken) })
    const device = await write({ email: 'ASHA+other@example.org' })
    const other = await write({ email: 'other@example.org' }, from('203.0.113.7'))
    const made = await ban({ commentId: mine.comment.id, kinds: ['author', 'email', 'ip'], reason: 'Threats' })
    expect(made.blocks.map(({ kind }) => kind)).toEqual(['author', 'email', 'ip'])
    expect([...made.spamIds].sort()).toEqual([mine, second, device].map(({ comment }) => comment.id).sort())
    expect(made.hasMore).toBe(false)
    expect(await status(other.comment.id)).toBe('approved')

    const undone = await answerOf(site.remove(`/decisions/batches/${made.batchId}`), UndoResults)
    expect(undone.results.every(({ outcome }) => outcome === 'undone')).toBe(true)
    expect(undone.removedBlockIds.sort()).toEqual(made.blocks.map(({ id }) => id).sort())
    expect(await blocks()).toEqual([])
    for (const { comment } of [mine, second, device]) expect(await status(comment.id)).toBe('approved')
    expect((await changes()).map(({ action }) => action)).toEqual([
      ...Array(3).fill('block-added'),
      ...Array(3).fill('block-removed'),
    ])
  })

  test('of an author alone leaves others who typed the address', async () => {
    const mine = await write()
    const device = await write()
    const made = await ban({ authorId: mine.comment.author!.id, kinds: ['author'] })
    expect(made.spamIds).toEqual([mine.comment.id])
    expect(await status(device.comment.id)).toBe('approved')
  })

  test('without alsoSpam only blocks, and can be taken back too', async () => {
    const mine = await write()
    const made = await ban({ commentId: mine.comment.id, kinds: ['email'], alsoSpam: false })
    expect(made.spamIds).toEqual([])
    expect(await status(mine.comment.id)).toBe('approved')
    await answerOf(site.remove(`/decisions/batches/${made.batchId}`), UndoResults)
    expect(await blocks()).toEqual([])
  })

  test('reaches 500 comments in a request, and says whether there are more', async () => {
    const mine = await write()
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
       INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, created_at)
       SELECT 'c' || i, site_id, page_id, 'c' || i, author_id, 'x', 'reader', 'x', '[]', 0 FROM n, comments WHERE id = ?`,
    )
      .bind(mine.comment.id)
      .run()
    const wanted = { authorId: mine.comment.author!.id, kinds: ['author' as const] }
    const first = await ban(wanted)
    expect([first.spamIds.length, first.hasMore]).toEqual([500, true])
    const second = await ban(wanted)
    expect([second.spamIds.length, second.hasMore]).toEqual([101, false])
  })

  test('that cannot be as a whole is refused, and nothing is stored', async () => {
    const mine = await write()
    await expectProblem(
      await site.post('/bans', { commentId: mine.comment.id, kinds: ['author', 'website-domain'] }),
      'invalid-request',
    )
    await expectProblem(await site.post('/bans', { kinds: ['author'] }), 'invalid-request')
    await expectProblem(await site.post('/bans', { commentId: mine.comment.id, kinds: [] }), 'invalid-request')
    await expectProblem(await site.post('/bans', { authorId: 'nobody', kinds: ['author'] }), 'author-not-found')
    expect(await status(mine.comment.id)).toBe('approved')
    expect(await blocks()).toEqual([])
  })
})
