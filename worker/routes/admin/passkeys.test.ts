import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { SignedIn } from '../../../shared/credentials.ts'
import { MAX_PASSKEYS, Passkey, PasskeyList } from '../../../shared/passkeys.ts'
import { makeChallenge } from '../../passkeys/challenge.ts'
import { dump } from '../../testing/admin-world.ts'
import { Authenticator } from '../../testing/authenticator.ts'
import { bearer, bindings, expectProblem, request, send } from '../../testing/client.ts'
import { CONSOLE, cookieOf, seedSession } from '../../testing/credentials.ts'
import { reset, seedModerator, seedSite } from '../../testing/seed.ts'

const MINUTE = 60_000
let owner: { id: string; token: string }
let cookie: string
let device: Authenticator

beforeEach(async () => {
  await reset()
  await seedSite()
  owner = await seedModerator()
  cookie = (await seedSession(owner.id)).cookie
  device = new Authenticator()
})

const inConsole = (session = cookie) => ({ ...CONSOLE, Cookie: session })
const encode = (challenge: string) => btoa(challenge).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

async function options(path: string, headers: Record<string, string> = inConsole()) {
  const response = await request(`/admin${path}`, { method: 'POST', headers })
  expect(response.status).toBe(200)
  return (await response.json()) as never
}

const add = (credential: object, session = cookie) => send('POST', '/admin/passkeys', credential, inConsole(session))
const signIn = (credential: object) => send('POST', '/admin/session/passkey', credential, CONSOLE)

async function addDevice(session = cookie, authenticator = device) {
  const made = await authenticator.create(await options('/passkeys/options', inConsole(session)))
  const response = await add(made, session)
  expect(response.status).toBe(201)
  return Passkey.parse(await response.json())
}

const list = async () =>
  PasskeyList.parse(await (await request('/admin/passkeys', { headers: bearer(owner.token) })).json()).passkeys

