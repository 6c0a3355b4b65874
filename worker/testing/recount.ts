import { env } from 'cloudflare:workers'
import type { Sort } from '../../shared/site.ts'

interface Row {
  id: string
  site_id: string
  page_key: string
  parent_id: string | null
  root_id: string
  author_id: string
  status: string
  deleted_at: number | null
  pinned_at: number | null
  vote_count: number
  report_count: number
  reply_count: number
  first_replies_end: string
  check_name: string | null
  facts: string | null
  created_at: number
  page_id: string
}

interface DecisionRow {
  comment_id: string
  moderator_id: string | null
  check_name: string | null
  to_status: string
  created_at: number
}

const dayOf = (time: number) => Math.floor(time / 86_400_000)

const countEach = (keys: string[]) =>
  [...new Set(keys)].sort().map((key) => [key, keys.filter((other) => other === key).length])

/** What a comment adds to the row of its day. */
function dayKeys(row: Row, decisions: DecisionRow[]): string[] {
  const own = decisions.filter(({ comment_id }) => comment_id === row.id)
  const ruled = own.findLast(({ check_name }) => check_name !== null && check_name === row.check_name)
  const first = own.find(({ moderator_id }) => moderator_id !== null)
  const isOverruled =
    ruled?.to_status === 'approved' ? ['rejected', 'spam'].includes(row.status) : ruled && row.status === 'approved'
  const minutes = first && (first.created_at - row.created_at) / 60_000
  return [
    ...(row.deleted_at === null ? [`${row.status[0]}${new Date(row.created_at).getUTCHours()}`] : []),
    ...(ruled ? [`check:${row.check_name}:${ruled.to_status}`] : []),
    ...(isOverruled ? [`overruled:${row.check_name}:${ruled!.to_status}`] : []),
    ...(minutes === undefined ? [] : [`wait:${[1, 5, 15, 60, 240, 720].filter((end) => minutes >= end).length}`]),
  ].map((key) => `${dayOf(row.created_at)} ${key}`)
}

