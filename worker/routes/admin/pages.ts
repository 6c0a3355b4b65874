import { Hono } from 'hono'
import * as z from 'zod'
import { PageKey, PagePatch } from '../../../shared/page.ts'
import { pageStatement, toAdminPage, upsertPage, type PageRecord } from '../../db/pages.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

const PageQuery = z.strictObject({ pageKey: PageKey })

export const pages = new Hono<AdminEnv>()
  .get('/:siteId/page', scope('read'), moderatedSite, validate('query', PageQuery), async (c) => {
    const page = await pageStatement(c.env.DB, c.var.site.id, c.req.valid('query').pageKey).first<PageRecord>()
    if (!page) throw new ProblemError('page-not-found')
    return c.json({ page: toAdminPage(page) })
  })

  // Creates the page too: a publishing system says when an article came out before anybody has commented on it.
  .patch(
    '/:siteId/page',
    scope('pages'),
    moderatedSite,
    requireJson,
    validate('query', PageQuery),
    validate('json', PagePatch),
    async (c) => {
      const { pageKey } = c.req.valid('query')
      const page = await upsertPage(c.env.DB, c.var.site.id, pageKey, c.req.valid('json'), Date.now())
      return c.json({ page: toAdminPage(page) })
    },
  )
