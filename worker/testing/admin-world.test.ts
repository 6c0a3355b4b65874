import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { dump, seedWorld } from './admin-world.ts'
import { bearer, decide, post, request } from './client.ts'

test('a world that is put back is as it was, and goes on as it did', async () => {
  const schema = async () =>
    (await env.DB.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()).results
  const world = await seedWorld()
  const [rows, tables] = [await dump(), await schema()]
  const pageOf = async () =>
    (await env.DB.prepare("SELECT comment_count AS count FROM pages WHERE page_key = '/ice'").first('count')) as number
  const before = await pageOf()
  await post({ pageKey: '/ice' })
  await request('/admin/sites/paper', { method: 'DELETE', headers: bearer(world.ownerToken.token) })
  expect(await dump()).not.toBe(rows)

  expect(await seedWorld()).toBe(world)
  expect(await dump()).toBe(rows)
  expect(await schema()).toEqual(tables)
  const { comment } = await post({ pageKey: '/ice' })
  await decide(world.owner.token, 'approved', comment.id)
  expect(await pageOf(), 'triggers count again').toBe(before + 1)
})
