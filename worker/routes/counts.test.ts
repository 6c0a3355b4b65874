import { beforeEach, expect, test } from 'vitest'
import { Counts } from '../../shared/page.ts'
import { api, expectProblem, param, post, request } from '../testing/client.ts'
import { reset, seedSite } from '../testing/seed.ts'

beforeEach(async () => {
  await reset()
  await seedSite({ moderation: 'none' })
})

const counts = async (...pageKey: string[]) =>
  Counts.parse(await (await api.sites[':siteId'].counts.$get({ param, query: { pageKey } })).json()).counts

test('answers in the order asked, with 0 for a page nobody knows', async () => {
  const { comment } = await post({ pageKey: '/a' })
  await post({ pageKey: '/a', parentId: comment.id })
  await post({ pageKey: '__proto__' })
  expect(await counts('/b', '/a', '__proto__', '/a')).toEqual([
    { pageKey: '/b', commentCount: 0 },
    { pageKey: '/a', commentCount: 2 },
    { pageKey: '__proto__', commentCount: 1 },
    { pageKey: '/a', commentCount: 2 },
  ])
  expect(await counts('/a')).toHaveLength(1)
})

test('takes 90 pages and not one more', async () => {
  const keys = Array.from({ length: 90 }, (_, i) => `/${i}`)
  expect(await counts(...keys)).toHaveLength(90)
  const query = [...keys, 'more'].map((key) => `pageKey=${key}`).join('&')
  await expectProblem(await request(`/sites/paper/counts?${query}`), 'invalid-request')
  await expectProblem(await request('/sites/paper/counts'), 'invalid-request')
})
