import fc from 'fast-check'
import { base64url, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { verifyMemberToken, type MemberRefusal } from './member-token.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const KEY = 'a key of the owner, 32 bytes or more'
const HOUR = 3600

const CLAIMS = {
  sub: 'member-7',
  name: 'Asha Mwangi',
  email: 'asha@example.org',
  aud: 'baraza:paper',
  exp: NOW / 1000 + HOUR,
}

const encode = (value: unknown) => base64url.encode(JSON.stringify(value))
const jwt = (claims: JWTPayload, alg = 'HS256', key = KEY) =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
const verify = (token: string, { key = KEY, siteId = 'paper', now = NOW } = {}) =>
  verifyMemberToken({ key, siteId, token, now })

test.for<[what: string, claims: JWTPayload, member: object]>([
  ['as little as can be', {}, { website: null, role: 'reader' }],
  ['a website', { website: 'https://asha.example/' }, { website: 'https://asha.example/' }],
  ['a blank website', { website: ' ' }, { website: null }],
  ['an author', { role: 'author' }, { role: 'author' }],
  ['one of the staff', { role: 'staff' }, { role: 'staff' }],
  ['the site id alone as its audience', { aud: 'paper' }, {}],
  ['several audiences', { aud: ['https://paper.example', 'baraza:paper'] }, {}],
  ['claims that are for others', { iat: NOW / 1000, iss: 'https://paper.example', picture: 'x' }, {}],
  ['spaces around the name', { name: '  Asha \u202e Mwangi ' }, { name: 'Asha  Mwangi' }],
])('a token with %s vouches for a member', async ([, claims, member]) => {
  expect(await verify(await jwt({ ...CLAIMS, ...claims }))).toEqual({
    member: {
      id: 'member-7',
      name: 'Asha Mwangi',
      email: 'asha@example.org',
      website: null,
      role: 'reader',
      ...member,
    },
  })
})

const without = (claim: string) => ({ ...CLAIMS, [claim]: undefined })

test.for<[what: string, claims: JWTPayload, refused: MemberRefusal]>([
  ['no expiry', without('exp'), 'lifetime'],
  ['an expiry that is text', { ...CLAIMS, exp: String(CLAIMS.exp) as unknown as number }, 'lifetime'],
  ['an expiry in two days', { ...CLAIMS, exp: NOW / 1000 + 48 * HOUR }, 'lifetime'],
  ['no audience', without('aud'), 'audience'],
  ['another site as audience', { ...CLAIMS, aud: 'baraza:other' }, 'audience'],
  ['a site that begins alike', { ...CLAIMS, aud: 'baraza:paper-2' }, 'audience'],
  ['no member id', without('sub'), 'claims'],
  ['an empty member id', { ...CLAIMS, sub: '' }, 'claims'],
  ['an endless member id', { ...CLAIMS, sub: 'x'.repeat(201) }, 'claims'],
  ['no name', without('name'), 'claims'],
  ['an invisible name', { ...CLAIMS, name: '\u200b' }, 'claims'],
  ['no address', without('email'), 'claims'],
  ['something else as address', { ...CLAIMS, email: 'asha' }, 'claims'],
  ['a website that is a script', { ...CLAIMS, website: 'javascript:alert(1)' }, 'claims'],
  ['a role that is none', { ...CLAIMS, role: 'moderator' }, 'claims'],
])('a token with %s is refused', async ([, claims, refused]) => {
  expect(await verify(await jwt(claims))).toEqual({ refused })
})

test.for<[what: string, claims: object, now: number, verdict: MemberRefusal | undefined]>([
  ['expires, at the end of the skew', {}, CLAIMS.exp + 59, undefined],
  ['has expired', {}, CLAIMS.exp + 60, 'expired'],
  ['begins within the skew', { nbf: NOW / 1000 + 60 }, NOW / 1000, undefined],
  ['begins later', { nbf: NOW / 1000 + 61 }, NOW / 1000, 'not-yet'],
  ['lives for a day, by a clock that is ahead', { exp: NOW / 1000 + 24 * HOUR + 60 }, NOW / 1000, undefined],
  ['lives for longer', { exp: NOW / 1000 + 24 * HOUR + 61 }, NOW / 1000, 'lifetime'],
])('a token that %s', async ([, claims, now, refused]) => {
  expect((await verify(await jwt({ ...CLAIMS, ...claims }), { now: now * 1000 })).refused).toBe(refused)
})

test('only HS256 is an algorithm', async () => {
  for (const alg of ['HS384', 'HS512'])
    expect(await verify(await jwt(CLAIMS, alg, KEY.repeat(2)))).toEqual({ refused: 'algorithm' })
  const pair = await generateKeyPair('RS256')
  const signed = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256' }).sign(pair.privateKey)
  expect(await verify(signed)).toEqual({ refused: 'algorithm' })

  // The header is the sender's word, and the signature right for it or absent.
  expect(await verify(new UnsecuredJWT(CLAIMS).encode())).toEqual({ refused: 'algorithm' })
  const [header, payload, signature] = (await jwt(CLAIMS)).split('.') as [string, string, string]
  for (const alg of ['none', 'None', 'hs256', 'HS384', 'RS256'])
    for (const end of ['', signature])
      expect(await verify(`${encode({ alg })}.${payload}.${end}`)).toEqual({ refused: 'algorithm' })
  for (const wrong of [{}, { alg: null }, { alg: ['HS256'] }, null, [], { alg: 'HS256', crit: ['exp'] }])
    expect((await verify(`${encode(wrong)}.${payload}.${signature}`)).refused).toBeDefined()
  expect(await verify(`${header}.${payload}.`)).toEqual({ refused: 'signature' })
})

test('what was not signed with the key of this site is refused', async () => {
  const token = await jwt(CLAIMS)
  expect(await verify(token, { key: `${KEY}!` })).toEqual({ refused: 'signature' })
  expect(await verify(token, { siteId: 'other' })).toEqual({ refused: 'audience' })
  const [header, , signature] = token.split('.')
  const raised = encode({ ...CLAIMS, role: 'staff' })
  expect(await verify(`${header}.${raised}.${signature}`)).toEqual({ refused: 'signature' })
  await fc.assert(
    // The last character has bits that decoding drops.
    fc.asyncProperty(fc.nat(token.length - 2), fc.constantFrom('A', 'B', '.', '='), async (at, other) => {
      fc.pre(token[at] !== other)
      expect((await verify(token.slice(0, at) + other + token.slice(at + 1))).member).toBeUndefined()
    }),
  )
})

test('a key that can be guessed proves nothing', async () => {
  const short = 'x'.repeat(31)
  expect(await verify(await jwt(CLAIMS, 'HS256', short), { key: short })).toEqual({ refused: 'weak-key' })
  expect(await verify(await jwt(CLAIMS, 'HS256', 'x'), { key: '' })).toEqual({ refused: 'weak-key' })
})

test('an oversized token is not looked at', async () => {
  const token = await jwt({ ...CLAIMS, ballast: 'x'.repeat(4000) })
  expect(await verify(token)).toEqual({ refused: 'malformed' })
})

test('no string makes it throw, or is a member', async () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(base64url.encode))
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
      expect((await verify(parts.join('.'))).refused).toBeDefined()
    }),
  )
})
