import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { ChangeList } from '../../../shared/changes.ts'
import { SiteModerator, SiteModeratorList } from '../../../shared/moderators.ts'
import { dump } from '../../testing/admin-world.ts'
import { api, bearer, expectProblem, param, request, send } from '../../testing/client.ts'
import { CONSOLE, seedSession, seedToken } from '../../testing/credentials.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const site = api.admin.sites[':siteId']
const PEOPLE = '/admin/sites/paper/moderators'
type Person = { id: string; token: string }
let [owner, moderator]: Person[] = []
const as = ({ token }: Person) => ({ headers: bearer(token) })

beforeEach(async () => {
  await reset()
  await seedSite()
  owner = await seedModerator()
  moderator = await seedModerator({ paper: 'moderator' }, 'Baraka')
})

const people = async () =>
  SiteModeratorList.parse(await (await site.moderators.$get({ param, query: {} }, as(owner!))).json()).moderators
const changes = async (query: { cursor?: string; limit?: string } = {}) =>
  ChangeList.parse(await (await site.changes.$get({ param, query }, as(owner!))).json())
const setRole = (by: Person, id: string, role: string) => send('PATCH', `${PEOPLE}/${id}`, { role }, bearer(by.token))
const remove = (by: Person, id: string) => request(`${PEOPLE}/${id}`, { method: 'DELETE', ...as(by) })

describe('moderators of a site', () => {
  test('are listed for each other', async () => {
    const third = await seedModerator({ paper: 'owner' }, 'Zawadi')
    const inOrder = [
      [owner!.id, 'Amina', 'owner'],
      [moderator!.id, 'Baraka', 'moderator'],
      [third.id, 'Zawadi', 'owner'],
    ].sort()
    expect((await people()).map(({ id, name, role }) => [id, name, role])).toEqual(inOrder)
  })

  test('get another role by an owner, and the trail says from what to what', async () => {
    const response = await setRole(owner!, moderator!.id, 'owner')
    expect(SiteModerator.parse(((await response.json()) as { moderator: unknown }).moderator)).toMatchObject({
      name: 'Baraka',
      role: 'owner',
    })
    await setRole(owner!, moderator!.id, 'owner')
    expect((await changes()).changes).toMatchObject([
      {
        ...{ action: 'moderator-role-changed', subjectId: moderator!.id, moderator: { id: owner!.id, name: 'Amina' } },
        ...{ before: { role: 'moderator' }, after: { role: 'owner' }, reason: null },
      },
    ])
  })

  test('are removed by an owner, and then find nothing there', async () => {
    expect((await remove(owner!, moderator!.id)).status).toBe(204)
    const { cookie } = await seedSession(moderator!.id)
    await expectProblem(await request(PEOPLE, { headers: { ...CONSOLE, Cookie: cookie } }), 'site-not-found')
    await expectProblem(await remove(owner!, moderator!.id), 'moderator-not-found')
    expect((await changes()).changes).toMatchObject([{ action: 'moderator-removed', subjectId: moderator!.id }])
  })

  test('who are removed lose their tokens there, for good, and everywhere when they belong nowhere else', async () => {
    await seedSite({ id: 'other' })
    const both = await seedModerator({ paper: 'moderator', other: 'moderator' }, 'Chiku')
    await remove(owner!, both.id)
    await remove(owner!, moderator!.id)
    const back = (id: string) =>
      env.DB.prepare("INSERT INTO memberships VALUES (?, 'paper', 'moderator', 0)").bind(id).run()
    for (const { id } of [both, moderator!]) await back(id)
    const sites = async (token: string) =>
      ((await (await request('/admin/sites', { headers: bearer(token) })).json()) as { sites: { id: string }[] }).sites
    await expectProblem(await request(PEOPLE, as(both)), 'site-not-found')
    expect((await request('/admin/sites/other/moderators', as(both))).status).toBe(200)
    expect(await sites(both.token)).toMatchObject([{ id: 'other' }])
    await expectProblem(await request('/admin/me', as(moderator!)), 'not-authenticated')
    // A token that is barred makes none that is not; a new one from the console may what the moderator may.
    const made = await send('POST', '/admin/tokens', { name: 'x', scopes: ['admin'] }, bearer(both.token))
    const { value } = (await made.json()) as { value: string }
    await expectProblem(await request(PEOPLE, { headers: bearer(value) }), 'site-not-found')
    const { cookie } = await seedSession(both.id)
    expect((await request(PEOPLE, { headers: { ...CONSOLE, Cookie: cookie } })).status).toBe(200)
    const fresh = await seedToken(moderator!.id)
    expect((await request(PEOPLE, as(fresh))).status).toBe(200)
  })

  test('may leave', async () => {
    expect((await remove(moderator!, moderator!.id)).status).toBe(204)
    const [change] = (await changes()).changes
    expect(change).toMatchObject({ action: 'moderator-left', moderator: { name: 'Baraka' }, subjectId: moderator!.id })
  })

  test('who are no owners change nobody, themselves included', async () => {
    const third = await seedModerator({ paper: 'moderator' }, 'Chiku')
    const before = await dump()
    for (const id of [owner!.id, third.id]) await expectProblem(await remove(moderator!, id), 'not-allowed')
    for (const id of [owner!.id, moderator!.id, third.id])
      await expectProblem(await setRole(moderator!, id, 'owner'), 'not-allowed')
    // The first use of each token is written.
    const withoutUse = (stored: string) => stored.replaceAll(/"last_used_at":\w+/g, '')
    expect(withoutUse(await dump())).toBe(withoutUse(before))
  })

  test('of another site are not there', async () => {
    await seedSite({ id: 'other' })
    const other = await seedModerator({ other: 'moderator' }, 'Eve')
    for (const id of [other.id, 'nobody']) {
      await expectProblem(await setRole(owner!, id, 'owner'), 'moderator-not-found')
      await expectProblem(await remove(owner!, id), 'moderator-not-found')
    }
    await expectProblem(await setRole(owner!, moderator!.id, 'king'), 'invalid-request')
    expect((await changes()).changes).toEqual([])
  })
})

