import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { DRAFT, expectProblem, list, param, post, send, api, bearer } from '../testing/client.ts'
import { reset, seedModerator, seedSite } from '../testing/seed.ts'

const key = '0d4cf5a2-9b53-4d54-9a30-6f0f5e2b7a11'

beforeEach(reset)

test('the same request again is stored once and answered the same', async () => {
  await seedSite({ moderation: 'none' })
  const first = await post({}, { key })
  expect(await post({}, { key })).toEqual(first)
  expect(await post({}, { key: `"${key}"` })).toEqual(first)
  expect((await list()).page.commentCount).toBe(1)
})

test('of fifty at once one is stored, and all get its answer', async () => {
  await seedSite({ moderation: 'none' })
  const answers = await Promise.all(Array.from({ length: 50 }, () => post({}, { key })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1)
  expect((await list()).page.commentCount).toBe(1)
  const authors = await env.DB.prepare('SELECT count(*) AS count FROM authors').first('count')
  expect(authors).toBe(1)
})

test('is answered again after the page has closed', async () => {
  await seedSite({ moderation: 'none' })
  const { token } = await seedModerator()
  const first = await post({}, { key })
  await api.admin.sites[':siteId'].page.$patch(
    { param, query: { pageKey: '/ice' }, json: { closedAt: new Date().toISOString() } },
    { headers: bearer(token) },
  )
  expect(await post({}, { key })).toEqual(first)
  await expectProblem(await send('POST', '/sites/paper/comments', DRAFT), 'page-closed')
})

test('gives nobody who guesses the key the token of its author', async () => {
  await seedSite({ moderation: 'none' })
  await post({}, { key })
  for (const change of [{ email: 'eve@example.org' }, { body: 'Other words' }, { pageKey: '/other' }])
    await expectProblem(
      await send('POST', '/sites/paper/comments', { ...DRAFT, ...change }, { 'Idempotency-Key': key }),
      'idempotency-key-reused',
    )
  expect((await list()).page.commentCount).toBe(1)
  expect((await list('/other')).page.commentCount).toBe(0)
})

test('is of one site only', async () => {
  await seedSite({ moderation: 'none' })
  await seedSite({ id: 'other', moderation: 'none' })
  const here = await post({}, { key })
  expect((await post({}, { key, siteId: 'other' })).comment.id).not.toBe(here.comment.id)
})
