import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { ChangeList } from '../../../shared/changes.ts'
import { Accepted, CreatedInvitation, InvitationList, Me } from '../../../shared/moderators.ts'
import { dump } from '../../testing/admin-world.ts'
import { api, bearer, expectProblem, param, request, send } from '../../testing/client.ts'
import { CONSOLE, cookieOf, seedSession, seedToken } from '../../testing/credentials.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const site = api.admin.sites[':siteId']
const DAY = 86_400_000
let owner: { id: string; token: string }
const asOwner = () => ({ headers: bearer(owner.token) })

beforeEach(async () => {
  await reset()
  await seedSite()
  owner = await seedModerator()
})

const invite = async (name = 'Farida', role: 'owner' | 'moderator' = 'moderator') =>
  CreatedInvitation.parse(await (await site.invitations.$post({ param, json: { name, role } }, asOwner())).json())
const accept = (invitation: string, headers: Record<string, string> = CONSOLE, name?: string) =>
  send('POST', '/admin/invitations/accept', { invitation, ...(name && { name }) }, headers)
const open = async () =>
  InvitationList.parse(await (await site.invitations.$get({ param, query: {} }, asOwner())).json()).invitations
const actions = async () =>
  ChangeList.parse(await (await site.changes.$get({ param, query: {} }, asOwner())).json()).changes.map(
    ({ action, moderator }) => [action, moderator.name],
  )
const revoke = (id: string) => request(`/admin/sites/paper/invitations/${id}`, { method: 'DELETE', ...asOwner() })

test('an invitation is shown once and good for a week', async () => {
  const { invitation, token, link } = await invite()
  expect(link).toBe(`http://localhost/admin/#invitation=${token}`)
  expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBe(7 * DAY)
  expect(await open()).toEqual([invitation])
  expect(invitation).toMatchObject({ name: 'Farida', role: 'moderator', invitedBy: { id: owner.id, name: 'Amina' } })
  expect(await dump()).not.toContain(token)
})

test('a stranger who accepts becomes a moderator and is signed in', async () => {
  const { token } = await invite()
  const response = await accept(token, CONSOLE, 'Farida M.')
  expect(response.status).toBe(201)
  const { moderator, site, session } = Accepted.parse(await response.clone().json())
  expect(moderator.name).toBe('Farida M.')
  expect(site).toEqual({ id: 'paper', role: 'moderator' })
  expect(session?.current).toBe(true)
  const me = Me.parse(await (await request('/admin/me', { headers: { Cookie: cookieOf(response) } })).json())
  expect(me).toMatchObject({ id: moderator.id, sites: [{ id: 'paper', role: 'moderator' }] })
  expect(await open()).toEqual([])
  expect(await actions()).toEqual([
    ['moderator-joined', 'Farida M.'],
    ['invitation-added', 'Amina'],
  ])
})

test('who is signed in joins as who they are', async () => {
  await seedSite({ id: 'other' })
  const eve = await seedModerator({ other: 'moderator' }, 'Eve')
  const { cookie } = await seedSession(eve.id)
  for (const headers of [{ ...CONSOLE, Cookie: cookie }, bearer(eve.token)]) {
    const response = await accept((await invite()).token, headers, 'Another name')
    expect(response.headers.get('Set-Cookie')).toBeNull()
    expect(Accepted.parse(await response.json())).toMatchObject({
      moderator: { id: eve.id, name: 'Eve' },
      session: null,
    })
  }
  const { results } = await env.DB.prepare('SELECT 1 FROM memberships WHERE moderator_id = ?').bind(eve.id).all()
  expect(results).toHaveLength(2)
})

test('who is there already can be made an owner by it, and never less', async () => {
  const { id, token } = await seedModerator({ paper: 'moderator' }, 'Baraka')
  const roles = []
  for (const role of ['moderator', 'owner', 'moderator'] as const) {
    const response = await accept((await invite('Baraka', role)).token, bearer(token))
    roles.push(Accepted.parse(await response.json()).site.role)
  }
  expect(roles).toEqual(['moderator', 'owner', 'owner'])
  expect(await env.DB.prepare('SELECT name FROM moderators WHERE id = ?').bind(id).first('name')).toBe('Baraka')
})

test.for(['strangers', 'one moderator'])('of many at once by %s one is taken', async (who) => {
  const { token } = await invite()
  const known = await seedModerator({}, 'Known')
  const headers = who === 'strangers' ? CONSOLE : bearer(known.token)
  const responses = await Promise.all(Array.from({ length: 5 }, () => accept(token, headers)))
  expect(responses.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404, 404])
  const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')
  expect(await count('memberships')).toBe(2)
  expect(await count('moderators')).toBe(who === 'strangers' ? 3 : 2)
  expect(await count('sessions')).toBe(who === 'strangers' ? 1 : 0)
  expect((await actions()).filter(([action]) => action === 'moderator-joined')).toHaveLength(1)
})

test('one that was revoked, has expired or never was makes nobody', async () => {
  const [revoked, expired, taken] = [await invite(), await invite(), await invite()]
  expect((await revoke(revoked.invitation.id)).status).toBe(204)
  await env.DB.prepare('UPDATE invitations SET expires_at = ? WHERE id = ?')
    .bind(Date.now(), expired.invitation.id)
    .run()
  await accept(taken.token)
  const before = await dump()
  for (const { token } of [revoked, expired, taken, { token: 'never-was' }]) {
    const response = await accept(token)
    expect(response.headers.get('Set-Cookie')).toBeNull()
    await expectProblem(response, 'invitation-not-found')
    await expectProblem(await accept(token, bearer(owner.token)), 'invitation-not-found')
  }
  for (const { invitation } of [revoked, expired, taken])
    await expectProblem(await revoke(invitation.id), 'invitation-not-found')
  expect(await dump()).toBe(before)
  expect(await open()).toEqual([])
})

test('one of somebody who has ceased to be an owner is void', async () => {
  const second = await seedModerator({ paper: 'owner' }, 'Zawadi')
  const { token } = await invite('Myself', 'owner')
  await request(`/admin/sites/paper/moderators/${owner.id}`, { method: 'DELETE', headers: bearer(second.token) })
  await expectProblem(await accept(token), 'invitation-not-found')
})

test('one of another site is not there', async () => {
  await seedSite({ id: 'other' })
  const { invitation } = await invite()
  const elsewhere = await seedModerator({ other: 'owner' }, 'Eve')
  const path = `/admin/sites/other/invitations/${invitation.id}`
  await expectProblem(
    await request(path, { method: 'DELETE', headers: bearer(elsewhere.token) }),
    'invitation-not-found',
  )
})

test('it is accepted in the console, or by a token that may do everything', async () => {
  const { token } = await invite()
  const known = await seedModerator({}, 'Known')
  const { cookie } = await seedSession(known.id)
  const lesser = await seedToken(known.id, { scopes: ['read', 'decide', 'pages'] })
  const before = await dump()
  await expectProblem(await accept(token, {}), 'csrf-refused')
  await expectProblem(await accept(token, { ...CONSOLE, Origin: 'https://evil.example' }), 'csrf-refused')
  await expectProblem(await accept(token, { Cookie: cookie }), 'csrf-refused')
  await expectProblem(await accept(token, bearer('garbage')), 'not-authenticated')
  await expectProblem(await accept(token, bearer(lesser.token)), 'not-allowed')
  expect(await dump()).toBe(before)
})
