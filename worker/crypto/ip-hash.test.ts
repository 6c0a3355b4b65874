import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashIp, hashNetwork, ipHashes, networkHashes, PERIOD, periodOf } from './ip-hash.ts'
import { canonicalIp, networkOf } from './ip.ts'

test.for<[spelling: string, canonical: string, network: string]>([
  ['203.0.113.77', '203.0.113.77', '203.0.113.0'],
  ['0.0.0.0', '0.0.0.0', '0.0.0.0'],
  ['255.255.255.255', '255.255.255.255', '255.255.255.0'],
  ['::ffff:203.0.113.77', '203.0.113.77', '203.0.113.0'],
  ['::FFFF:cb00:714d', '203.0.113.77', '203.0.113.0'],
  ['0:0:0:0:0:ffff:cb00:714d', '203.0.113.77', '203.0.113.0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
  ['2001:0DB8:0001:0000:0000:0000:0000:0006', '2001:db8:1::6', '2001:db8:1::'],
  ['2001:db8:1::6', '2001:db8:1::6', '2001:db8:1::'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1', '2001:db8::'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', '2001:db8::'],
  ['::1', '::1', '::'],
  ['::', '::', '::'],
  ['64:ff9b::203.0.113.77', '64:ff9b::cb00:714d', '64:ff9b::'],
])('%s is %s in %s', ([spelling, canonical, network]) => {
  expect(canonicalIp(spelling)).toBe(canonical)
  expect(networkOf(spelling)).toBe(network)
})

test.for<string | null | undefined>([
  undefined,
  null,
  '',
  ' ',
  'unknown',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.077',
  '0xcb.0.113.77',
  '3405803853',
  '127.1',
  '203.0.113.77:443',
  ' 203.0.113.77',
  '203.0.113.77, 198.51.100.1',
  '203.0.113.77/24',
  '[::1]',
  '::1%eth0',
  'fe80::1%1',
  '1::2::3',
  '1:2:3:4:5:6:7:8:9',
  ':::',
  '12345::',
  '１.１.１.１',
  '203.0.113.77\0',
])('%j is no address', async (text) => {
  expect(canonicalIp(text)).toBeNull()
  expect(networkOf(text)).toBeNull()
  expect(await hashIp('secret', 'paper', text, 1)).toBeNull()
  expect(await ipHashes('secret', 'paper', text, 0)).toBeNull()
  expect(await networkHashes('secret', 'paper', text, 0)).toBeNull()
})

test('every spelling of an address is the same, and again itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => {
      const canonical = canonicalIp(ip)
      expect(canonical).not.toBeNull()
      expect(canonicalIp(ip.toUpperCase())).toBe(canonical)
      expect(canonicalIp(canonical)).toBe(canonical)
      expect(networkOf(canonical)).toBe(networkOf(ip))
      expect(networkOf(networkOf(ip))).toBe(networkOf(ip))
    }),
  )
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(canonicalIp(`::ffff:${ip}`)).toBe(ip)
    }),
  )
})

test('no string makes it throw', () => {
  for (const long of ['1'.repeat(100_000), ':'.repeat(100_000), '1.1.1.1'.repeat(100_000)])
    expect(canonicalIp(long)).toBeNull()
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\da-f:.]{0,45}$/))
  fc.assert(
    fc.property(text, (value) => {
      const canonical = canonicalIp(value)
      expect(canonicalIp(canonical)).toBe(canonical)
    }),
  )
})

test('a hash is of one address or network, on one site, in one period', async () => {
  const hash = (await hashIp('secret', 'paper', '203.0.113.77', 7))!
  expect(hash).toMatch(/^[\w-]{43}$/)
  expect(await hashIp('secret', 'paper', '::ffff:203.0.113.77', 7)).toBe(hash)
  const others = [
    await hashIp('other', 'paper', '203.0.113.77', 7),
    await hashIp('secret', 'other', '203.0.113.77', 7),
    await hashIp('secret', 'paper', '203.0.113.78', 7),
    await hashIp('secret', 'paper', '203.0.113.77', 8),
    await hashNetwork('secret', 'paper', '203.0.113.77', 7),
    await hashNetwork('secret', 'paper', '203.0.113.77', 8),
    await hashIp('secret', 'paper', '203.0.113.0', 7),
  ]
  expect(new Set([hash, ...others]).size).toBe(others.length + 1)
})

test('neighbours are one network', async () => {
  const of = (ip: string) => hashNetwork('secret', 'paper', ip, 7)
  expect(await of('203.0.113.1')).toBe(await of('203.0.113.254'))
  expect(await of('203.0.113.1')).not.toBe(await of('203.0.114.1'))
  expect(await of('2001:db8:1::1')).toBe(await of('2001:db8:1:ffff::2'))
  expect(await of('2001:db8:1::1')).not.toBe(await of('2001:db8:2::1'))
})

test('at the boundary what was stored a moment ago is found, and a period later nothing is', async () => {
  const boundary = 700 * PERIOD
  for (const hashes of [ipHashes, networkHashes]) {
    const at = async (now: number) => (await hashes('secret', 'paper', '203.0.113.77', now))!
    const before = await at(boundary - 1)
    const after = await at(boundary)
    expect(after.previous).toBe(before.current)
    expect(after.current).not.toBe(before.current)
    expect(Object.values(await at(boundary + PERIOD))).not.toContain(before.current)
  }
  expect(periodOf(boundary) - periodOf(boundary - 1)).toBe(1)
})
