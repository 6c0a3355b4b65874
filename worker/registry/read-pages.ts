import type { ReadingProblem } from '../../shared/page-reading.ts'
import type { Asking } from '../challenges/ask.ts'
import type { Database } from '../db/database.ts'
import { claim, isCalled, settleElsewhere, settleFailure, settleRead, type Claim } from '../db/page-readings.ts'
import { collect } from './collect.ts'
import { factsOf } from './facts-of.ts'
import { ASKING, fetchOwn, UnreadableError } from './fetch-own.ts'
import { ownAddress } from './own-address.ts'
import { readHtml } from './read-html.ts'
import { take } from './take.ts'

/** A head is rarely longer than a tenth of it. */
const MOST_BYTES = 512 * 1024
const HTML = /^(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i

interface Run {
  /** Only these, if they are old; else those that were never read. */
  pageIds?: readonly string[]
  most: number
  now: number
  asking?: Asking
}

/** Reads the next pages: each is asked for once, by one run alone. */
export async function readPages({ DB }: { DB: Database }, { pageIds, most, now, asking = ASKING }: Run) {
  const claims = await claim(DB, now, most, pageIds)
  await Promise.all(claims.map((claim) => readPage(DB, claim, asking, now)))
  return claims.length
}

async function readPage(db: Database, claim: Claim, asking: Asking, now: number): Promise<void> {
  const reading = await ask(claim, asking).catch(problemOf)
  if (typeof reading === 'string') return void (await settleFailure(db, claim, reading, now))
  const { facts, keys } = reading
  if (await isCalled(db, claim, keys)) return void (await settleRead(db, claim, facts, now))
  const [key] = keys
  const isElsewhere = key !== undefined && (await settleElsewhere(db, claim, key, facts, now))
  if (!isElsewhere) await settleFailure(db, claim, 'other-page', now)
}

/** What breaks off in the middle, or is not over in time, is no failure of ours. */
const problemOf = (error: unknown): ReadingProblem => (error instanceof UnreadableError ? error.problem : 'unreachable')

async function ask(claim: Claim, asking: Asking) {
  const { origins, pageKey } = claim
  const address = addressToAsk(claim)
  if (!address) throw new UnreadableError('address-unknown')
  const { url, body, contentType } = await fetchOwn(asking, { address, origins, types: HTML })
  for await (const { html, isAll } of readHtml(take(body, MOST_BYTES).chunks, contentType)) {
    const { problem, ...reading } = factsOf(await collect(html), url, origins)
    // Further down a page may say more of its pictures and authors, and which key it has.
    const { image, authors } = reading.facts
    if (isAll || (problem === null && image && authors && reading.keys.includes(pageKey))) {
      if (problem) throw new UnreadableError(problem)
      return reading
    }
  }
  throw new UnreadableError('unreachable')
}

/**
 * Where the page is. What its owner or the page itself has said comes first, then its key, where that is an address or a
 * path. What a reader's browser has claimed is a place to look and no more: it is the page there that says which it is.
 */
function addressToAsk({ cardUrl, pageKey, url, origins }: Claim): string | null {
  const base = pageKey.startsWith('/') && origins[0] ? URL.parse(origins[0]) : null
  for (const candidate of [cardUrl, pageKey, url])
    if (candidate !== null) {
      const found = ownAddress(candidate, origins, base ?? undefined)
      if (found) return found.href
    }
  return null
}
