import { Hono } from 'hono'
import { ErasureRequest, ExportQuery, NewConfirmation } from '../../shared/own-author.ts'
import { confirm, requestConfirmation } from '../authors/confirmation.ts'
import { exportAuthor } from '../db/author-export.ts'
import { erase } from '../db/erasure.ts'
import { describeOwnAuthor } from '../db/own-author.ts'
import type { AppEnv } from '../env.ts'
import { tell, tellPagesOf } from '../live/tell.ts'
import { author, authorOrErased } from '../middleware/author.ts'
import { siteOrigin } from '../middleware/site-origin.ts'
import { requireJson, validate } from '../validate.ts'

/** What authors may do with what is stored of them. The author token proves whose it is. */
export const authors = new Hono<AppEnv>()
  .get('/me', author, async (c) => c.json(await describeOwnAuthor(c.env.DB, c.env.SECRET, c.var.site.id, c.var.author)))

  .get('/me/export', validate('query', ExportQuery), author, async (c) => {
    const { cursor } = c.req.valid('query')
    return c.json(await exportAuthor(c.env.DB, c.env.SECRET, c.var.site.id, c.var.author.ids, cursor))
  })

  // At any time: the edit window is about conversations, this about a person.
  .delete('/me', siteOrigin, requireJson, validate('json', ErasureRequest), authorOrErased, async (c) => {
    const { site, author } = c.var
    const erasure = await erase(c.env.DB, site.id, author.ids, Date.now())
    if (erasure.erased > 0) {
      tell(c, site.id, { type: 'erased', authorIds: author.ids })
      tellPagesOf(c, site.id, { authorIds: author.ids })
    }
    return c.json(erasure)
  })

  .post('/me/confirmation', siteOrigin, author, async (c) => {
    const requested = await requestConfirmation(c.env, c.var.site, c.var.author, Date.now())
    return c.json(requested, requested.verified ? 200 : 202)
  })

  .post('/confirmations', siteOrigin, requireJson, validate('json', NewConfirmation), async (c) =>
    c.json(await confirm(c.env, c.var.site, c.req.valid('json').token, Date.now())),
  )
