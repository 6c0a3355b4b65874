import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { Decision } from '../../shared/admin.ts'
import type { CommentStatus } from '../../shared/comment.ts'
import { signConfirmation } from '../crypto/confirmation-token.ts'
import { signReaderToken } from '../crypto/reader-token.ts'
import type { post } from '../testing/client.ts'
import { confirmWith, deleteMe } from '../testing/authors.ts'
import { bearer, bindings, decide, list, request, send } from '../testing/client.ts'
import { deleteVote, fileReport, putVote } from '../testing/readers.ts'
import { ORIGIN, reset, seedModerator, seedSite } from '../testing/seed.ts'
import { recount } from '../testing/recount.ts'
import { walk } from '../testing/walk.ts'

beforeEach(reset)

/** What happens in a newspaper's day. Numbers choose among what is there when it happens. */
type Act =
  | { type: 'post'; parent: number | null; author: number | null; page: 0 | 1 }
  | { type: 'decide'; comments: number[]; status: CommentStatus }
  | { type: 'undo'; decision: number }
  | { type: 'undo-batch'; decision: number }
  | { type: 'pin' | 'unpin'; comment: number }
  | { type: 'edit' | 'delete' | 'confirm' | 'erase'; comment: number }
  | { type: 'vote' | 'unvote' | 'report'; comment: number; reader: 0 | 1 | 2 }

const status = fc.constantFrom<CommentStatus>('approved', 'approved', 'pending', 'rejected', 'spam')
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('post' as const),
      parent: fc.option(fc.nat(50), { freq: 4 }),
      author: fc.option(fc.nat(50)),
      page: fc.constantFrom(0 as const, 1 as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('decide' as const),
      comments: fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }),
      status,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('undo' as const, 'undo-batch' as const),
      decision: fc.nat(50),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('pin' as const, 'pin' as const, 'unpin' as const),
      comment: fc.nat(50),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom<'edit' | 'delete' | 'confirm' | 'erase'>(
        'edit',
        'delete',
        'edit',
        'delete',
        'confirm',
        'erase',
      ),
      comment: fc.nat(50),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('vote' as const, 'vote' as const, 'unvote' as const, 'report' as const),
      comment: fc.nat(50),
      reader: fc.constantFrom(0 as const, 1 as const, 2 as const),
    }),
  },
)

let words = 0

test(
  'counters agree with a recount, and every walk shows each published comment once',
  { timeout: 180_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 10, maxLength: 40 }),
        fc.constantFrom('first', 'none'),
        async (acts, moderation) => {
          await reset()
          await seedSite({ moderation: moderation as 'first' | 'none' })
          const { token } = await seedModerator()
          const posted: Awaited<ReturnType<typeof post>>[] = []
          const decisions: Decision[] = []

          for (const act of acts) await perform(act, token, posted, decisions)

          const counted = await recount()
          expect(counted.stored).toEqual(counted.true)
          for (const page of ['/0', '/1']) {
            for (const sort of ['newest', 'oldest', 'best'] as const)
              for (const limit of [1, 2, 3, 100])
                expect(await walk(page, sort, limit)).toEqual(counted.published(page, sort))
            expect((await list(page)).page.commentCount).toBe(counted.published(page, 'oldest').length)
          }
        },
      ),
      { numRuns: 12 },
    )
  },
)

async function perform(act: Act, token: string, posted: Awaited<ReturnType<typeof post>>[], decisions: Decision[]) {
  const pick = <Item>(items: Item[], n: number) => items[n % items.length]
  if (act.type === 'post') {
    const parent = act.parent === null ? undefined : pick(posted, act.parent)
    const author = act.author === null ? undefined : pick(posted, act.author)
    const pageKey = `/${act.page}`
    // Other words each time: nobody may say the same twice.
    const body = `x ${++words}`
    const draft = { pageKey, name: 'A', email: 'a@example.org', body, parentId: parent?.comment.id ?? null }
    const response = await send('POST', '/sites/paper/comments', draft, author ? bearer(author.authorToken) : {})
    // A parent on the other page or out of sight is refused, and that is as it should be.
    if (response.status === 201) posted.push(await response.json())
    else expect([404, 409]).toContain(response.status)
  } else if (posted.length === 0) {
    return
  } else if (act.type === 'decide') {
    const results = await decide(token, act.status, ...act.comments.map((n) => pick(posted, n)!.comment.id))
    for (const result of results) if (result.outcome === 'decided') decisions.push(result.decision)
  } else if (act.type === 'undo' || act.type === 'undo-batch') {
    const decision = pick(decisions, act.decision)
    const path = act.type === 'undo' ? decision?.id : `batches/${decision?.batchId}`
    if (decision) await request(`/admin/sites/paper/decisions/${path}`, { method: 'DELETE', headers: bearer(token) })
  } else if (act.type === 'pin' || act.type === 'unpin') {
    // Replies, and a fourth one, are refused.
    const path = `/admin/sites/paper/comments/${pick(posted, act.comment)!.comment.id}/pin`
    await request(path, { method: act.type === 'pin' ? 'PUT' : 'DELETE', headers: bearer(token) })
  } else if (act.type === 'vote' || act.type === 'unvote' || act.type === 'report') {
    const id = pick(posted, act.comment)!.comment.id
    const token = await signReaderToken(bindings.SECRET, 'paper', `device-${act.reader}`)
    // What is out of sight takes neither votes nor reports.
    if (act.type === 'vote') await putVote(id, token)
    else if (act.type === 'unvote') await deleteVote(id, token)
    else await fileReport(id, token)
  } else {
    const { comment, authorToken } = pick(posted, act.comment)!
    const path = `/sites/paper/comments/${comment.id}`
    if (act.type === 'confirm') {
      const expiresAt = Date.now() + 60_000
      await confirmWith(await signConfirmation(bindings.SECRET, 'paper', comment.author!.id, expiresAt))
    } else if (act.type === 'erase') await deleteMe(authorToken)
    else if (act.type === 'edit') await send('PATCH', path, { body: 'y' }, bearer(authorToken))
    else await request(path, { method: 'DELETE', headers: { Origin: ORIGIN, ...bearer(authorToken) } })
  }
}
