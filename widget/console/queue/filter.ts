import type { CommentStatus } from '../../../shared/comment.ts'
import { query } from '../api.ts'
import type { Tab } from '../locales/messages.ts'

export const TABS: readonly Tab[] = ['pending', 'reported', 'spam', 'rejected', 'approved', 'all']

/** Times counted back from now, so that a bookmark goes on meaning what it says. */
export const SINCE = ['day', 'week', 'month'] as const
export type Since = (typeof SINCE)[number]

const NAMES = ['q', 'pageKey', 'check', 'authorId', 'email'] as const

/** What the queue shows, as it stands in the console's address. */
export interface Filter extends Partial<Record<(typeof NAMES)[number], string | undefined>> {
  tab: Tab
  since?: Since | undefined
  order: 'newest' | 'oldest'
}

/** Whatever somebody has typed into the address, it is a filter. */
export function readFilter(params: URLSearchParams): Filter {
  const since = params.get('since')
  return {
    tab: TABS.find((tab) => tab === params.get('status')) ?? 'pending',
    ...Object.fromEntries(NAMES.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : []))),
    since: SINCE.find((each) => each === since),
    order: params.get('order') === 'oldest' ? 'oldest' : 'newest',
  }
}

/** The other way: defaults are not said. */
export function writeFilter({ tab, order, ...rest }: Filter): URLSearchParams {
  return new URLSearchParams(
    query({ status: tab === 'pending' ? null : tab, ...rest, order: order === 'newest' ? null : order }),
  )
}

/** The same question, as the API is asked it. */
export const askFilter = (filter: Filter, cursor: string | null, limit: number) =>
  query({ ...toView(filter), cursor, limit })

/** What is kept of it: the API's own parameters. */
export function toView({ tab, order, ...rest }: Filter): Record<string, string> {
  const given = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return { ...(tab !== 'all' && { status: tab }), ...Object.fromEntries(given), ...(order === 'oldest' && { order }) }
}

/** The API has all comments where it is told no status, the console those that wait. */
export const fromView = (view: Record<string, string>): Filter =>
  readFilter(new URLSearchParams({ status: 'all', ...view }))

/** Narrowed by more than a tab. */
export const isNarrow = (filter: Filter) => [...NAMES, 'since' as const].some((name) => filter[name] !== undefined)

/** Whether a comment that gets this status stays in the list. A decision settles what was reported, also an approval. */
export const keeps = ({ tab }: Filter, status: CommentStatus) => tab === 'all' || tab === status
