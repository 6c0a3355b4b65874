import { Hono } from 'hono'
import { VoteQuery, type OwnVotes } from '../../shared/vote.ts'
import { findOwnVotes } from '../db/votes.ts'
import type { AppEnv } from '../env.ts'
import { tellPage } from '../live/tell.ts'
import { provedReader, reader } from '../middleware/reader.ts'
import { siteOrigin } from '../middleware/site-origin.ts'
import { unvote, vote } from '../readers/votes.ts'
import { validate } from '../validate.ts'

export const votes = new Hono<AppEnv>()
  // Apart from the comments, whose answers are the same for everybody and can be kept.
  .get('/votes', validate('query', VoteQuery), async (c) => {
    const readerId = await provedReader(c)
    const commentIds = readerId ? await findOwnVotes(c.env.DB, readerId, c.req.valid('query').commentId) : []
    return c.json({ commentIds } satisfies OwnVotes)
  })

  .put('/:id/vote', siteOrigin, reader, async (c) => {
    const voted = await vote(c.env, c.var.site, c.req.param('id'), c.var.reader, Date.now())
    tellPage(c, voted.pageId)
    return c.json(voted.vote)
  })

  .delete('/:id/vote', siteOrigin, reader, async (c) => {
    const voted = await unvote(c.env.DB, c.var.site, c.req.param('id'), c.var.reader, Date.now())
    tellPage(c, voted.pageId)
    return c.json(voted.vote)
  })