describe('the last owner', () => {
  test('stays, and stays an owner', async () => {
    await expectProblem(await setRole(owner!, owner!.id, 'moderator'), 'last-owner')
    await expectProblem(await remove(owner!, owner!.id), 'last-owner')
    expect((await changes()).changes).toEqual([])
    // Owners of other sites do not count.
    await seedSite({ id: 'other' })
    await seedModerator({ other: 'owner' })
    await expectProblem(await remove(owner!, owner!.id), 'last-owner')
  })

  test.for(['leave', 'step down', 'remove each other'])('remains when two %s at once', async (what) => {
    const second = await seedModerator({ paper: 'owner' }, 'Zawadi')
    const acts = {
      leave: (by: Person) => remove(by, by.id),
      'step down': (by: Person) => setRole(by, by.id, 'moderator'),
      'remove each other': (by: Person, other: Person) => remove(by, other.id),
    }
    const act = acts[what as keyof typeof acts]
    await Promise.all([act(owner!, second), act(second, owner!)])
    const still = (await request(PEOPLE, as(owner!))).ok ? owner! : second
    const { moderators } = SiteModeratorList.parse(await (await request(PEOPLE, as(still))).json())
    expect(moderators.filter(({ role }) => role === 'owner')).toHaveLength(1)
  })
})

test('changes are walked by cursor, newest first, each once', async () => {
  for (const role of ['owner', 'moderator', 'owner', 'moderator', 'owner']) await setRole(owner!, moderator!.id, role)
  const seen: unknown[] = []
  let cursor: string | null = null
  do {
    const page: ChangeList = await changes({ limit: '2', ...(cursor && { cursor }) })
    seen.push(...page.changes.map(({ after }) => (after as { role: string }).role))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual(['owner', 'moderator', 'owner', 'moderator', 'owner'])
  await expectProblem(await request('/admin/sites/paper/changes?cursor=x', as(owner!)), 'invalid-request')
})
