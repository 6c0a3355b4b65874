import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { confirmAddress, deleteMe, eraseMe, exportPage, getMe, me } from '../testing/authors.ts'
import { bearer, decide, expectProblem, list, post, request, send } from '../testing/client.ts'
import { countsOf, react, reactionsTo } from '../testing/reactions.ts'
import { fileReport, vote } from '../testing/readers.ts'
import { recount } from '../testing/recount.ts'
import { reset, seedModerator, seedSite } from '../testing/seed.ts'

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
  return () => vi.useRealTimers()
})

const EMAIL = 'asha@example.org'
const dump = async () => {
  const tables = ['authors', 'comments', 'votes', 'reactions', 'reports', 'author_notes', 'outbox']
  const rows = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)))
  return rows.map(({ results }) => results as Record<string, unknown>[])
}

describe('an author', () => {
  test('sees what is known of them, and their own address', async () => {
    const first = await post({ website: 'https://asha.example/' })
    await post({}, { token: first.authorToken })
    expect(await me(first.authorToken)).toEqual({
      id: first.comment.author!.id,
      name: 'Asha',
      website: null,
      email: EMAIL,
      verified: false,
      commentCount: 2,
    })
  })

  test('proves it by token, on the token’s site', async () => {
    const { comment, authorToken } = await post()
    const { readerToken } = await vote(comment.id)
    await seedSite({ id: 'other' })
    const headers = bearer(authorToken)
    await expectProblem(await request('/sites/other/authors/me', { headers }), 'author-token-wrong')
    for (const path of ['/authors/me', '/authors/me/export'])
      for (const wrong of [{}, bearer(`${authorToken}x`), bearer(readerToken!)])
        await expectProblem(await request(`/sites/paper${path}`, { headers: wrong }), 'author-token-wrong')
    await expectProblem(await deleteMe(readerToken!), 'author-token-wrong')
  })

  test('does not see who else typed the address', async () => {
    const { authorToken } = await post()
    await post({ body: 'An impostor' })
    expect((await me(authorToken)).commentCount).toBe(1)
    expect((await exportPage(authorToken)).comments).toHaveLength(1)
    expect(await eraseMe(authorToken)).toEqual({ erased: 1, remaining: 0 })
    expect((await list()).comments).toHaveLength(1)
  })
})

describe('an export', () => {
  test('has all that is stored, and spam looks as if it waited', async () => {
    const { token } = await seedModerator()
    const other = await post({ email: 'b@example.org', name: 'Baraka', body: 'Not yours' })
    const mine = await post({ body: 'One *word*' })
    const spam = await post({ body: 'Two' }, { token: mine.authorToken })
    await decide(token, 'spam', spam.comment.id)
    await vote(other.comment.id, mine.authorToken)
    await fileReport(other.comment.id, mine.authorToken, { reason: 'false', note: 'Never' })
    await react('moving', mine.authorToken)
    const exported = await exportPage(mine.authorToken)
    expect(exported).toMatchObject({
      authors: [{ id: mine.comment.author!.id, name: 'Asha', email: EMAIL, role: 'reader', verifiedAt: null }],
      comments: [
        { id: mine.comment.id, page: { key: '/ice' }, body: 'One *word*', status: 'approved' },
        { id: spam.comment.id, body: 'Two', status: 'pending' },
      ],
      votes: [{ commentId: other.comment.id }],
      reactions: [{ pageKey: '/ice', kind: 'moving' }],
      reports: [{ commentId: other.comment.id, reason: 'false', note: 'Never' }],
      nextCursor: null,
    })
    expect(JSON.stringify(exported)).not.toContain('Baraka')
    expect(JSON.stringify(exported)).not.toContain('Not yours')
  })

  test('goes on page by page until everything was told once', async () => {
    const { comment, authorToken } = await post({ body: 'c0' })
    const authorId = comment.author!.id
    await many(authorId, 250, 130, 210)
    const seen = { comments: [] as string[], votes: [] as string[], reactions: [] as string[] }
    let cursor: string | null = null
    let pages = 0
    do {
      const page: Awaited<ReturnType<typeof exportPage>> = await exportPage(authorToken, cursor)
      seen.comments.push(...page.comments.map(({ id }) => id))
      seen.votes.push(...page.votes.map(({ commentId }) => commentId))
      seen.reactions.push(...page.reactions.map(({ pageKey }) => pageKey))
      cursor = page.nextCursor
      pages++
    } while (cursor)
    expect(pages).toBe(3)
    expect(new Set(seen.comments).size).toBe(251)
    expect(seen.comments).toHaveLength(251)
    expect(new Set(seen.votes).size).toBe(130)
    expect(seen.votes).toHaveLength(130)
    expect(new Set(seen.reactions).size).toBe(210)
    expect(seen.reactions).toHaveLength(210)
    for (const wrong of ['x', 'W10'])
      await expectProblem(
        await request(`/sites/paper/authors/me/export?cursor=${wrong}`, { headers: bearer(authorToken) }),
        'invalid-request',
      )
  })
})

