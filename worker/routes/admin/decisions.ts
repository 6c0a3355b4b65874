import { Hono } from 'hono'
import { DecisionQuery, NewDecisions } from '../../../shared/admin.ts'
import { decide, listDecisions, undo } from '../../db/decisions.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

export const decisions = new Hono<AdminEnv>()
  .get('/:siteId/decisions', scope('read'), moderatedSite, validate('query', DecisionQuery), async (c) =>
    c.json(await listDecisions(c.env.DB, c.var.site.id, c.req.valid('query'))),
  )

  .post(
    '/:siteId/decisions',
    scope('decide'),
    moderatedSite,
    requireJson,
    validate('json', NewDecisions),
    async (c) => {
      const act = { siteId: c.var.site.id, moderatorId: c.var.moderator.id, now: Date.now() }
      return c.json(await decide(c.env.DB, act, c.req.valid('json')), 201)
    },
  )

  .delete('/:siteId/decisions/:id', scope('decide'), moderatedSite, async (c) => {
    const act = { siteId: c.var.site.id, moderatorId: c.var.moderator.id, now: Date.now() }
    const decision = await undo(c.env.DB, act, c.req.param('id'))
    if (decision === 'not-found') throw new ProblemError('decision-not-found')
    if (decision === 'superseded') throw new ProblemError('decision-superseded')
    return c.json({ decision })
  })
