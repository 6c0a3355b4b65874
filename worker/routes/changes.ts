import { Hono } from 'hono'
import { ChangesQuery, type PageChanges } from '../../shared/live-page.ts'
import { MAX_CHANGES } from '../../shared/limits.ts'
import { findChanges } from '../db/page-changes.ts'
import type { AppEnv } from '../env.ts'
import { ProblemError } from '../problem.ts'
import { validate } from '../validate.ts'

/** For who was away, or has no socket: what has changed on a page since a revision of it. */
export const changes = new Hono<AppEnv>().get('/', validate('query', ChangesQuery), async (c) => {
  const { pageKey, since, from } = c.req.valid('query')
  const found = await findChanges(c.env.DB, { siteId: c.var.site.id, pageKey }, since, MAX_CHANGES, from)
  if (!found) throw new ProblemError('page-not-found')
  if (!found.changes) throw new ProblemError('changes-unknown')
  return c.json(found.changes satisfies PageChanges)
})
