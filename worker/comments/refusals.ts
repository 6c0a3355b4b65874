import type { NewComment } from '../../shared/comment.ts'
import type { SiteSettings } from '../../shared/site.ts'
import type { Rates, RecentComment } from '../db/rates.ts'
import { foldToLatin } from '../moderation/words/fold.ts'
import { ProblemError, tooManyRequests } from '../problem.ts'

const TEN_MINUTES = 10 * 60_000

/** Between two comments of a stranger while a page gets far too many at once. */
const SURGE_SECONDS = 60

interface Lately {
  draft: NewComment
  /** Whatever it was called by. */
  page: { id: string } | null
  settings: SiteSettings
  recent: readonly RecentComment[]
  rates: Rates
  /** Whom the site knows is not slowed down by a surge. */
  isSurge: boolean
  now: number
}

/** What is refused outright, in WordPress's order: what was said already, and what comes too quickly. */
export function refuseWhatIsTooMuch({ draft, page, settings, recent, rates, isSurge, now }: Lately): void {
  const { parentId, body } = draft
  if (recent.some((each) => each.pageId === page?.id && each.parentId === parentId && each.body === body))
    throw new ProblemError('duplicate-comment')

  const pause = isSurge && settings.floodSeconds > 0 ? SURGE_SECONDS : settings.floodSeconds
  const last = recent[0]?.createdAt ?? -Infinity
  const wait = last - now + pause * 1000
  if (wait > 0)
    throw tooManyRequests(
      wait,
      isSurge ? 'This page gets far more comments than usual. One a minute, please.' : 'You are posting too quickly.',
    )

  const { hourlyPerIp, hourlyPerEmail } = settings
  if (hourlyPerEmail !== null && rates.perEmail >= hourlyPerEmail)
    throw tooManyRequests(TEN_MINUTES, 'This address has written very much in the last hour.')
  if (hourlyPerIp !== null && rates.perIp >= hourlyPerIp)
    throw tooManyRequests(TEN_MINUTES, 'Very many comments came from this network in the last hour.')
}

/** Nobody poses as somebody of the site, however the name is spelt. */
export function refuseReservedName(name: string, settings: SiteSettings, moderators: readonly string[]): void {
  const plain = (text: string) => foldToLatin(text).text.trim()
  const taken = new Set([...settings.reservedNames, ...moderators].map(plain))
  if (taken.has(plain(name))) throw new ProblemError('name-reserved')
}
