import type { CommentStatus } from '../../../shared/comment.ts'
import { query } from '../api.ts'
import type { Tab } from '../locales/messages.ts'

export const TABS: readonly Tab[] = ['pending', 'reported', 'spam', 'rejected', 'approved', 'all']

/** Times counted back from now, so that a bookmark goes on meaning what it says. */
export const SINCE = { day: 1, week: 7, month: 30 } as const
export type Since = keyof typeof SINCE

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
    since: since && since in SINCE ? (since as Since) : undefined,
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
export function askFilter({ tab, since, order, ...rest }: Filter, cursor: string | null, limit: number): string {
  return query({
    status: tab === 'all' ? null : tab,
    ...rest,
    from: since && new Date(Date.now() - SINCE[since] * 86_400_000).toISOString(),
    order: order === 'newest' ? null : order,
    cursor,
    limit,
  })
}

/** Narrowed by more than a tab. */
export const isNarrow = (filter: Filter) => [...NAMES, 'since' as const].some((name) => filter[name] !== undefined)

/** Whether a comment that gets this status stays in the list. A decision settles what was reported, also an approval. */
export const keeps = ({ tab }: Filter, status: CommentStatus) => tab === 'all' || tab === status
