import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { DecisionList } from '../../shared/admin.ts'
import type { ChangeList } from '../../shared/changes.ts'
import type { PostedComment } from '../../shared/comment.ts'
import type { SiteModeratorList } from '../../shared/moderators.ts'
import { runHourly } from '../jobs/index.ts'
import { bearer, expectProblem } from '../testing/client.ts'
import { cookieOf, CONSOLE, seedSession } from '../testing/credentials.ts'
import { answered, ask, AWAY, both, migrateSecond, openBoth, tablesOf } from '../testing/two-databases.ts'

let owner: { id: string; token: string }
let headers: Record<string, string>

beforeAll(migrateSecond)
beforeEach(async () => {
  owner = await openBoth()
  headers = bearer(owner.token)
})

const admin = <Answer = unknown>(status: number, method: string, path: string, body?: unknown) =>
  answered<Answer>(status, method, `/admin${path}`, { body, headers })

/** Somebody new accepts an invitation to the far site, in the browser that then has their session. */
async function invite(name: string, installation = both) {
  const { token } = await admin<{ token: string }>(201, 'POST', '/sites/far/invitations', { name, role: 'moderator' })
  const accept = { body: { invitation: token }, headers: CONSOLE, env: installation }
  const response = await ask('POST', '/admin/invitations/accept', accept)
  expect(response.status).toBe(201)
  const { moderator } = await response.json<{ moderator: { id: string } }>()
  return { id: moderator.id, headers: { ...CONSOLE, Cookie: cookieOf(response) } }
}

const comment = async () => {
  const body = { pageKey: '/ice', name: 'Asha', email: 'asha@example.org', body: 'The quarrels have moved.' }
  return (await answered<PostedComment>(201, 'POST', '/sites/far/comments', { body })).comment
}
const deciders = async () =>
  (await admin<DecisionList>(200, 'GET', '/sites/far/decisions')).decisions.flatMap(({ moderator }) => moderator ?? [])
const members = async () => (await tablesOf(env.SECOND_DB))['memberships']!

test('who accepts an invitation decides at once, and is known there by id and name alone', async () => {
  await admin(200, 'PATCH', '/me', { email: 'amina@paper.example' })
  const baraka = await invite('Baraka')
  const { id } = await comment()
  const body = { commentIds: [id], status: 'rejected' }
  await answered(201, 'POST', '/admin/sites/far/decisions', { body, headers: baraka.headers })
  expect(await deciders()).toMatchObject([{ id: baraka.id, name: 'Baraka' }])
  const { moderators } = await tablesOf(env.SECOND_DB)
  expect(moderators).toHaveLength(2)
  for (const row of moderators!) expect(row).toMatchObject({ email_encrypted: null, email_hash: null })
  expect((await tablesOf(env.DB))['mirror_due']).toEqual([])
})

test('a new name is read there, also of who has left', async () => {
  const baraka = await invite('Baraka')
  const { id } = await comment()
  const body = { commentIds: [id], status: 'rejected' }
  await answered(201, 'POST', '/admin/sites/far/decisions', { body, headers: baraka.headers })
  await admin(204, 'DELETE', `/sites/far/moderators/${baraka.id}`)
  await expectProblem(await ask('GET', '/admin/sites/far', { headers: baraka.headers }), 'site-not-found')
  await answered(200, 'PATCH', '/admin/me', { body: { name: 'Baraka M.' }, headers: baraka.headers })
  expect(await deciders()).toMatchObject([{ name: 'Baraka M.' }])
  expect(await members()).toMatchObject([{ moderator_id: owner.id, role: 'owner' }])
})

test('names of its moderators cannot be used on a site, and those of another site can', async () => {
  await invite('Baraka')
  const body = { pageKey: '/ice', name: 'Baraka', email: 'b@example.org', body: 'It is me.' }
  await expectProblem(await ask('POST', '/sites/far/comments', { body }), 'name-reserved')
  await answered(201, 'POST', '/sites/paper/comments', { body })
})

