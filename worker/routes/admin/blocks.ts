import { Hono } from 'hono'
import { BlockQuery, NewBan, NewBlock } from '../../../shared/blocks.ts'
import { addBan, addBlock } from '../../blocks/block.ts'
import { listBlocks, removeBlock } from '../../db/blocks.ts'
import type { AdminEnv } from '../../env.ts'
import { tell, tellPagesOf } from '../../live/tell.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'
import { actOf } from './act.ts'

export const blocks = new Hono<AdminEnv>()
  .get('/:siteId/blocks', scope('read'), moderatedSite, validate('query', BlockQuery), async (c) =>
    c.json(await listBlocks(c.env.DB, c.env.SECRET, c.var.site.id, c.req.valid('query'))),
  )

  .post('/:siteId/blocks', scope('decide'), moderatedSite, requireJson, validate('json', NewBlock), async (c) =>
    c.json({ block: await addBlock(c.env, actOf(c), c.req.valid('json')) }, 201),
  )

  .delete('/:siteId/blocks/:id', scope('decide'), moderatedSite, async (c) => {
    if (!(await removeBlock(c.env.DB, actOf(c), c.req.param('id')))) throw new ProblemError('block-not-found')
    return c.body(null, 204)
  })

  .post('/:siteId/bans', scope('decide'), moderatedSite, requireJson, validate('json', NewBan), async (c) => {
    const banned = await addBan(c.env, actOf(c), c.req.valid('json'))
    tell(c, c.var.site.id, { type: 'decided-together', batchId: banned.batchId })
    tellPagesOf(c, c.var.site.id, { commentIds: banned.spamIds })
    return c.json(banned, 201)
  })
