import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ConfirmationRequested, Confirmed } from '../../shared/own-author.ts'
import { askToConfirm, confirmAddress, confirmWith, mailedTokens, me } from '../testing/authors.ts'
import { bearer, bindings, decide, expectProblem, list, post, request, send } from '../testing/client.ts'
import { signConfirmation } from '../crypto/confirmation-token.ts'
import { countsOf, react, reactionsTo } from '../testing/reactions.ts'
import { fileReport, vote } from '../testing/readers.ts'
import { recount } from '../testing/recount.ts'
import { reset, seedModerator, seedSite } from '../testing/seed.ts'

let token: string

beforeEach(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
  return () => vi.useRealTimers()
})

const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
const HOUR = 3_600_000

describe('asking for mail', () => {
  test('leaves it in the outbox, sealed', async () => {
    const { comment, authorToken } = await post()
    const response = await askToConfirm(authorToken)
    expect(response.status).toBe(202)
    expect(ConfirmationRequested.parse(await response.json())).toEqual({ verified: false })
    const row = await env.DB.prepare('SELECT * FROM outbox').first<Record<string, string>>()
    expect(row).toMatchObject({ site_id: 'paper', kind: 'confirm-address', sent_at: null })
    expect(JSON.parse(row!['payload']!)).toEqual({ authorId: comment.author!.id, sealed: expect.any(String) })
    expect(row!['payload']).not.toContain((await mailedTokens())[0])
  })

  test('fills nobody’s mailbox, whoever types its address', async () => {
    const devices = [await post(), await post(), await post({ email: 'ASHA@example.org' })]
    await Promise.all(
      devices.flatMap(({ authorToken }) => [
        askToConfirm(authorToken),
        askToConfirm(authorToken),
        askToConfirm(authorToken),
      ]),
    )
    expect(await mailedTokens()).toHaveLength(3)
    const refused = await askToConfirm(devices[0]!.authorToken)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(23 * 3600)
    await expectProblem(refused, 'too-many-requests')
    expect((await askToConfirm((await post({ email: 'b@example.org' })).authorToken)).status).toBe(202)
    later(24 * HOUR)
    expect((await askToConfirm(devices[0]!.authorToken)).status).toBe(202)
  })

  test('is for authors, from the site’s pages', async () => {
    const { authorToken } = await post()
    await expectProblem(await askToConfirm('x'), 'author-token-wrong')
    await expectProblem(
      await request('/sites/paper/authors/me/confirmation', { method: 'POST', headers: bearer(authorToken) }),
      'origin-not-allowed',
    )
    expect(await mailedTokens()).toEqual([])
  })

  test('again, when it is confirmed, leaves none', async () => {
    const { authorToken } = await post()
    const confirmed = await confirmAddress(authorToken)
    const response = await askToConfirm(confirmed)
    expect([response.status, await response.json()]).toEqual([200, { verified: true }])
    expect(await mailedTokens()).toHaveLength(1)
  })
})

