import { env } from 'cloudflare:workers'
import { SignJWT, type JWTPayload } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { decryptEmail } from '../crypto/email.ts'
import { encryptSecret } from '../crypto/site-secret.ts'
import { AUTHOR_OF_MEMBER, memberAuthorStatement } from '../db/members.ts'
import { findSite, type SiteRecord } from '../db/sites.ts'
import { ProblemError } from '../problem.ts'
import { bindings, post } from '../testing/client.ts'
import { reset, seedSite } from '../testing/seed.ts'
import { findOrDescribeMember } from './member-author.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const KEY = 'a key of the owner, 32 bytes or more'
const CLAIMS = { sub: '7', name: 'Asha', email: 'Asha@example.org', aud: 'baraza:paper', exp: NOW / 1000 + 3600 }

let site: SiteRecord

async function enterKey(key = KEY, siteId = 'paper', secret = bindings.SECRET) {
  const sealed = await encryptSecret(secret, siteId, 'member-token-key', key)
  await env.DB.prepare("INSERT OR REPLACE INTO site_secrets VALUES (?, 'member-token-key', ?)")
    .bind(siteId, sealed)
    .run()
}

const jwt = (claims: JWTPayload = {}, key = KEY) =>
  new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(key))
const describeMember = (token: string) => findOrDescribeMember(bindings, site, token, NOW)
const authors = async () => (await env.DB.prepare('SELECT * FROM authors').all<Record<string, unknown>>()).results

/** As whoever posts stores it, but for the comment. */
async function store(token: string): Promise<string> {
  const { row } = await describeMember(token)
  const [, ids] = await env.DB.batch<{ id: string }>([
    memberAuthorStatement(env.DB, row, null),
    env.DB.prepare(`SELECT ${AUTHOR_OF_MEMBER} AS id`).bind(row.siteId, row.memberId),
  ])
  return ids!.results[0]!.id
}

beforeEach(async () => {
  await reset()
  await seedSite()
  site = (await findSite(env.DB, 'paper'))!
  await enterKey()
})

test('a new member is described, and nothing is stored', async () => {
  const described = await describeMember(await jwt({ role: 'author', website: 'https://asha.example/' }))
  expect(described).toMatchObject({
    fields: { name: 'Asha', email: 'Asha@example.org', website: 'https://asha.example/' },
    author: { role: 'author', approvedCount: 0 },
    row: { siteId: 'paper', memberId: 'member:7', name: 'Asha', role: 'author' },
  })
  expect(described.author.id).toBe(described.row.id)
  expect(await decryptEmail(bindings.SECRET, 'paper', described.row.emailEncrypted)).toBe('Asha@example.org')
  expect(await authors()).toEqual([])
})

test('a known member is found again, whatever has changed, with the trust they earned', async () => {
  const id = await store(await jwt())
  await env.DB.prepare('UPDATE authors SET approved_count = 4').run()
  const renamed = await jwt({ name: 'Asha Mwangi', email: 'new@example.org', role: 'staff' })
  expect(await describeMember(renamed)).toMatchObject({
    fields: { name: 'Asha Mwangi', email: 'new@example.org' },
    author: { id, role: 'staff', approvedCount: 4 },
  })
  expect(await store(renamed)).toBe(id)
  expect(await authors()).toMatchObject([
    { id, name: 'Asha Mwangi', role: 'staff', member_id: 'member:7', verified_at: NOW, approved_count: 4 },
  ])
  // The badge is the token's of today, and so is its absence.
  await store(await jwt())
  expect(await authors()).toMatchObject([{ role: 'reader' }])
})

test('twenty first comments at once make one author', async () => {
  const token = await jwt()
  const ids = await Promise.all(Array.from({ length: 20 }, () => store(token)))
  expect(new Set(ids).size).toBe(1)
  expect(await authors()).toHaveLength(1)
})

test('a member is not the guest who typed the same address, nor a moderator', async () => {
  const { comment } = await post({ email: CLAIMS.email })
  expect(await store(await jwt())).not.toBe(comment.author!.id)
  await env.DB.prepare("UPDATE authors SET member_id = 'moderator:7' WHERE id = ?").bind(comment.author!.id).run()
  expect((await describeMember(await jwt({ sub: 'moderator:7' }))).row.memberId).toBe('member:moderator:7')
  expect(await store(await jwt({ sub: 'moderator:7' }))).not.toBe(comment.author!.id)
})

test('members of two sites have nothing to do with each other', async () => {
  const id = await store(await jwt())
  await seedSite({ id: 'other' })
  await enterKey(KEY, 'other')
  site = (await findSite(env.DB, 'other'))!
  expect((await describeMember(await jwt({ aud: 'baraza:other' }))).author.id).not.toBe(id)
})

test('nothing is made when the comment is there already', async () => {
  await post({}, { key: 'a-key-of-the-form' })
  const { row } = await describeMember(await jwt())
  await memberAuthorStatement(env.DB, row, 'a-key-of-the-form').run()
  expect(await authors()).toHaveLength(1)
})

describe('a token that cannot be trusted is refused, and says why', () => {
  const detailOf = async (token: string) => {
    const error: unknown = await describeMember(token).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(ProblemError)
    const { type, details } = error as ProblemError
    expect(type).toBe('member-token-invalid')
    return details.detail
  }

  test('without a key', async () => {
    await env.DB.prepare('DELETE FROM site_secrets').run()
    expect(await detailOf(await jwt())).toContain('no key')
  })

  test('with a key that another secret sealed', async () => {
    await enterKey(KEY, 'paper', 'another secret')
    expect(await detailOf(await jwt())).toContain('enter it again')
  })

  test('with another key, audience or time', async () => {
    expect(await detailOf(await jwt({}, `${KEY}!`))).toContain('not signed with the key')
    expect(await detailOf(await jwt({ aud: 'baraza:other' }))).toContain('aud')
    expect(await detailOf(await jwt({ exp: NOW / 1000 - 100 }))).toContain('expired')
    expect(await detailOf(await jwt({ exp: NOW / 1000 + 100_000 }))).toContain('exp')
    expect(await detailOf('x')).toContain('JSON Web Token')
    expect(await detailOf(await jwt({ email: 'asha' }))).toContain('email')
  })
})
