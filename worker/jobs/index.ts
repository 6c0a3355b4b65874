import type { Bindings } from '../env.ts'
import { databasesOf } from '../places/places.ts'
import { finishMerges } from './finish-merges.ts'
import { forgetExpired } from './forget-expired.ts'
import { keepMirrors } from './keep-mirrors.ts'
import { keepSearch } from './keep-search.ts'
import { readNewPages } from './read-new-pages.ts'

/**
 * What is done every hour in each database. One that fails is told in the log, and the others are done all the same. Together
 * they ask no more than fifty times, which Cloudflare's free plan lets one invocation do; several databases are for the paid
 * one, which has room for all of them.
 */
const HOURLY: readonly ((env: Bindings, now: number) => Promise<void>)[] = [
  forgetExpired,
  finishMerges,
  keepSearch,
  readNewPages,
]

export async function runHourly(env: Bindings, now: number): Promise<void> {
  const inEach = databasesOf(env).flatMap((DB) => HOURLY.map((job) => job({ ...env, DB }, now)))
  const results = await Promise.allSettled([...inEach, keepMirrors(env)])
  for (const result of results) if (result.status === 'rejected') console.error(result.reason)
}