/** Every counter as it is stored, and as it ought to be: counted anew in plain code from the comments alone. */
export async function recount() {
  const [comments, pages, authors, votes, reports, tallies, decisions, days, talliedPages] = await env.DB.batch<
    Record<string, unknown>
  >([
    env.DB.prepare('SELECT c.*, p.page_key FROM comments c JOIN pages p ON p.id = c.page_id ORDER BY c.id'),
    env.DB.prepare('SELECT page_key, comment_count FROM pages'),
    env.DB.prepare('SELECT id, approved_count, rejected_count, spam_count, created_at FROM authors'),
    env.DB.prepare('SELECT comment_id FROM votes'),
    env.DB.prepare('SELECT comment_id FROM reports WHERE resolved_at IS NULL'),
    env.DB.prepare('SELECT site_id, name, count FROM site_tallies WHERE count <> 0 ORDER BY site_id, name'),
    env.DB.prepare('SELECT * FROM decisions ORDER BY seq'),
    env.DB.prepare('SELECT day, key, value FROM site_days, json_each(counts) ORDER BY day, key'),
    env.DB.prepare('SELECT span, starts, page_id, count FROM page_tallies ORDER BY span, starts, page_id'),
  ])
  const rows = comments!.results as unknown as Row[]
  const isPublished = (row: Row) => row.status === 'approved' && row.deleted_at === null
  const replies = (row: Row) =>
    rows.filter(
      (other) => isPublished(other) && other.id !== row.id && (other.parent_id === row.id || other.root_id === row.id),
    )
  const isListed = (row: Row) => isPublished(row) || replies(row).length > 0
  const firstEnd = (row: Row) => rows.filter((other) => other.root_id === row.id && isListed(other))[2]?.id ?? '~'
  const isRoot = (row: Row) => row.parent_id === null && isListed(row)
  const openReports = (row: Row) => reports!.results.filter(({ comment_id }) => comment_id === row.id).length
  const tallied = rows
    .filter(({ deleted_at }) => deleted_at === null)
    .flatMap((row) =>
      [row.status, ...(openReports(row) > 0 ? ['reported'] : [])].map((name) => `${row.site_id} ${name}`),
    )

  return {
    stored: {
      replies: rows.map(({ id, reply_count }) => [id, reply_count]),
      firstReplies: rows.filter(isRoot).map(({ id, first_replies_end }) => [id, first_replies_end]),
      pages: pages!.results.map(({ page_key, comment_count }) => [page_key, comment_count]),
      authors: authors!.results.map((row) => [
        row['id'],
        row['approved_count'],
        row['rejected_count'],
        row['spam_count'],
      ]),
      facts: rows.map(({ id, facts }) => [id, facts]),
      days: days!.results.map(({ day, key, value }) => [`${String(day)} ${String(key)}`, value]),
      pageTallies: talliedPages!.results.map(({ span, starts, page_id, count }) => [
        `${String(span)} ${String(starts)} ${String(page_id)}`,
        count,
      ]),
      saidOf: rows.map(({ id, vote_count, report_count }) => [id, vote_count, report_count]),
      tallies: tallies!.results.map(({ site_id, name, count }) => [`${String(site_id)} ${String(name)}`, count]),
    },
    true: {
      replies: rows.map((row) => [row.id, replies(row).length]),
      firstReplies: rows.filter(isRoot).map((row) => [row.id, firstEnd(row)]),
      pages: pages!.results.map(({ page_key }) => [
        page_key,
        rows.filter((row) => row.page_key === page_key && isPublished(row)).length,
      ]),
      authors: authors!.results.map(({ id }) => [
        id,
        ...['approved', 'rejected', 'spam'].map(
          (status) => rows.filter((row) => row.author_id === id && row.status === status).length,
        ),
      ]),
      days: countEach([
        ...rows.flatMap((row) => dayKeys(row, decisions!.results as unknown as DecisionRow[])),
        ...authors!.results.flatMap(({ id, created_at }) => {
          const approved = rows.filter((row) => row.author_id === id && row.status === 'approved').length
          return ['authors', 'returned'].slice(0, approved).map((key) => `${dayOf(created_at as number)} ${key}`)
        }),
      ]),
      pageTallies: countEach(
        rows
          .filter(({ deleted_at, status }) => deleted_at === null && status !== 'spam')
          .flatMap(({ created_at, page_id }) => [
            `day ${dayOf(created_at)} ${page_id}`,
            `week ${Math.floor((dayOf(created_at) + 3) / 7)} ${page_id}`,
          ]),
      ),
      facts: rows.map(({ id, check_name }) => [
        id,
        decisions!.results.findLast((row) => row['comment_id'] === id && row['check_name'] === check_name)?.['facts'] ??
          null,
      ]),
      saidOf: rows.map(({ id }) => [
        id,
        ...[votes!, reports!].map(({ results }) => results.filter((row) => row['comment_id'] === id).length),
      ]),
      tallies: [...new Set(tallied)].sort().map((name) => [name, tallied.filter((other) => other === name).length]),
    },
    /** Ids of a page's published comments: conversations in that order, each from its top-level comment on. */
    published(pageKey: string, sort: Sort): string[] {
      const roots = rows.filter((row) => row.page_key === pageKey && isRoot(row))
      if (sort !== 'oldest') roots.reverse()
      if (sort === 'best') roots.sort((a, b) => b.vote_count - a.vote_count)
      const pinnedAt = (row: Row) => (isPublished(row) ? row.pinned_at : null) ?? 0
      // Of two that were pinned in one millisecond, the newer one comes first.
      roots.sort((a, b) => pinnedAt(b) - pinnedAt(a) || (pinnedAt(a) > 0 && a.id < b.id ? 1 : 0))
      return roots.flatMap((root) =>
        rows.filter((row) => row.root_id === root.id && isPublished(row)).map(({ id }) => id),
      )
    },
  }
}
