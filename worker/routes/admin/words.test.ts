import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { DryRun } from '../../../shared/dry-run.ts'
import { FORMAT } from '../../moderation/words/compile.ts'
import { bearer, expectProblem, list, post, request, send } from '../../testing/client.ts'
import { accept, openSite, verdictOn } from '../../testing/posting.ts'

let moderator: string

beforeEach(async () => {
  moderator = await openSite()
})

describe('words', () => {
  const put = (kind: string, words: string) =>
    send('PUT', `/admin/sites/paper/words/${kind}`, { words }, bearer(moderator))

  test('hold and block from the moment they are saved, and are shown where they stand', async () => {
    expect((await put('hold', 'casino\n\n  \nbet*now')).status).toBe(200)
    await put('block', 'viagra')
    const body = 'The Cаsіno opens' // with two Cyrillic letters
    const held = await accept({ body })
    const trail = await request(`/admin/sites/paper/decisions?commentId=${held.comment.id}`, {
      headers: bearer(moderator),
    })
    const { decisions } = (await trail.json()) as {
      decisions: { check: string; facts: { start: number; end: number }[] }[]
    }
    expect(decisions[0]!.check).toBe('hold-words')
    expect(body.slice(decisions[0]!.facts[0]!.start, decisions[0]!.facts[0]!.end)).toBe('Cаsіno')
    const spam = await accept({ body: 'V1agra vıagra VIAGRA' })
    expect(spam.comment.status).toBe('pending')
    expect(await verdictOn(spam.comment.id)).toMatchObject({ status: 'spam', check: 'block-words' })
    await put('hold', '')
    expect((await accept({ body: `${body} again` })).comment.status).toBe('approved')
  })

  test('that an older version compiled are compiled again by the first comment', async () => {
    await put('hold', 'casino')
    await env.DB.prepare("UPDATE compiled_words SET data = 'baraza-words-1\n'").run()
    for (const body of ['A casino', 'Another casino']) expect((await accept({ body })).comment.status).toBe('pending')
    const data = await env.DB.prepare('SELECT data FROM compiled_words').first<string>('data')
    expect(data!.startsWith(FORMAT)).toBe(true)
  })

  test('hold what is edited in, too', async () => {
    await put('hold', 'casino')
    const { comment, authorToken } = await accept({ body: 'Nothing to see' })
    const edited = await send('PATCH', `/sites/paper/comments/${comment.id}`, { body: 'casino' }, bearer(authorToken))
    expect(((await edited.json()) as { comment: { status: string } }).comment.status).toBe('pending')
  })

  test('block what is edited in while it waits, without a word', async () => {
    moderator = await openSite({ moderation: 'all' })
    await put('block', 'casino')
    const { comment, authorToken } = await accept({ body: 'Nothing to see' })
    const edited = await send('PATCH', `/sites/paper/comments/${comment.id}`, { body: 'casino' }, bearer(authorToken))
    expect(((await edited.json()) as { comment: { status: string } }).comment.status).toBe('pending')
    expect(await verdictOn(comment.id)).toMatchObject({ status: 'spam', check: 'block-words' })
  })

  test('of other kinds are none, and too many are refused', async () => {
    await expectProblem(await put('maybe', 'x'), 'invalid-request')
    await expectProblem(await put('hold', 'é'.repeat(950_001)), 'invalid-request')
    await expectProblem(await send('PUT', '/admin/sites/paper/words/hold', { words: 'x' }), 'not-authenticated')
  })
})

describe('a dry run', () => {
  const run = async (body: object) => {
    const response = await send('POST', '/admin/sites/paper/dry-runs', body, bearer(moderator))
    expect(response.status).toBe(200)
    return DryRun.parse(await response.json())
  }

  test('says what changed rules would have done, and does nothing', async () => {
    const regular = await post({ email: 'regular@example.org', body: 'First' })
    const second = await accept({ body: 'A casino', email: 'regular@example.org' }, bearer(regular.authorToken))
    const third = await accept({ body: 'Another casino', email: 'omar@example.org' })
    const { examined, counts, changed } = await run({ words: { hold: 'casino' }, settings: { moderation: 'none' } })
    expect({ examined, counts }).toEqual({ examined: 3, counts: { approved: 1, pending: 2, spam: 0 } })
    expect(changed).toMatchObject([
      { commentId: third.comment.id, to: 'pending', isRegular: false, check: 'hold-words' },
      { commentId: second.comment.id, to: 'pending', isRegular: true, check: 'hold-words' },
    ])
    expect((await list()).page.commentCount).toBe(3)
  })

  test('goes on where it stopped', async () => {
    for (let n = 0; n < 5; n++) await post()
    const first = await run({ settings: { moderation: 'all' }, limit: 3 })
    const rest = await run({ settings: { moderation: 'all' }, limit: 3, cursor: first.nextCursor })
    expect([first.examined, rest.examined, rest.nextCursor]).toEqual([3, 2, null])
  })

  test('takes no setting that could not be saved', async () => {
    const response = await send('POST', '/admin/sites/paper/dry-runs', { settings: { maxLinks: 0 } }, bearer(moderator))
    await expectProblem(response, 'invalid-request')
  })
})
