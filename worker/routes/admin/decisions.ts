import { Hono } from 'hono'
import { DecisionQuery, NewDecisions, type Decision } from '../../../shared/admin.ts'
import { UndoQuery } from '../../../shared/admin-acts.ts'
import { teachAkismet } from '../../comments/akismet-feedback.ts'
import { decide, listDecisions } from '../../db/decisions.ts'
import { undo, undoBatch } from '../../db/undo.ts'
import type { AdminEnv } from '../../env.ts'
import { later } from '../../later.ts'
import { tellDecisions } from '../../live/tell.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { readNewPages } from '../../registry/read-new-pages.ts'
import { requireJson, validate } from '../../validate.ts'
import { actOf } from './act.ts'

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
      const decided = await decide(c.env.DB, actOf(c), c.req.valid('json'))
      later(c, () => teachAkismet(c.env, c.var.site, decided))
      tellDecisions(c, c.var.site.id, made(decided.results))
      readNewPages(c)
      return c.json(decided, 201)
    },
  )

  .delete(
    '/:siteId/decisions/batches/:batchId',
    scope('decide'),
    moderatedSite,
    validate('query', UndoQuery),
    async (c) => {
      const undone = await undoBatch(c.env.DB, actOf(c), c.req.param('batchId'), c.req.valid('query').cursor)
      if (!undone) throw new ProblemError('decision-not-found')
      tellDecisions(c, c.var.site.id, made(undone.results))
      return c.json(undone)
    },
  )

  .delete('/:siteId/decisions/:id', scope('decide'), moderatedSite, async (c) => {
    const decision = await undo(c.env.DB, actOf(c), c.req.param('id'))
    if (decision === 'not-found') throw new ProblemError('decision-not-found')
    if (decision === 'superseded') throw new ProblemError('decision-superseded')
    tellDecisions(c, c.var.site.id, [decision])
    return c.json({ decision })
  })

/** The decisions among the outcomes. */
const made = (results: readonly ({ decision: Decision } | { outcome: string })[]): Decision[] =>
  results.flatMap((result) => ('decision' in result ? [result.decision] : []))
