import { Hono } from 'hono'
import { PageQuery } from '../../shared/page.ts'
import { share } from '../edge-cache.ts'
import type { AppEnv } from '../env.ts'
import { provedReader, reader } from '../middleware/reader.ts'
import { siteOrigin } from '../middleware/site-origin.ts'
import { addReaction, findReactions, removeReaction } from '../readers/reactions.ts'
import { validate } from '../validate.ts'

export const reactions = new Hono<AppEnv>()
  // Without a token the answer is the same for everybody, and a browser asks without asking first whether it may.
  .get('/', validate('query', PageQuery), async (c) => {
    c.header('Vary', 'Authorization', { append: true })
    share(c)
    return c.json(await findReactions(c.env.DB, c.var.site, c.req.valid('query').pageKey, await provedReader(c)))
  })

  .put('/:kind', siteOrigin, reader, validate('query', PageQuery), async (c) => {
    const act = { ...c.req.valid('query'), kind: c.req.param('kind'), reader: c.var.reader, now: Date.now() }
    return c.json(await addReaction(c.env, c.var.site, act))
  })

  .delete('/:kind', siteOrigin, reader, validate('query', PageQuery), async (c) => {
    const act = { ...c.req.valid('query'), kind: c.req.param('kind'), reader: c.var.reader, now: Date.now() }
    return c.json(await removeReaction(c.env.DB, c.var.site, act))
  })
