import { Hono, type TypedResponse } from 'hono'
import { CommentQuery, type CommentList } from '../../shared/comment.ts'
import { keptThreads } from '../comments/kept-threads.ts'
import { openCursor } from '../crypto/reader-cursor.ts'
import type { PageRecord } from '../db/pages.ts'
import { findSiteAndPage } from '../db/sites.ts'
import { share, tagOfPage } from '../edge-cache.ts'
import { isKnown, tagOf } from '../entity-tag.ts'
import type { AppEnv } from '../env.ts'
import { toPage } from '../page.ts'
import { ProblemError } from '../problem.ts'
import { validate } from '../validate.ts'

/** Of a page that nobody has commented on. */
const NOTHING = JSON.stringify({ comments: [], nextCursor: null })

/**
 * The first thing that every reader asks for. It finds the site together with the page, and of what is kept, or what the
 * browser has already, it reads no more than that.
 */
export const list = new Hono<AppEnv>().get('/', validate('query', CommentQuery), async (c) => {
  const asked = c.req.valid('query')
  const siteId = c.req.param('siteId')!
  const cursor = await openCursor(c.env.SECRET, asked.cursor)
  const { site, page } = await findSiteAndPage(c.env.DB, siteId, asked.pageKey)
  if (!site) throw new ProblemError('site-not-found')
  const query = { ...asked, cursor, sort: asked.sort ?? site.settings.sort }
  const headOf = (record: PageRecord | null) => toPage(record, query.pageKey, query.sort, site)
  const tag = (record: PageRecord | null) => tagOf([c.env.VERSION.id, record?.id, headOf(record), query])

  const first = await tag(page)
  c.header('ETag', first)
  const isIt = isKnown(c, first)
  const { page: now, json } = page && !isIt ? await keptThreads(c, siteId, page, query) : { page, json: NOTHING }
  share(c, tagOfPage(now ?? { siteId, pageKey: query.pageKey }))
  if (isIt) return c.body(null, 304)
  // Somebody may have written meanwhile.
  if (now !== page) c.header('ETag', await tag(now))
  // Kept answers are text and stay text: nothing of them is looked at.
  const text = `{"page":${JSON.stringify(headOf(now))},${json.slice(1)}`
  return c.body(text, 200, { 'Content-Type': 'application/json' }) as unknown as TypedResponse<CommentList, 200, 'json'>
})
