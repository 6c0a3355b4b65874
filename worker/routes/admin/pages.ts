import { Hono } from 'hono'
import * as z from 'zod'
import { PageListQuery, PageMerge } from '../../../shared/admin-pages.ts'
import { PageKey, PagePatch } from '../../../shared/page.ts'
import { listPages } from '../../db/page-list.ts'
import { toAdminPage } from '../../db/pages.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { changePage, merge, requirePage } from '../../pages/change-page.ts'
import { requireJson, validate } from '../../validate.ts'
import { actOf } from './act.ts'

const PageQuery = z.strictObject({ pageKey: PageKey })

export const pages = new Hono<AdminEnv>()
  .get('/:siteId/pages', scope('read'), moderatedSite, validate('query', PageListQuery), async (c) =>
    c.json(await listPages(c.env.DB, c.var.site.id, c.req.valid('query'))),
  )

  .post('/:siteId/pages/merge', scope('pages'), moderatedSite, requireJson, validate('json', PageMerge), async (c) => {
    const { page, isDone } = await merge(c.env.DB, actOf(c), c.req.valid('json'))
    return c.json({ page: toAdminPage(page), isDone })
  })

  .get('/:siteId/page', scope('read'), moderatedSite, validate('query', PageQuery), async (c) =>
    c.json({ page: toAdminPage(await requirePage(c.env.DB, c.var.site.id, c.req.valid('query').pageKey)) }),
  )

  .patch(
    '/:siteId/page',
    scope('pages'),
    moderatedSite,
    requireJson,
    validate('query', PageQuery),
    validate('json', PagePatch),
    async (c) => {
      const page = await changePage(c.env.DB, actOf(c), c.req.valid('query').pageKey, c.req.valid('json'))
      return c.json({ page: toAdminPage(page) })
    },
  )
