import { newDeviceId, signReaderToken } from '../crypto/reader-token.ts'
import { actionsOf, newDevicesOf, rememberDeviceStatements, type Allowance } from '../db/allowance.ts'
import type { Database } from '../db/database.ts'
import { tooManyRequests } from '../problem.ts'

/** Who votes, reacts or reports: an author or a device, each once. */
export interface Reader {
  readonly id: string
  /** Nothing proved who it is, so a device begins with this act. */
  readonly isNew: boolean
  /**
   * The keyed hash of the address that the request came from. No vote, reaction or report has it; for an hour it stands with
   * the id of a device or a page that began there, to count these by.
   */
  readonly ipHash: string
  /** How much is left to this reader, or to new devices of the same address of the network. */
  readonly allowance: Allowance
  /** What to store with the act. */
  readonly remember: (db: Database) => D1PreparedStatement[]
}

export const knownReader = (id: string, ipHash: string, now: number): Reader => ({
  id,
  isNew: false,
  ipHash,
  allowance: actionsOf(id, now),
  remember: () => [],
})

export function newReader(ipHash: string, now: number): Reader {
  const id = newDeviceId()
  return {
    id,
    isNew: true,
    ipHash,
    allowance: newDevicesOf(ipHash, now),
    remember: (db) => rememberDeviceStatements(db, ipHash, id, now),
  }
}

/** The token of a device that has just begun, for the answer. */
export const tokenOf = async (secret: string, siteId: string, { id, isNew }: Reader) =>
  isNew ? { readerToken: await signReaderToken(secret, siteId, id) } : {}

/** @param first - when the first of what uses the allowance up was done. */
export const usedUp = ({ allowance }: { allowance: Allowance }, first: number | null, now: number) =>
  tooManyRequests((first ?? now) + allowance.period - now)