describe('erasing', () => {
  test('leaves stones where somebody answered, and nothing else', async () => {
    const { token } = await seedModerator()
    const mine = await post({ website: 'https://asha.example/', body: 'Asha was here' }, { key: 'a-key-of-hers' })
    const answer = await post({ email: 'b@example.org', name: 'Baraka', parentId: mine.comment.id })
    const alone = await post({ body: 'Asha was there' }, { token: mine.authorToken })
    const waiting = await post({ body: 'Asha waits' }, { token: mine.authorToken })
    await decide(token, 'pending', waiting.comment.id)
    await vote(answer.comment.id, mine.authorToken)
    await fileReport(answer.comment.id, mine.authorToken)
    await react('moving', mine.authorToken)
    await env.DB.prepare("UPDATE comments SET email_hash = 'e', ip_hash = 'i', network_hash = 'n'").run()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 86_400_000 })

    expect(await eraseMe(mine.authorToken)).toEqual({ erased: 6, remaining: 0 })
    expect(countsOf(await reactionsTo())).toEqual({})

    const { comments, page } = await list()
    expect(page.commentCount).toBe(1)
    expect(comments).toMatchObject([{ id: mine.comment.id, author: null, content: [], deletedAt: expect.any(String) }])
    expect(comments[0]!.replies).toMatchObject([{ id: answer.comment.id, voteCount: 0 }])
    expect(JSON.stringify(await dump())).not.toMatch(/asha/i)
    const rows = (await dump())[1]!.filter((row) => row['id'] !== answer.comment.id)
    for (const row of rows)
      expect(row).toMatchObject({
        author_name: '',
        author_website: null,
        body: '',
        content: '[]',
        email_hash: null,
        ip_hash: null,
        network_hash: null,
      })
    expect(rows.map(({ id }) => id)).toEqual([mine.comment.id, alone.comment.id, waiting.comment.id])
    const counted = await recount()
    expect(counted.stored).toEqual(counted.true)
    expect(await env.DB.prepare("SELECT count FROM site_tallies WHERE name = 'reported'").first('count')).toBe(0)
  })

  test('again changes nothing, and there is nobody to tell of', async () => {
    const { authorToken } = await post()
    await eraseMe(authorToken)
    expect(await eraseMe(authorToken)).toEqual({ erased: 0, remaining: 0 })
    await expectProblem(await getMe(authorToken), 'author-not-found')
    // The token is nobody's now: what is written next is a stranger's.
    const next = await post({}, { token: authorToken })
    expect(next.authorToken).not.toBe(authorToken)
  })

  test('goes on in bounded steps, each with an exact answer', async () => {
    const { comment, authorToken } = await post()
    await many(comment.author!.id, 230, 30)
    expect(await eraseMe(authorToken)).toEqual({ erased: 130, remaining: 131 })
    expect((await me(authorToken)).email).toBe(EMAIL)
    expect(await eraseMe(authorToken)).toEqual({ erased: 100, remaining: 31 })
    expect(await eraseMe(authorToken)).toEqual({ erased: 31, remaining: 0 })
  })

  test('at once erases everything once', async () => {
    const { comment, authorToken } = await post()
    await many(comment.author!.id, 399, 0)
    const answers = await Promise.all(Array.from({ length: 6 }, () => eraseMe(authorToken)))
    expect(answers.reduce((sum, { erased }) => sum + erased, 0)).toBe(400)
    expect(answers.map(({ remaining }) => remaining).sort((a, b) => b - a)).toEqual([300, 200, 100, 0, 0, 0])
  })

  test.for<[unknown, string]>([
    [{}, 'confirm'],
    [{ confirm: false }, 'confirm'],
    [{ confirm: 'true' }, 'confirm'],
    [{ confirm: true, all: true }, 'all'],
  ])('is not begun by %j', async ([body, path]) => {
    const { authorToken } = await post()
    const { errors } = await expectProblem(await deleteMe(authorToken, body), 'invalid-request')
    expect(errors).toMatchObject([{ path }])
    await expectProblem(
      await request('/sites/paper/authors/me', { method: 'DELETE', headers: bearer(authorToken) }),
      'origin-not-allowed',
    )
    await expectProblem(
      await send(
        'DELETE',
        '/sites/paper/authors/me',
        { confirm: true },
        { ...bearer(authorToken), Origin: 'https://evil.example' },
      ),
      'origin-not-allowed',
    )
    expect((await list()).comments).toHaveLength(1)
  })

  test('by the confirmed address reaches its other devices, and leaves other people alone', async () => {
    const phone = await post({ body: 'from the phone' })
    const laptop = await post({ body: 'from the laptop' })
    const other = await post({ email: 'b@example.org' })
    const confirmed = await confirmAddress(phone.authorToken)
    expect((await me(confirmed)).commentCount).toBe(2)
    expect((await exportPage(confirmed)).comments.map(({ body }) => body)).toEqual([
      'from the phone',
      'from the laptop',
    ])
    expect((await me(laptop.authorToken)).commentCount).toBe(1)
    expect(await eraseMe(confirmed)).toEqual({ erased: 2, remaining: 0 })
    expect((await list()).comments.map(({ id }) => id)).toEqual([other.comment.id])
    await expectProblem(await getMe(laptop.authorToken), 'author-not-found')
    expect(await me(other.authorToken)).toMatchObject({ email: 'b@example.org', commentCount: 1 })
  })
})