describe('confirming', () => {
  test('marks the author, whose token stays', async () => {
    const { authorToken } = await post()
    expect((await me(authorToken)).verified).toBe(false)
    expect(await confirmAddress(authorToken)).toBe(authorToken)
    expect((await me(authorToken)).verified).toBe(true)
  })

  test('on another device brings its comments home, with their trust', async () => {
    const laptop = await post({ body: 'from the laptop' })
    await decide(token, 'approved', laptop.comment.id)
    const confirmed = await confirmAddress(laptop.authorToken)

    const phone = await post({ body: 'from the phone' })
    expect(phone.comment.status).toBe('pending')
    await decide(token, 'rejected', phone.comment.id)
    const again = await post({ body: 'again' }, { token: phone.authorToken })
    await decide(token, 'approved', again.comment.id)
    const before = (await list()).page.revision
    expect(await confirmAddress(phone.authorToken)).toBe(confirmed)
    expect(await me(confirmed)).toMatchObject({ commentCount: 3, verified: true })
    const { comments, page } = await list()
    expect(new Set(comments.map(({ author }) => author!.id))).toEqual(new Set([laptop.comment.author!.id]))
    expect(page.revision).toBeGreaterThan(before)
    const counted = await recount()
    expect(counted.stored).toEqual(counted.true)
    // Trust is the confirmed author's, and the phone's own token earns none any more.
    expect((await post({ body: 'trusted' }, { token: confirmed })).comment.status).toBe('approved')
    expect((await post({ body: 'not' }, { token: phone.authorToken })).comment.status).toBe('pending')
  })

  test('leaves one vote, one reaction and one report of one person', async () => {
    const other = await post({ email: 'b@example.org' })
    const laptop = await post()
    const phone = await post({ body: 'from the phone' })
    await decide(token, 'approved', other.comment.id, laptop.comment.id, phone.comment.id)
    const confirmed = await confirmAddress(laptop.authorToken)
    for (const { authorToken } of [laptop, phone]) {
      await vote(other.comment.id, authorToken)
      await fileReport(other.comment.id, authorToken)
    }
    await react('funny', laptop.authorToken)
    await react('moving', phone.authorToken)
    await react('moving', phone.authorToken, '/bus')
    // Each for the other's, which is their own from now on.
    await vote(phone.comment.id, laptop.authorToken)
    await vote(laptop.comment.id, phone.authorToken)
    await confirmAddress(phone.authorToken)
    expect(countsOf(await reactionsTo())).toEqual({ funny: 1 })
    expect((await reactionsTo('/bus', confirmed)).mine).toBe('moving')
    const { comments } = await list('/ice', { sort: 'oldest' })
    expect(comments.map(({ voteCount }) => voteCount)).toEqual([1, 0, 0])
    expect(await env.DB.prepare('SELECT sum(report_count) AS n FROM comments').first('n')).toBe(1)
    const counted = await recount()
    expect(counted.stored).toEqual(counted.true)
    expect(await vote(other.comment.id, confirmed)).toEqual({ voteCount: 1, voted: true })
  })

  test('takes what moderators decided about the device along', async () => {
    const laptop = await post()
    await confirmAddress(laptop.authorToken)
    const phone = await post()
    const { id } = await seedModerator({}, 'Juma')
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO blocks (id, site_id, kind, value, label, reason, moderator_id, expires_at, created_at) VALUES ('b', 'paper', 'author', ?, NULL, NULL, ?, NULL, 0)",
      ).bind(phone.comment.author!.id, id),
      env.DB.prepare('UPDATE authors SET timeout_until = 99 WHERE id = ?').bind(phone.comment.author!.id),
      env.DB.prepare("INSERT INTO author_notes VALUES ('n', 'paper', ?, ?, 'x', 0)").bind(phone.comment.author!.id, id),
    ])
    await confirmAddress(phone.authorToken)
    const home = laptop.comment.author!.id
    expect(await env.DB.prepare('SELECT value FROM blocks').first('value')).toBe(home)
    expect(await env.DB.prepare('SELECT author_id FROM author_notes').first('author_id')).toBe(home)
    expect(
      await env.DB.prepare('SELECT timeout_until FROM authors WHERE id = ?').bind(home).first('timeout_until'),
    ).toBe(99)
  })

  test('of many at once with one token, one confirms', async () => {
    const laptop = await post()
    const confirmed = await confirmAddress(laptop.authorToken)
    const phone = await post()
    await askToConfirm(phone.authorToken)
    const [, mailed] = await mailedTokens()
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirmWith(mailed!)))
    const taken = answers.filter(({ status }) => status === 200)
    expect(taken).toHaveLength(1)
    expect(Confirmed.parse(await taken[0]!.json())).toEqual({ authorToken: confirmed })
    for (const answer of answers.filter(({ status }) => status !== 200))
      await expectProblem(answer, 'confirmation-link-invalid')
    expect((await me(confirmed)).commentCount).toBe(2)
  })

  test('of two devices at once makes one author of them', async () => {
    const devices = [await post({ body: '1' }), await post({ body: '2' })]
    for (const { authorToken } of devices) await askToConfirm(authorToken)
    const answers = await Promise.all((await mailedTokens()).map((mailed) => confirmWith(mailed)))
    const tokens = await Promise.all(answers.map(async (answer) => Confirmed.parse(await answer.json()).authorToken))
    expect(new Set(tokens).size).toBe(1)
    expect((await me(tokens[0]!)).commentCount).toBe(2)
    expect(await env.DB.prepare('SELECT count(*) AS n FROM authors WHERE verified_at IS NOT NULL').first('n')).toBe(1)
  })

  test('does not make anybody a member of the owner’s site', async () => {
    const member = await post()
    await env.DB.prepare("UPDATE authors SET verified_at = 1, member_id = 'member:7', role = 'staff'").run()
    const phone = await post()
    expect(await confirmAddress(phone.authorToken)).toBe(phone.authorToken)
    expect((await me(phone.authorToken)).commentCount).toBe(1)
    expect((await me(member.authorToken)).commentCount).toBe(1)
  })

  test('refuses what is used, expired, forged, of another site, or of nobody', async () => {
    await seedSite({ id: 'other' })
    const { comment, authorToken } = await post()
    await askToConfirm(authorToken)
    const [mailed] = (await mailedTokens()) as [string]
    const id = comment.author!.id
    const soon = Date.now() + HOUR
    for (const wrong of ['x', `${mailed}x`, authorToken, await signConfirmation(bindings.SECRET, 'other', id, soon)])
      await expectProblem(await confirmWith(wrong), 'confirmation-link-invalid')
    await expectProblem(
      await confirmWith(await signConfirmation(bindings.SECRET, 'paper', 'nobody', soon)),
      'confirmation-link-invalid',
    )
    await expectProblem(await confirmWith(mailed, 'other'), 'confirmation-link-invalid')
    later(24 * HOUR + 1)
    await expectProblem(await confirmWith(mailed), 'confirmation-link-invalid')
    vi.useRealTimers()
    expect((await confirmWith(mailed)).status).toBe(200)
    await expectProblem(await confirmWith(mailed), 'confirmation-link-invalid')
    for (const body of [{}, { token: '' }, { token: 7 }, { token: 'x'.repeat(301) }, { token: mailed, x: 1 }])
      await expectProblem(await send('POST', '/sites/paper/authors/confirmations', body), 'invalid-request')
  })
})