test('the audit trail of a site is whole: who was invited, joined, was promoted and removed', async () => {
  const baraka = await invite('Baraka')
  await admin(200, 'PATCH', `/sites/far/moderators/${baraka.id}`, { role: 'owner' })
  const demote = { body: { role: 'moderator' }, headers: baraka.headers }
  await answered(200, 'PATCH', `/admin/sites/far/moderators/${owner.id}`, demote)
  await answered(204, 'DELETE', `/admin/sites/far/moderators/${owner.id}`, { headers: baraka.headers })
  const { changes } = await answered<ChangeList>(200, 'GET', '/admin/sites/far/changes', { headers: baraka.headers })
  expect(changes.map(({ action, moderator }) => [action, moderator.name]).reverse()).toEqual([
    ['invitation-added', 'Amina'],
    ['moderator-joined', 'Baraka'],
    ['moderator-role-changed', 'Amina'],
    ['moderator-role-changed', 'Baraka'],
    ['moderator-removed', 'Baraka'],
  ])
  expect((await tablesOf(env.DB))['changes'], 'they were on their way').toEqual([])
  const list = await answered<SiteModeratorList>(200, 'GET', '/admin/sites/far/moderators', { headers: baraka.headers })
  expect(list.moderators).toMatchObject([{ name: 'Baraka', role: 'owner' }])
})

test.for([
  ["INSERT INTO memberships VALUES ('other', ?, 'moderator', 0)", 'far'],
  ["UPDATE memberships SET role = 'moderator' WHERE site_id = ?", 'far'],
  ['DELETE FROM memberships WHERE site_id = ?', 'far'],
  [
    `INSERT INTO changes (id, site_id, moderator_id, action, subject_id, created_at)
     VALUES ('x', ?, 'other', 'moderator-joined', 'other', 0)`,
    'far',
  ],
  ["UPDATE moderators SET name = 'Renamed' WHERE id = 'other' AND ? IS NOT NULL", 'other'],
] as const)(
  '%s is told to another database, whoever wrote it, and not of a site that is here',
  async ([sql, subject]) => {
    await env.DB.prepare("INSERT INTO moderators (id, name, created_at) VALUES ('other', 'Other', 0)").run()
    const due = async () => (await tablesOf(env.DB))['mirror_due']!.map((row) => row['subject_id'])
    await env.DB.prepare(sql).bind('far').run()
    expect(await due()).toEqual([subject])
    await runHourly(both, Date.now())
    expect(await due()).toEqual([])
    if (subject === 'far') await env.DB.prepare(sql.replace("'x'", "'y'")).bind('paper').run()
    expect(await due()).toEqual([])
  },
)

test('what could not be told there is told before the next write, or by the hourly job', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const broken = { ...both, DB_2: AWAY }
  const baraka = await invite('Baraka', broken)
  expect(await members()).toHaveLength(1)
  const body = { pageKey: '/ice', body: 'We have asked the harbour.' }
  await comment()
  const send = { body, headers: baraka.headers }
  await answered(201, 'POST', '/admin/sites/far/comments', send)
  expect(await members()).toHaveLength(2)

  await answered(200, 'PATCH', '/admin/me', { body: { name: 'Amina W.' }, headers, env: broken })
  const names = async () => (await tablesOf(env.SECOND_DB))['moderators']!.map((row) => row['name'])
  expect(log).toHaveBeenCalled()
  log.mockRestore()
  await runHourly(both, Date.now())
  expect(await names()).toContain('Amina W.')
  expect((await tablesOf(env.DB))['mirror_due']).toEqual([])
})

test('a database that was set back is mended by the hourly job', async () => {
  const before = await tablesOf(env.SECOND_DB)
  await env.SECOND_DB.batch(
    ['DELETE FROM memberships', "UPDATE moderators SET name = 'Old'"].map((sql) => env.SECOND_DB.prepare(sql)),
  )
  await runHourly(both, Date.now())
  expect(await tablesOf(env.SECOND_DB)).toEqual(before)
})

test('a session hands over to an article of the far site', async () => {
  const { cookie } = await seedSession(owner.id)
  const handover = { headers: { ...CONSOLE, Cookie: cookie }, body: {} }
  const { code } = await answered<{ code: string }>(201, 'POST', '/admin/sites/far/handovers', handover)
  const { token } = await answered<{ token: string }>(201, 'POST', '/sites/far/moderation', { body: { code } })
  const { id } = await comment()
  const body = { commentIds: [id], status: 'spam' }
  await answered(201, 'POST', '/admin/sites/far/decisions', { body, headers: bearer(token) })
  expect((await tablesOf(env.SECOND_DB))['in_place_tokens']).toEqual([])
})
