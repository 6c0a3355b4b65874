import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reset, seedSite } from '../testing/seed.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 25, 9)
const PAGES = ['/a', '/b', '/c']
const COMMENTS = 8

/** What happens on a few pages over weeks. Numbers choose among what is there. */
type Act =
  | { type: 'publish' | 'take-down' | 'delete'; comment: number }
  | { type: 'vote' | 'unvote'; comment: number; voter: number; at: number }
  | { type: 'react' | 'unreact'; page: number; reader: number; at: number }

const moment = fc.integer({ min: NOW - 45 * DAY, max: NOW })
const comment = fc.nat(COMMENTS - 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    type: fc.constantFrom('publish' as const, 'publish' as const, 'take-down' as const, 'delete' as const),
    comment,
  }),
  fc.record({
    type: fc.constantFrom('vote' as const, 'vote' as const, 'unvote' as const),
    comment,
    voter: fc.nat(4),
    at: moment,
  }),
  fc.record({
    type: fc.constantFrom('react' as const, 'react' as const, 'unreact' as const),
    page: fc.nat(PAGES.length - 1),
    reader: fc.nat(2),
    at: moment,
  }),
)

interface CommentState {
  page: string
  at: number
  status: string
  deleted: boolean
  votes: Map<number, number>
}

/** When each reader has reacted to each page, by both. */
type Reactions = Map<string, number>

/** The sum that the score stands for, in plain code: each act counts half as much with each half-life that has passed. */
function decayed(
  comments: CommentState[],
  reactions: Reactions,
  page: string,
  halfLife: number,
  weights: { comment: number; vote: number },
) {
  const worth = (at: number) => 2 ** ((at - NOW) / halfLife)
  const reacted = [...reactions]
    .filter(([key]) => key.startsWith(`${page} `))
    .reduce((sum, [, at]) => sum + weights.vote * worth(at), 0)
  return comments
    .filter((comment) => comment.page === page && comment.status === 'approved' && !comment.deleted)
    .reduce(
      (sum, { at, votes }) =>
        sum +
        weights.comment * worth(at) +
        [...votes.values()].reduce((votesSum, votedAt) => votesSum + weights.vote * worth(votedAt), 0),
      reacted,
    )
}

test(
  'scores are the logarithms of sums that decay, whatever was published, voted and taken back',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 5, maxLength: 40 }),
        fc.array(moment, { minLength: COMMENTS, maxLength: COMMENTS }),
        async (acts, times) => {
          const comments = await seed(times)
          const reactions: Reactions = new Map()
          for (const act of acts)
            if ('reader' in act) await react(act, reactions)
            else await perform(act, comments)
          const { results } = await env.DB.prepare('SELECT page_key AS page, trending, discussed FROM pages').all<{
            page: string
            trending: number | null
            discussed: number | null
          }>()
          for (const { page, trending, discussed } of results) {
            agrees(trending, decayed(comments, reactions, page, DAY, { comment: 4, vote: 1 }), DAY)
            agrees(discussed, decayed(comments, reactions, page, 30 * DAY, { comment: 1, vote: 0 }), 30 * DAY)
          }
          const left = await env.DB.prepare('SELECT count(*) AS count FROM page_points WHERE points = 0').first('count')
          expect(left).toBe(0)
        },
      ),
      { numRuns: 25 },
    )
  },
)

/** Whole points, 1,024 of them and more for each act, and a score that forgets what is forty periods old. */
function agrees(score: number | null, sum: number, halfLife: number) {
  if (sum === 0) return expect(score).toBeNull()
  const stored = 2 ** (score! - NOW / halfLife) / 1024
  expect(Math.abs(stored / sum - 1)).toBeLessThan(0.001)
}

async function seed(times: number[]): Promise<CommentState[]> {
  await reset()
  await seedSite()
  const comments = times.map((at, i) => ({
    ...{ page: PAGES[i % PAGES.length]!, at, status: 'pending', deleted: false, votes: new Map<number, number>() },
  }))
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO authors (id, site_id, name, email_encrypted, email_hash, created_at) VALUES ('a', 'paper', 'A', '', '', 0)`,
    ),
    ...PAGES.map((page) =>
      env.DB.prepare("INSERT INTO pages (id, site_id, page_key, created_at) VALUES (?1, 'paper', ?1, 0)").bind(page),
    ),
    ...comments.map(({ page, at }, i) =>
      env.DB.prepare(
        `INSERT INTO comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, created_at)
         VALUES (?1, 'paper', ?2, ?1, 'a', 'A', 'reader', 'x', '[]', ?3)`,
      ).bind(`c${i}`, page, at),
    ),
  ])
  return comments
}

async function react({ type, page, reader, at }: Extract<Act, { reader: number }>, reactions: Reactions) {
  const pageId = PAGES[page]!
  if (type === 'react') reactions.set(`${pageId} ${reader}`, at)
  else reactions.delete(`${pageId} ${reader}`)
  await env.DB.prepare(
    type === 'react'
      ? `INSERT INTO reactions VALUES (?1, ?2, 'kind of ' || ?3, ?3)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, created_at = excluded.created_at`
      : 'DELETE FROM reactions WHERE page_id = ?1 AND reader = ?2 AND ?3',
  )
    .bind(pageId, `${reader}`, at)
    .run()
}

async function perform(act: Exclude<Act, { reader: number }>, comments: CommentState[]) {
  const id = `c${act.comment}`
  const state = comments[act.comment]!
  const run = (sql: string, ...values: unknown[]) =>
    env.DB.prepare(sql)
      .bind(...values)
      .run()
  if (act.type === 'vote') {
    if (!state.votes.has(act.voter)) state.votes.set(act.voter, act.at)
    await run('INSERT INTO votes VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, `${act.voter}`, act.at)
  } else if (act.type === 'unvote') {
    state.votes.delete(act.voter)
    await run('DELETE FROM votes WHERE comment_id = ? AND voter = ?', id, `${act.voter}`)
  } else if (act.type === 'delete') {
    state.deleted = true
    await run('UPDATE comments SET deleted_at = 1 WHERE id = ? AND deleted_at IS NULL', id)
  } else {
    state.status = act.type === 'publish' ? 'approved' : 'rejected'
    await run(
      "INSERT INTO decisions (id, site_id, comment_id, check_name, to_status, created_at) VALUES (?, 'paper', ?, 'x', ?, 0)",
      ...[crypto.randomUUID(), id, state.status],
    )
  }
}