describe('a passkey', () => {
  test('is made in a session, and signs in from then on, without a name', async () => {
    const made = await addDevice()
    expect(made).toMatchObject({ isSynced: true, lastUsedAt: null })
    const response = await signIn(await device.get(await options('/session/passkey-options', CONSOLE)))
    expect(response.status).toBe(201)
    expect(SignedIn.parse(await response.json())).toMatchObject({
      moderator: { id: owner.id },
      session: { current: true },
    })
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-baraza=.*HttpOnly; Secure; SameSite=Strict$/)
    expect((await request('/admin/me', { headers: inConsole(cookieOf(response)) })).status).toBe(200)
    expect((await list())[0]).toMatchObject({ id: made.id, lastUsedAt: expect.any(String) })
  })

  test('is asked for so that whoever finds the device cannot use it', async () => {
    expect(await options('/passkeys/options')).toMatchObject({
      rp: { id: 'localhost', name: 'Baraza' },
      user: { name: 'Amina' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    })
    await addDevice()
    expect(await options('/passkeys/options')).toMatchObject({ excludeCredentials: [{ id: device.credentialId }] })
    const anybody = await options('/session/passkey-options', CONSOLE)
    expect(anybody).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(JSON.stringify(anybody)).not.toContain(device.credentialId)
  })

  test('is taken away by its moderator alone, and opens nothing any more', async () => {
    const { id } = await addDevice()
    const stranger = await seedModerator({ paper: 'owner' }, 'Eve')
    const take = (token: string) => request(`/admin/passkeys/${id}`, { method: 'DELETE', headers: bearer(token) })
    await expectProblem(await take(stranger.token), 'passkey-not-found')
    const answer = await device.get(await options('/session/passkey-options', CONSOLE))
    expect((await take(owner.token)).status).toBe(204)
    await expectProblem(await signIn(answer), 'passkey-invalid')
    await expectProblem(await take(owner.token), 'passkey-not-found')
    expect(await list()).toEqual([])
  })

  test('lets nobody in who moderates no site any more', async () => {
    await addDevice()
    await env.DB.prepare('DELETE FROM memberships WHERE moderator_id = ?').bind(owner.id).run()
    await expectProblem(
      await signIn(await device.get(await options('/session/passkey-options', CONSOLE))),
      'passkey-invalid',
    )
    expect(await env.DB.prepare('SELECT count(*) AS n FROM sessions').first('n')).toBe(1)
  })

  test('is one of twenty at most', async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MAX_PASSKEYS - 1})
       INSERT INTO passkeys (id, moderator_id, credential_id, public_key, counter, transports, synced, created_at)
       SELECT 'p' || i, ?, 'c' || i, '', 0, '[]', 0, 0 FROM n`,
    )
      .bind(owner.id)
      .run()
    const late = new Authenticator()
    const prepared = await late.create(await options('/passkeys/options'))
    await addDevice()
    await expectProblem(await add(prepared), 'too-many-passkeys')
    const response = await request('/admin/passkeys/options', { method: 'POST', headers: inConsole() })
    await expectProblem(response, 'too-many-passkeys')
  })
})

describe('a ceremony', () => {
  test('is good once, also when two come with it together', async () => {
    await addDevice()
    const answer = await device.get(await options('/session/passkey-options', CONSOLE))
    const responses = await Promise.all(Array.from({ length: 4 }, () => signIn(answer)))
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401])
    const second = new Authenticator()
    const made = await second.create(await options('/passkeys/options'))
    expect((await add(made)).status).toBe(201)
    await expectProblem(await add(made), 'passkey-invalid')
    // The same key, honestly made again for another challenge.
    await expectProblem(await add(await device.create(await options('/passkeys/options'))), 'passkey-invalid')
  })

  test.for([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of another origin of the same site', { origin: 'http://paper.localhost' }],
    ['inside a frame of another page, said or not', { crossOrigin: true, origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without a finger, a face or a PIN', { isVerified: false }],
    ['of another kind', { type: 'webauthn.create' }],
    ['with a challenge of its own', { challenge: encode('0.0.0') }],
    ['for somebody else', { userHandle: encode('somebody') }],
    ['for what is no base64url of anything', { userHandle: 'AAAAA' }],
  ] as const)('%s lets nobody in', async ([, faults]) => {
    await addDevice()
    const before = await dump()
    const answer = await device.get(await options('/session/passkey-options', CONSOLE), faults)
    const response = await signIn(answer)
    expect(response.headers.get('Set-Cookie')).toBeNull()
    await expectProblem(response, 'passkey-invalid')
    expect(await dump()).toBe(before)
  })

  test.for([
    ['of another origin', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without a finger, a face or a PIN', { isVerified: false }],
    ['of another kind', { type: 'webauthn.get' }],
    ['with a challenge of its own', { challenge: encode('0.0.0') }],
  ] as const)('%s makes no passkey', async ([, faults]) => {
    const made = await device.create(await options('/passkeys/options'), faults)
    const before = await dump()
    await expectProblem(await add(made), 'passkey-invalid')
    expect(await dump()).toBe(before)
  })

  test('of somebody else, of the other kind, or that is over, is none', async () => {
    await addDevice()
    const other = await seedModerator({ paper: 'moderator' }, 'Baraka')
    const { cookie: theirs } = await seedSession(other.id)
    const made = await new Authenticator().create(await options('/passkeys/options'))
    await expectProblem(await add(made, theirs), 'passkey-invalid')

    const signInOptions = (await options('/session/passkey-options', CONSOLE)) as { rpId: string }
    const register = (await options('/passkeys/options')) as { challenge: string }
    await expectProblem(
      await signIn(await device.get({ ...signInOptions, challenge: register.challenge })),
      'passkey-invalid',
    )

    const old = await makeChallenge(bindings.SECRET, { kind: 'sign-in' }, Date.now() - 6 * MINUTE)
    await expectProblem(await signIn(await device.get({ ...signInOptions, challenge: encode(old) })), 'passkey-invalid')
  })

  test('with a signature of another key, or a counter that goes back, lets nobody in', async () => {
    await addDevice()
    const thief = new Authenticator()
    await thief.create(await options('/passkeys/options'))
    const answer = await thief.get(await options('/session/passkey-options', CONSOLE))
    answer.credential.id = answer.credential.rawId = device.credentialId
    await expectProblem(await signIn(answer), 'passkey-invalid')
    device.counter = 40
    expect((await signIn(await device.get(await options('/session/passkey-options', CONSOLE)))).status).toBe(201)
    const copied = await device.get(await options('/session/passkey-options', CONSOLE), { counter: 7 })
    await expectProblem(await signIn(copied), 'passkey-invalid')
  })

  test('comes from the console, and in the shape that browsers send', async () => {
    await addDevice()
    const answer = await device.get(await options('/session/passkey-options', CONSOLE))
    await expectProblem(await request('/admin/session/passkey-options', { method: 'POST' }), 'csrf-refused')
    await expectProblem(await send('POST', '/admin/session/passkey', answer), 'csrf-refused')
    for (const wrong of [
      {},
      { credential: 'x' },
      { credential: { ...answer.credential, id: '<b>' } },
      { credential: { ...answer.credential, response: {} } },
      { credential: { ...answer.credential, type: 'password' } },
    ])
      await expectProblem(await signIn(wrong), 'invalid-request')
    const { response } = answer.credential as { response: object }
    for (const garbage of ['AAAA', 'e30', encode('{"type":'), 'A'.repeat(9_000)])
      for (const field of ['clientDataJSON', 'authenticatorData', 'signature']) {
        const wrong = { credential: { ...answer.credential, response: { ...response, [field]: garbage } } }
        await expectProblem(await signIn(wrong), 'passkey-invalid')
      }
    expect((await signIn(answer)).status).toBe(201)
  })
})

test('signing out everywhere else ends all sessions but this one', async () => {
  const other = await seedSession(owner.id)
  const stranger = await seedModerator({ paper: 'owner' }, 'Eve')
  const theirs = await seedSession(stranger.id)
  expect((await request('/admin/sessions', { method: 'DELETE', headers: inConsole() })).status).toBe(204)
  const me = async (session: string) => (await request('/admin/me', { headers: inConsole(session) })).status
  expect([await me(cookie), await me(other.cookie), await me(theirs.cookie)]).toEqual([200, 401, 200])
})
