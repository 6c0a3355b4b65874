import type { Bindings } from '../env.ts'
import { databasesOf } from '../places/places.ts'
import { finishMerges } from './finish-merges.ts'
import { forgetExpired } from './forget-expired.ts'
import { keepMirrors } from './keep-mirrors.ts'
import { keepSearch } from './keep-search.ts'
import { readNewPages } from './read-new-pages.ts'

/**
 * What is done every hour in each database, one after the other. One that fails is told in the log, and the others are done
 * all the same. Together they ask no more than fifty times, which Cloudflare's free plan lets one invocation do; several
 * databases are for the paid one, which has room for all of them.
 */
const HOURLY: readonly ((env: Bindings, now: number) => Promise<void>)[] = [
  forgetExpired,
  finishMerges,
  readNewPages,
  // The last, so that it is told what the others have changed.
  keepSearch,
]

export async function runHourly(env: Bindings, now: number): Promise<void> {
  const inOne = async (DB: Bindings['DB']) => {
    for (const job of HOURLY) await job({ ...env, DB }, now).catch(log)
  }
  await Promise.all([...databasesOf(env).map(inOne), keepMirrors(env).catch(log)])
}

const log = (error: unknown) => console.error(error)
