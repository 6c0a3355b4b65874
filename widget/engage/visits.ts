import { recall, remember } from '../storage.ts'

/** Of pages of one site: the oldest are forgotten. */
const MOST = 200

/** Notes that the reader is here, and tells since when they were not; undefined where they never were. */
export function noteVisit(site: string, pageKey: string, now = Date.now()): string | undefined {
  const { [pageKey]: last, ...others } = recall(site, 'visits') ?? {}
  // Not as they were noted: an object has keys that are numbers before all others.
  const visits = Object.entries({ ...others, [pageKey]: now }).sort(([, a], [, b]) => a - b)
  remember(site, 'visits', Object.fromEntries(visits.slice(-MOST)))
  return last === undefined ? undefined : new Date(last).toISOString()
}
