import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { PERIOD } from '../crypto/ip-hash.ts'
import { runHourly } from '../jobs/index.ts'
import { bearer } from '../testing/client.ts'
import { NEWSROOM } from '../testing/newsroom.ts'
import { answered, both, migrateSecond, openBoth, tablesOf } from '../testing/two-databases.ts'

let owner: { id: string; token: string }

beforeAll(migrateSecond)
beforeEach(async () => void (owner = await openBoth()))

const DAY = 86_400_000

test('what is done each hour is done in both databases', async () => {
  for (const site of ['paper', 'far']) {
    const body = { name: 'Asha', email: 'asha@example.org', body: `Heard at ${site}` }
    const headers = { 'CF-Connecting-IP': '203.0.113.7' }
    for (const pageKey of ['/ice', '/thaw'])
      await answered(201, 'POST', `/sites/${site}/comments`, { body: { ...body, pageKey }, headers })
  }
  const now = Date.now() + 2 * PERIOD + DAY
  for (const db of [env.DB, env.SECOND_DB])
    await db.batch([
      db.prepare("INSERT INTO spent VALUES ('old', 0)"),
      db
        .prepare(
          `INSERT INTO blocks (id, site_id, kind, value, moderator_id, expires_at, created_at)
           SELECT 'old', site_id, 'email', 'x', ?, 1, 0 FROM pages LIMIT 1`,
        )
        .bind(owner.id),
      db.prepare(
        `INSERT INTO page_merges SELECT old.id, new.id, 0 FROM pages old, pages new
          WHERE old.page_key = '/thaw' AND new.page_key = '/ice'`,
      ),
      db.prepare('UPDATE sites SET origins = ?').bind(JSON.stringify([NEWSROOM])),
    ])

  await runHourly(both, now)

  for (const db of [env.DB, env.SECOND_DB]) {
    const tables = await tablesOf(db)
    for (const table of ['spent', 'blocks', 'page_merges', 'search_dirty']) expect(tables[table], table).toEqual([])
    expect(tables['comments']).toHaveLength(2)
    for (const comment of tables['comments']!) expect(comment).toMatchObject({ ip_hash: null, network_hash: null })
    expect(tables['pages']).toMatchObject([{ page_key: '/ice', comment_count: 2 }])
    expect(tables['page_readings']![0]!['problem'], 'it was asked for').not.toBeNull()
  }
  for (const site of ['paper', 'far']) {
    const headers = bearer(owner.token)
    const { comments } = await answered<{ comments: unknown[] }>(200, 'GET', `/admin/sites/${site}/comments?q=heard`, {
      headers,
    })
    expect(comments).toHaveLength(2)
  }
})

test('who is erased on a site elsewhere is erased there', async () => {
  const body = { pageKey: '/ice', name: 'Asha', email: 'asha@example.org', body: 'Heard far away' }
  const { comment } = await answered<{ comment: { author: { id: string } } }>(201, 'POST', '/sites/far/comments', {
    body,
  })
  const path = `/admin/sites/far/authors/${comment.author.id}`
  await answered(200, 'DELETE', path, { headers: bearer(owner.token) })
  expect(JSON.stringify(await tablesOf(env.SECOND_DB))).not.toContain('Asha')
})