/** More comments, votes and reactions of one author than go into one answer. */
async function many(authorId: string, comments: number, votes: number, reactions = 0) {
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, created_at)
       SELECT printf('c-%05d', i), c.site_id, c.page_id, printf('c-%05d', i), c.author_id, c.author_name, 'reader', 'x', '[]', i
         FROM n CROSS JOIN (SELECT * FROM comments WHERE author_id = ?1 LIMIT 1) c`,
    ).bind(authorId, comments),
    // On their own, which votes by route never are: it is the rows that count here.
    env.DB.prepare(
      `INSERT INTO votes (comment_id, voter, created_at)
       SELECT id, author_id, 7 FROM comments WHERE author_id = ?1 AND id LIKE 'c-%' ORDER BY id LIMIT ?2`,
    ).bind(authorId, votes),
    ...[
      "INSERT INTO pages (id, site_id, page_key, created_at) SELECT 'p-' || i, 'paper', '/' || i, 0 FROM n WHERE ?1 <> ''",
      "INSERT INTO reactions SELECT 'p-' || i, ?1, 'moving', 7 FROM n",
    ].map((insert) =>
      env.DB.prepare(
        `WITH RECURSIVE n (i) AS (SELECT 1 WHERE ?2 > 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) ${insert}`,
      ).bind(authorId, reactions),
    ),
  ])
}
