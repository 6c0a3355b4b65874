import type { Bindings } from '../env.ts'
import { finishMerges } from './finish-merges.ts'
import { forgetExpired } from './forget-expired.ts'
import { keepSearch } from './keep-search.ts'

/** What is done every hour. One that fails is told in the log, and the others are done all the same. */
const HOURLY: readonly ((env: Bindings, now: number) => Promise<void>)[] = [forgetExpired, finishMerges, keepSearch]

export async function runHourly(env: Bindings, now: number): Promise<void> {
  const results = await Promise.allSettled(HOURLY.map((job) => job(env, now)))
  for (const result of results) if (result.status === 'rejected') console.error(result.reason)
}
