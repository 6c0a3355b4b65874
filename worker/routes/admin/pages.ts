import { Hono } from 'hono'
import { PageListQuery, PageMerge } from '../../../shared/admin-pages.ts'
import { PagePatch, PageQuery } from '../../../shared/page.ts'
import { PageFacts } from '../../../shared/page-facts.ts'
import { PageImport } from '../../../shared/page-reading.ts'
import { listPages } from '../../db/page-list.ts'
import { toReadStatement } from '../../db/page-readings.ts'
import { toAdminPage } from '../../db/pages.ts'
import type { AdminEnv } from '../../env.ts'
import { tellGonePage, tellNewKey, tellPage, tellWaiting } from '../../live/tell.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { changePage, describePage, merge, pushPage, requirePage } from '../../pages/change-page.ts'
import { importPages } from '../../registry/import-pages.ts'
import { readNewPages } from '../../registry/read-new-pages.ts'
import { readPages } from '../../registry/read-pages.ts'
import { requireJson, validate } from '../../validate.ts'
import { actOf } from './act.ts'

export const pages = new Hono<AdminEnv>()
  .get('/:siteId/pages', scope('read'), moderatedSite, validate('query', PageListQuery), async (c) =>
    c.json(await listPages(c.env.DB, c.var.site.id, c.req.valid('query'))),
  )

  .post('/:siteId/pages/merge', scope('pages'), moderatedSite, requireJson, validate('json', PageMerge), async (c) => {
    const { page, isDone, from } = await merge(c.env.DB, actOf(c), c.req.valid('json'))
    tellWaiting(c, from.pageKey, from)
    tellPage(c, page.id)
    if (isDone) tellGonePage(c, from.id)
    return c.json({ page: toAdminPage(page), isDone })
  })

  .post(
    '/:siteId/pages/import',
    scope('pages'),
    moderatedSite,
    requireJson,
    validate('json', PageImport),
    async (c) => {
      const imported = await importPages(c.env.DB, c.var.site, c.req.valid('json'), Date.now())
      readNewPages(c)
      return c.json(imported)
    },
  )

  .get('/:siteId/page', scope('read'), moderatedSite, validate('query', PageQuery), async (c) => {
    const page = await requirePage(c.env.DB, c.var.site.id, c.req.valid('query').pageKey)
    return c.json(await describePage(c.env.DB, page))
  })

  .patch(
    '/:siteId/page',
    scope('pages'),
    moderatedSite,
    requireJson,
    validate('query', PageQuery),
    validate('json', PagePatch),
    async (c) => {
      const { pageKey } = c.req.valid('query')
      const { key } = c.req.valid('json')
      const page = await changePage(c.env.DB, actOf(c), pageKey, c.req.valid('json'))
      tellWaiting(c, pageKey, page)
      if (key !== undefined) tellNewKey(c, key, page.id)
      tellPage(c, page.id)
      return c.json(await describePage(c.env.DB, page))
    },
  )

  .put(
    '/:siteId/page',
    scope('pages'),
    moderatedSite,
    requireJson,
    validate('query', PageQuery),
    validate('json', PageFacts),
    async (c) => {
      const { pageKey } = c.req.valid('query')
      await pushPage(c.env.DB, c.var.site, pageKey, c.req.valid('json'), Date.now())
      const page = await requirePage(c.env.DB, c.var.site.id, pageKey)
      tellWaiting(c, pageKey, page)
      tellPage(c, page.id)
      readNewPages(c)
      return c.json(await describePage(c.env.DB, page))
    },
  )

  // Whoever wonders why a page has no card asks for it here, and is told.
  .post('/:siteId/page/readings', scope('pages'), moderatedSite, validate('query', PageQuery), async (c) => {
    const { pageKey } = c.req.valid('query')
    const { id } = await requirePage(c.env.DB, c.var.site.id, pageKey)
    const now = Date.now()
    await toReadStatement(c.env.DB, c.var.site.id, pageKey).run()
    await readPages(c.env, { pageIds: [id], most: 1, now })
    return c.json(await describePage(c.env.DB, await requirePage(c.env.DB, c.var.site.id, pageKey)))
  })
