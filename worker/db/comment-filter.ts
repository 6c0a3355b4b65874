import type { AdminCommentQuery } from '../../shared/admin.ts'
import { leastIdAt } from './uuid-time.ts'

/** Which of a site's comments a moderator asks for, in what the tables hold. */
export interface CommentFilter extends Pick<AdminCommentQuery, 'status' | 'check' | 'authorId' | 'from' | 'to'> {
  pageId?: string | undefined
  emailHash?: string | undefined
  order: AdminCommentQuery['order']
  /** The id that the page before ended with. */
  last?: string | undefined
}

export type Bind = (value: string | number) => string

interface Plan {
  /** One range of one index, from which candidates are read. */
  where: string[]
  /** What is asked of each candidate besides. */
  rest: string[]
}

/**
 * Every filter alone is a range of an index of its own. Of several, the one that names the fewest comments leads, and the
 * others are asked of a bounded number of candidates.
 */
export function planFilter(siteId: string, filter: CommentFilter, bind: Bind): Plan {
  const site = `site_id = ${bind(siteId)}`
  const alive = 'deleted_at IS NULL'
  const email = given(filter.emailHash, (hash) => [`email_hash = ${bind(hash)}`])
  const author = given(filter.authorId, (id) => [`author_id = ${bind(id)}`])
  const page = given(filter.pageId, (id) => [`page_id = ${bind(id)}`])
  const check = given(filter.check, (name) => [`check_name = ${bind(name)}`, alive])
  const isReported = filter.status === 'reported'
  const status = given(filter.status, (status) =>
    isReported ? ['report_count > 0', alive] : [`status = ${bind(status)}`, alive],
  )
  const { where, rest } = lead()
  return { where: [...where, ...timesOf(filter, bind)], rest }

  function lead(): Plan {
    if (filter.emailHash !== undefined)
      return { where: [site, ...email], rest: [...author, ...page, ...check, ...status] }
    // The plus keeps SQLite from taking the site's own index.
    if (filter.authorId !== undefined) return { where: [...author, `+${site}`], rest: [...page, ...check, ...status] }
    if (filter.pageId !== undefined)
      return isReported
        ? { where: [...page, `+${site}`], rest: [...check, ...status] }
        : { where: [...page, ...status, `+${site}`], rest: check }
    if (filter.check !== undefined) return { where: [site, ...check], rest: status }
    return { where: [site, ...status], rest: [] }
  }
}

/** Ids sort by time, so a time is a bound of theirs. SQLite takes one bound at each end of a range and filters by the rest. */
function timesOf({ from, to, order, last }: CommentFilter, bind: Bind): string[] {
  const begin = given(from, (time) => [leastIdAt(time)])
  const end = given(to, (time) => [leastIdAt(time)])
  const seen = given(last, (id) => [id])
  const above = order === 'oldest' ? seen : []
  const least = [...begin, ...above].sort().at(-1)
  const [most] = [...end, ...(order === 'newest' ? seen : [])].sort()
  return [
    ...given(least, (id) => [`id ${above.includes(id) ? '>' : '>='} ${bind(id)}`]),
    ...given(most, (id) => [`id < ${bind(id)}`]),
  ]
}

/** All that a filter asks, for candidates that come from elsewhere. */
export function allTerms(siteId: string, filter: CommentFilter, bind: Bind): string[] {
  const { where, rest } = planFilter(siteId, filter, bind)
  return [...where, ...rest]
}

const given = <Value>(value: Value | undefined, terms: (value: Value) => string[]): string[] =>
  value === undefined ? [] : terms(value)
