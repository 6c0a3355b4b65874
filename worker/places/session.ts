import type { Context } from 'hono'
import { openBookmark } from '../crypto/bookmark.ts'
import type { AppEnv } from '../env.ts'

/** Of the query: the bookmark of the reader's last write. */
const BOOKMARK_PARAMETER = 'bookmark'
/** Of the answer to a write. */
export const BOOKMARK_HEADER = 'Baraza-Bookmark'

/** Asked for because something has just happened, and told by a socket: they see it in the primary alone. */
const FOLLOWS_A_WRITE = /\/(?:changes|live)$/
/** What the reader has marked: late in a replica, and no more than that. */
const MARKS = /\/(?:votes|reactions)$/

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
export const isRead = ({ req }: Context): boolean => READS.has(req.method)

/**
 * From where on the site's database is asked by this request of a reader, as D1's `withSession` takes it; null for the
 * primary alone.
 */
export async function sessionOf(
  c: Context<AppEnv>,
  siteId: string,
  signed: string | undefined,
): Promise<string | null> {
  if (FOLLOWS_A_WRITE.test(c.req.path)) return null
  if (!isRead(c)) return 'first-primary'
  // Who shows a bookmark has written. If it is none of ours any more, the primary knows of it all the same.
  if (signed !== undefined) return (await openBookmark(c.env.SECRET, siteId, signed)) ?? 'first-primary'
  // A token without a bookmark comes from another page than the write, maybe a moment later. A replica that has not heard
  // yet would refuse the author and miss the comment that waits, and the widget would forget it.
  const isOwn = c.req.header('Authorization') !== undefined && !MARKS.test(c.req.path)
  return isOwn ? 'first-primary' : 'first-unconstrained'
}

/** The bookmark, taken out of the address: no query, no tag and no key of what is kept has it. */
export function takeBookmark({ req }: Context): string | undefined {
  const url = new URL(req.url)
  const bookmark = url.searchParams.get(BOOKMARK_PARAMETER)
  if (bookmark === null) return undefined
  url.searchParams.delete(BOOKMARK_PARAMETER)
  req.raw = new Request(url, req.raw)
  return bookmark
}
