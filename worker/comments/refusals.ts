import type { NewComment } from '../../shared/comment.ts'
import type { SiteSettings } from '../../shared/site.ts'
import type { Rates, RecentComment } from '../db/rates.ts'
import { fold } from '../moderation/words/fold.ts'
import { ProblemError } from '../problem.ts'

/** Between two comments of a stranger while a page gets far too many at once. */
const SURGE_SECONDS = 60

interface Lately {
  draft: NewComment
  settings: SiteSettings
  recent: readonly RecentComment[]
  rates: Rates
  /** Whom the site knows is not slowed down by a surge. */
  isSurge: boolean
  now: number
}

/** What is refused outright, in WordPress's order: what was said already, and what comes too quickly. */
export function refuseWhatIsTooMuch({ draft, settings, recent, rates, isSurge, now }: Lately): void {
  const { pageKey, parentId, body } = draft
  if (recent.some((each) => each.pageKey === pageKey && each.parentId === parentId && each.body === body))
    throw new ProblemError('duplicate-comment')

  const pause = isSurge && settings.floodSeconds > 0 ? SURGE_SECONDS : settings.floodSeconds
  const last = recent[0]?.createdAt ?? -Infinity
  const wait = Math.ceil((last - now) / 1000) + pause
  if (wait > 0)
    throw tooMany(
      wait,
      isSurge ? 'This page gets far more comments than usual. One a minute, please.' : 'You are posting too quickly.',
    )

  const { hourlyPerIp, hourlyPerEmail } = settings
  if (hourlyPerEmail !== null && rates.perEmail >= hourlyPerEmail)
    throw tooMany(600, 'This address has written very much in the last hour.')
  if (hourlyPerIp !== null && rates.perIp >= hourlyPerIp)
    throw tooMany(600, 'Very many comments came from this network in the last hour.')
}

/** @param seconds - until it is worth trying again (RFC 9110, 10.2.3) */
export const tooMany = (seconds: number, detail: string) =>
  new ProblemError('too-many-requests', { detail }, { headers: { 'Retry-After': `${seconds}` } })

/** Nobody poses as somebody of the site, however the name is spelt. */
export function refuseReservedName(name: string, settings: SiteSettings, moderators: readonly string[]): void {
  const plain = (text: string) => fold(text).text.trim()
  const taken = new Set([...settings.reservedNames, ...moderators].map(plain))
  if (taken.has(plain(name))) throw new ProblemError('name-reserved')
}
