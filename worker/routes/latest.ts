import { Hono } from 'hono'
import { LatestQuery } from '../../shared/cards.ts'
import { listLatest } from '../db/cards.ts'
import { share } from '../edge-cache.ts'
import type { AppEnv } from '../env.ts'
import { validate } from '../validate.ts'

export const latest = new Hono<AppEnv>().get('/latest', validate('query', LatestQuery), async (c) => {
  share(c)
  return c.json({ comments: await listLatest(c.env.DB, c.var.site.id, c.req.valid('query').limit) })
})
