import { createMiddleware } from 'hono/factory'
import { signBookmark } from '../crypto/bookmark.ts'
import type { AppEnv } from '../env.ts'
import { firstOf, placeOf } from '../places/places.ts'
import { BOOKMARK_HEADER, isRead, sessionOf, takeBookmark } from '../places/session.ts'
import { ProblemError } from '../problem.ts'

/**
 * Makes `DB` the database of the site in the path, as this reader's request is to ask it: reads may come from a replica
 * nearby, and who has written carries the bookmark of it. Nobody behind this knows of either.
 */
export const readersDatabase = createMiddleware<AppEnv>(async function readersDatabase(c, next) {
  const siteId = c.req.param('siteId')!
  const signed = takeBookmark(c)
  c.set('bookmark', signed)
  const from = await sessionOf(c, siteId, signed)
  const first = firstOf(c.env)
  const place = await placeOf(c.env, siteId, isRead(c))
  // What is in the first database of a site elsewhere is no site.
  if (!place) throw new ProblemError('site-not-found')
  const session = from === null ? null : place.database.withSession(from)
  c.env = { ...c.env, DB: session ?? place.database, FIRST_DB: first }
  await next()
  const written = isRead(c) || !c.res.ok ? null : session?.getBookmark()
  if (written) c.header(BOOKMARK_HEADER, await signBookmark(c.env.SECRET, siteId, written))
})
