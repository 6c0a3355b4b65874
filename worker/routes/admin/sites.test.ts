import { beforeEach, describe, expect, test } from 'vitest'
import { AdminPage } from '../../../shared/page.ts'
import { Site } from '../../../shared/site.ts'
import { api, bearer, expectProblem, list, param, post, send } from '../../testing/client.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const { admin } = api
const site = admin.sites[':siteId']
let token: string
const as = (token: string) => ({ headers: bearer(token) })

beforeEach(async () => {
  await reset()
  await seedSite()
  token = (await seedModerator()).token
})

describe('sites', () => {
  test('are created by an owner, who owns them', async () => {
    const json = { id: 'second', name: 'Second', origins: ['https://second.example'] }
    const created = await admin.sites.$post({ json }, as(token))
    expect(Site.parse((await created.json()).site)).toMatchObject({
      ...json,
      settings: { moderation: 'first', editMinutes: 15 },
    })
    expect((await (await admin.sites.$get({ query: {} }, as(token))).json()).sites.map(({ id }) => id)).toEqual([
      'paper',
      'second',
    ])
    await expectProblem(await admin.sites.$post({ json }, as(token)), 'site-exists')
  })

  test('of others cannot be taken over by creating them again', async () => {
    await seedSite({ id: 'other' })
    await expectProblem(
      await admin.sites.$post({ json: { id: 'other', name: 'Mine', origins: [] } }, as(token)),
      'site-exists',
    )
    await expectProblem(await site.$get({ param: { siteId: 'other' } }, as(token)), 'site-not-found')
  })

  test('change only in what is named', async () => {
    const patch = (json: object) => send('PATCH', '/admin/sites/paper', json, bearer(token))
    await patch({ settings: { editMinutes: 5, closeAfterDays: 14 } })
    await patch({ name: 'New name', settings: { closeAfterDays: null } })
    const response = await patch({
      origins: ['https://paper.example', 'http://localhost:8787'],
      settings: { moderation: 'all' },
    })
    expect(Site.parse(((await response.json()) as { site: unknown }).site)).toMatchObject({
      name: 'New name',
      origins: ['https://paper.example', 'http://localhost:8787'],
      settings: { editMinutes: 5, closeAfterDays: null, moderation: 'all', sort: 'best' },
    })
  })

  test('leave what was changed, and from what, in the trail', async () => {
    await send('PATCH', '/admin/sites/paper', { name: 'New', settings: { maxLinks: null } }, bearer(token))
    const { changes } = await (await site.changes.$get({ param, query: {} }, as(token))).json()
    expect(changes[0]).toMatchObject({
      action: 'settings-changed',
      before: { name: 'The Paper', settings: { maxLinks: 2 } },
      after: { name: 'New', settings: { maxLinks: null } },
    })
  })

  test('are changed by owners only', async () => {
    const moderator = await seedModerator({ paper: 'moderator' })
    await expectProblem(
      await send('PATCH', '/admin/sites/paper', { name: 'x' }, bearer(moderator.token)),
      'not-allowed',
    )
    const json = { id: 'third', name: 'Third', origins: [] }
    await expectProblem(await admin.sites.$post({ json }, as(moderator.token)), 'not-allowed')
  })

  test.for([
    [{ settings: { moderation: 'some' } }, 'settings.moderation'],
    [{ settings: { editMinutes: -1 } }, 'settings.editMinutes'],
    [{ settings: { editMinutes: 1.5 } }, 'settings.editMinutes'],
    [{ settings: { closeAfterDays: 0 } }, 'settings.closeAfterDays'],
    [{ settings: { maxBodyLength: 20_001 } }, 'settings.maxBodyLength'],
    [{ settings: { unknown: 1 } }, 'settings.unknown'],
    [{ origins: ['https://paper.example/'] }, 'origins.0'],
    [{ origins: ['paper.example'] }, 'origins.0'],
    [{ origins: ['javascript:alert(1)'] }, 'origins.0'],
    [{ origins: '*' }, 'origins'],
    [{ name: ' ' }, 'name'],
    [{ id: 'renamed' }, 'id'],
  ])('refuse %j', async ([patch, path]) => {
    const { errors } = await expectProblem(
      await send('PATCH', '/admin/sites/paper', patch, bearer(token)),
      'invalid-request',
    )
    expect(errors?.map((error) => error.path)).toContain(path)
  })
})

describe('pages', () => {
  const patch = async (json: object, pageKey = '/ice') =>
    AdminPage.parse((await (await site.page.$patch({ param, query: { pageKey }, json }, as(token))).json()).page)

  test('are known before anybody comments, and change only in what is named', async () => {
    await patch({ title: 'Ice', publishedAt: '2026-11-01T08:00:00+03:00' })
    expect(await patch({ url: 'https://paper.example/ice' })).toMatchObject({
      key: '/ice',
      title: 'Ice',
      url: 'https://paper.example/ice',
      publishedAt: '2026-11-01T05:00:00.000Z',
      commentCount: 0,
    })
    await expectProblem(await site.page.$get({ param, query: { pageKey: '/none' } }, as(token)), 'page-not-found')
  })

  test('close and open again', async () => {
    await post()
    const closedAt = new Date(Date.now() - 1000).toISOString()
    await patch({ closedAt })
    expect((await list()).page.closedAt).toBe(closedAt)
    await expectProblem(
      await send('POST', '/sites/paper/comments', { pageKey: '/ice', name: 'A', email: 'a@b.example', body: 'x' }),
      'page-closed',
    )
    await patch({ closedAt: null })
    await post()
  })

  test('close by themselves some days after publication', async () => {
    await send('PATCH', '/admin/sites/paper', { settings: { closeAfterDays: 14 } }, bearer(token))
    const now = Date.now()
    const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
    await patch({ publishedAt: daysAgo(13) }, 'new')
    await patch({ publishedAt: daysAgo(15) }, 'old')
    expect((await list('new')).page.closedAt).toBeNull()
    expect((await list('old')).page.closedAt).toBe(daysAgo(1))
    await post({ pageKey: 'new' })
    await post({ pageKey: 'unknown' })
  })
})
