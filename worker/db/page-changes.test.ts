import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { Comment } from '../../shared/comment.ts'
import { bearer, decide, post, request } from '../testing/client.ts'
import { metered } from '../testing/meter.ts'
import { moderating } from '../testing/moderate.ts'
import { openSite } from '../testing/posting.ts'
import { ORIGIN } from '../testing/seed.ts'
import { COLUMNS, toComment, type CommentRow } from './comments.ts'
import { findChanges } from './page-changes.ts'

let token: string

beforeEach(async () => {
  token = await openSite()
})

const idOf = async (pageKey: string) =>
  (await env.DB.prepare('SELECT id FROM pages WHERE page_key = ?').bind(pageKey).first<string>('id'))!

/** All that everybody may read of a page. */
async function listed(pageId: string) {
  const sql = `SELECT ${COLUMNS} FROM comments c WHERE c.page_id = ? AND c.listed = 1`
  const { results } = await env.DB.prepare(sql).bind(pageId).all<CommentRow>()
  return new Map(results.map((row) => [row.id, toComment(row)]))
}

/** Who keeps what they were told. */
class Replica {
  revision = 0
  readonly comments = new Map<string, Comment>()
  readonly told: string[] = []

  async ask(pageId: string, limit: number) {
    const from = this.revision
    for (;;) {
      const { changes } = (await findChanges(env.DB, { id: pageId }, this.revision, limit, from))!
      expect(changes!.since).toBe(this.revision)
      for (const { rootId: _, ...comment } of changes!.comments) this.comments.set(comment.id, comment)
      for (const id of changes!.goneIds) this.comments.delete(id)
      this.told.push(...changes!.newIds)
      expect(changes!.revision).toBeGreaterThanOrEqual(this.revision)
      this.revision = changes!.revision
      if (!changes!.hasMore) return
    }
  }
}

test('whoever asks now and then, from whatever revision, ends with what a fresh load gives', async () => {
  const kinds = ['post', 'reply', 'edit', 'delete', 'vote', 'pin', 'approved', 'rejected', 'pending', 'ask'] as const
  const act = fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(), limit: fc.integer({ min: 1, max: 4 }) })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), async (acts) => {
      const pageKey = `/page-${++run}`
      const said = [await post({ pageKey })]
      const pageId = await idOf(pageKey)
      const replicas = [new Replica(), new Replica()]
      for (const { kind, pick, limit } of acts) {
        const { comment, authorToken } = said[pick % said.length]!
        const at = `/sites/paper/comments/${comment.id}`
        const own = { Origin: ORIGIN, 'Content-Type': 'application/json', ...bearer(authorToken) }
        if (kind === 'post') said.push(await post({ pageKey }))
        else if (kind === 'reply') {
          const row = (await listed(pageId)).get(comment.id)
          if (row?.author) said.push(await post({ pageKey, parentId: comment.id }))
        } else if (kind === 'edit')
          await request(at, { method: 'PATCH', headers: own, body: `{"body":"Changed ${pick}"}` })
        else if (kind === 'delete') await request(at, { method: 'DELETE', headers: own })
        else if (kind === 'vote') await request(`${at}/vote`, { method: 'PUT', headers: { Origin: ORIGIN } })
        else if (kind === 'pin') await moderating(token).put(`/comments/${comment.id}/pin`)
        else if (kind === 'ask') await replicas[pick % 2]!.ask(pageId, limit)
        else await decide(token, kind, comment.id)
      }
      const fresh = await listed(pageId)
      for (const replica of replicas) {
        await replica.ask(pageId, 3)
        expect(replica.comments).toEqual(fresh)
        // Stones, too: what answers them has its place there.
        expect(replica.told).toEqual(expect.arrayContaining([...fresh.keys()]))
      }
    }),
    { numRuns: 15 },
  )
})

test('what has changed on a long page is read, and nothing else', async () => {
  const pageKey = '/long'
  for (let i = 0; i < 60; i++) await post({ pageKey })
  const pageId = await idOf(pageKey)
  const { revision } = (await findChanges(env.DB, { id: pageId }, 0, 50))!
  await post({ pageKey })
  const { db, meter } = metered(env.DB)
  const { changes } = (await findChanges(db, { id: pageId }, revision, 50))!
  expect(changes!.comments).toHaveLength(1)
  // The page, its site, the comment by its index.
  expect(meter.rowsRead).toBeLessThanOrEqual(5)
})
