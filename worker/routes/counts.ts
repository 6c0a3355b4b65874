import { Hono } from 'hono'
import { CountQuery } from '../../shared/page.ts'
import { countComments } from '../db/pages.ts'
import { share } from '../edge-cache.ts'
import type { AppEnv } from '../env.ts'
import { validate } from '../validate.ts'

export const counts = new Hono<AppEnv>().get('/', validate('query', CountQuery), async (c) => {
  const { pageKey: pageKeys } = c.req.valid('query')
  const counted = await countComments(c.env.DB, c.var.site.id, pageKeys)
  share(c)
  return c.json({ counts: pageKeys.map((pageKey, i) => ({ pageKey, commentCount: counted[i]! })) })
})
