import { canonicalIp, networkOf } from './ip.ts'
import { sign } from './signature.ts'

/** How long hashes of one address are the same. What was stored two periods ago can be deleted: nothing finds it any more. */
export const PERIOD = 30 * 24 * 60 * 60 * 1000

export const periodOf = (now: number): number => Math.floor(now / PERIOD)

/** The only form in which an address is stored. Null when the header held none: absent, `unknown`, a list. */
export const hashIp = (secret: string, siteId: string, ip: string | null | undefined, period: number) =>
  hash(secret, siteId, 'address', canonicalIp(ip), period)

/** The same of the address's network, for those who change addresses within it. */
export const hashNetwork = (secret: string, siteId: string, ip: string | null | undefined, period: number) =>
  hash(secret, siteId, 'network', networkOf(ip), period)

/** What to look for: what was stored yesterday may be of the period before. `current` is what to store. */
export interface PeriodHashes {
  readonly current: string
  readonly previous: string
}

export const ipHashes = (secret: string, siteId: string, ip: string | null | undefined, now: number) =>
  inBothPeriods((period) => hashIp(secret, siteId, ip, period), now)

export const networkHashes = (secret: string, siteId: string, ip: string | null | undefined, now: number) =>
  inBothPeriods((period) => hashNetwork(secret, siteId, ip, period), now)

async function inBothPeriods(
  hashIn: (period: number) => Promise<string | null>,
  now: number,
): Promise<PeriodHashes | null> {
  const [current, previous] = await Promise.all([hashIn(periodOf(now)), hashIn(periodOf(now) - 1)])
  return current !== null && previous !== null ? { current, previous } : null
}

/**
 * The period is signed with the address, which is as good as a new key each period: without the secret, hashes of two
 * periods have nothing in common. With it, somebody could try all of IPv4, so stored hashes are deleted when they are old.
 */
async function hash(secret: string, siteId: string, what: string, ip: string | null, period: number) {
  return ip === null ? null : sign(secret, 'ip-hash', siteId, what, String(period), ip)
}
