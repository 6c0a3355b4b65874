import { recall, remember } from '../storage.ts'

/** Of pages of one site: the oldest are forgotten. */
const MOST = 200

/** Notes that the reader is here, and tells since when they were not; undefined where they never were. */
export function noteVisit(site: string, pageKey: string, now = Date.now()): string | undefined {
  const { [pageKey]: last, ...others } = recall(site, 'visits') ?? {}
  const visits = Object.entries({ ...others, [pageKey]: now })
  remember(site, 'visits', Object.fromEntries(visits.slice(-MOST)))
  return last === undefined ? undefined : new Date(last).toISOString()
}
