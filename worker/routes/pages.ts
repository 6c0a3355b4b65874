import { Hono } from 'hono'
import { CardQuery } from '../../shared/cards.ts'
import { PageQuery } from '../../shared/page.ts'
import { findStatedPage, listCards } from '../db/cards.ts'
import { share } from '../edge-cache.ts'
import type { AppEnv } from '../env.ts'
import { later } from '../later.ts'
import { readPages } from '../registry/read-pages.ts'
import { validate } from '../validate.ts'

/** Cards that are read again after one answer: the next answer takes the next. */
const REFRESHED = 2

export const pages = new Hono<AppEnv>()
  .get('/pages', validate('query', CardQuery), async (c) => {
    const now = Date.now()
    const { pages, old } = await listCards(c.env.DB, c.var.site.id, c.req.valid('query'), now)
    if (old.length > 0) later(c, () => readPages(c.env, { pageIds: old, most: REFRESHED, now }))
    share(c)
    return c.json({ pages })
  })

  .get('/page', validate('query', PageQuery), async (c) => {
    share(c)
    return c.json({ page: await findStatedPage(c.env.DB, c.var.site.id, c.req.valid('query').pageKey) })
  })
