import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { app } from '../../app.ts'
import { ADMIN_ROUTES } from '../../testing/admin-routes.ts'
import { seedWorld, type World } from '../../testing/admin-world.ts'
import { bearer, bindings, expectProblem, request } from '../../testing/client.ts'
import { metered } from '../../testing/meter.ts'

/** More than the hundred that one answer has at most. */
const MANY = 105

/** A statement that stores many rows, `n.i` from 1 on, for the owner `?1` and the author `?2` of the comment `?3`. */
const insert = (into: string, values: string, from = '') =>
  `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
   INSERT INTO ${into} SELECT ${values} FROM n${from} WHERE coalesce(?1, ?2, ?3) IS NOT NULL`

/** What fills each list that a moderator is shown, and under which name it stands in the answer. */
const LISTS: Record<string, [name: string, ...seed: string[]]> = {
  'GET /v1/admin/sites': [
    'sites',
    insert('sites (id, name, origins, settings, created_at)', "'s' || i, 'S', '[]', '{}', 0"),
    insert('memberships (moderator_id, site_id, role, created_at)', "?1, 's' || i, 'moderator', 0"),
  ],
  'GET /v1/admin/sessions': [
    'sessions',
    insert(
      'sessions (id, moderator_id, token_hash, created_at, last_used_at, expires_at)',
      "'s' || i, ?1, 'h' || i, 0, 0, 9e12",
    ),
  ],
  'GET /v1/admin/passkeys': [
    'passkeys',
    insert(
      'passkeys (id, moderator_id, credential_id, public_key, counter, transports, synced, created_at)',
      "'p' || i, ?1, 'c' || i, '', 0, '[]', 0, 0",
    ),
  ],
  'GET /v1/admin/tokens': [
    'tokens',
    insert('tokens (id, moderator_id, name, token_hash, created_at)', "'t' || i, ?1, 'T', 'h' || i, 0"),
  ],
  'GET /v1/admin/sites/:siteId/moderators': [
    'moderators',
    insert('moderators (id, name, created_at)', "'m' || i, 'The same name', 0"),
    insert('memberships (moderator_id, site_id, role, created_at)', "'m' || i, 'paper', 'moderator', 0"),
  ],
  'GET /v1/admin/sites/:siteId/invitations': [
    'invitations',
    insert(
      'invitations (id, site_id, role, name, token_hash, invited_by, created_at, expires_at)',
      "'i' || i, 'paper', 'owner', 'I', 'h' || i, ?1, 0, 9e12",
    ),
  ],
  'GET /v1/admin/sites/:siteId/authors/:id/notes': [
    'notes',
    insert(
      'author_notes (id, site_id, author_id, moderator_id, body, created_at)',
      "'n' || i, 'paper', ?2, ?1, 'N', 0",
    ),
  ],
  'GET /v1/admin/sites/:siteId/comments': [
    'comments',
    insert(
      'comments (id, site_id, page_id, root_id, author_id, author_name, author_role, body, content, created_at)',
      "'c' || i, site_id, page_id, 'c' || i, author_id, 'x', 'reader', 'x', '[]', 0",
      ', (SELECT * FROM comments WHERE id = ?3)',
    ),
  ],
  'GET /v1/admin/sites/:siteId/comments/:id/reports': [
    'reports',
    insert('reports (id, site_id, comment_id, reporter, reason, created_at)', "'r' || i, 'paper', ?3, i, 'spam', 0"),
  ],
  'GET /v1/admin/sites/:siteId/decisions': [
    'decisions',
    insert(
      'decisions (id, site_id, comment_id, moderator_id, to_status, created_at)',
      "'d' || i, 'paper', ?3, ?1, 'spam', 0",
    ),
  ],
  'GET /v1/admin/sites/:siteId/changes': [
    'changes',
    insert('changes (id, site_id, moderator_id, action, subject_id, created_at)', "'c' || i, 'paper', ?1, 'x', '', 0"),
  ],
  'GET /v1/admin/sites/:siteId/blocks': [
    'blocks',
    insert('blocks (id, site_id, kind, value, moderator_id, created_at)', "'b' || i, 'paper', 'ip', i, ?1, 0"),
  ],
  'GET /v1/admin/sites/:siteId/pages': [
    'pages',
    insert('pages (id, site_id, page_key, created_at)', "'p' || i, 'paper', 'p' || i, 0"),
  ],
}

/** What is asked for by name, and is no list; or a list that cannot grow. */
const SINGLE = [
  ...['me', 'session', 'sites/:siteId', 'sites/:siteId/page', 'sites/:siteId/tallies', 'sites/:siteId/words/:kind'],
  ...['sites/:siteId/comments/:id', 'sites/:siteId/authors/:id', 'sites/:siteId/secrets'],
  ...['sites/:siteId/overview', 'sites/:siteId/live', 'sites/:siteId/views'],
].map((path) => `GET /v1/admin/${path}`)

let world: World
beforeEach(async () => {
  world = await seedWorld()
})

const seed = (statements: string[]) =>
  env.DB.batch(
    statements.map((sql) => env.DB.prepare(sql).bind(world.owner.id, world.comment.author!.id, world.comment.id)),
  )
const pathOf = (route: string) => {
  const { path } = ADMIN_ROUTES[route]!
  return `/admin${typeof path === 'string' ? path : path(world)}`
}
const ask = (route: string, query: string) =>
  request(`${pathOf(route)}?${query}`, { headers: bearer(world.ownerToken.token) })

async function walk(route: string, name: string, limit: number): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = (await (await ask(route, `limit=${limit}${cursor && `&cursor=${cursor}`}`)).json()) as {
      nextCursor: string | null
    } & Record<string, { id: string }[]>
    expect(answer[name]!.length).toBeLessThanOrEqual(limit)
    seen.push(...answer[name]!.map(({ id }) => id))
    cursor = answer.nextCursor
  }
  return seen
}

test('every GET for moderators is in one of the tables', () => {
  const asked = app.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/admin'))
  const names = new Set(asked.map(({ path }) => `GET ${path}`))
  expect([...names].sort()).toEqual([...Object.keys(LISTS), ...SINGLE].sort())
})

test.for(Object.entries(LISTS))('%s is walked to its end, each row once', async ([route, [name, ...statements]]) => {
  const before = await walk(route, name, 100)
  await seed(statements)
  const walked = await walk(route, name, 100)
  expect(walked).toHaveLength(before.length + MANY)
  expect(new Set(walked).size).toBe(walked.length)
  for (const limit of [1, 7, 40]) expect(await walk(route, name, limit)).toEqual(walked)
})

test.for(Object.keys(LISTS))('%s refuses what is no cursor, and no length', async (route) => {
  for (const query of ['cursor=x', 'cursor=WzFd', 'limit=0', 'limit=101', 'limit=x', 'offset=1'])
    if (!(query === 'cursor=WzFd' && /decisions|changes/.test(route)))
      await expectProblem(await ask(route, query), 'invalid-request')
})

test.for(Object.entries(LISTS))('%s costs the same at any length', async ([route, [, ...statements]]) => {
  const cost = async () => {
    const { db, meter } = metered(env.DB)
    const headers = bearer(world.ownerToken.token)
    await app.request(`/v1${pathOf(route)}?limit=1`, { headers }, { ...bindings, DB: db })
    return meter.rowsRead
  }
  const few = await cost()
  await seed(statements)
  // A moderator's own sites come with every question.
  const own = route.endsWith('/sites') ? 3 * MANY : 0
  expect(await cost()).toBeLessThanOrEqual(few + own + 10)
})
