import { Hono } from 'hono'
import * as z from 'zod'
import { NewWordList, WordListKind } from '../../../shared/words.ts'
import { findWordList, toWordList } from '../../db/words.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { saveWordList } from '../../words/save.ts'
import { requireJson, validate } from '../../validate.ts'

const Kind = z.object({ kind: WordListKind })

export const words = new Hono<AdminEnv>()
  .get('/:siteId/words/:kind', scope('read'), moderatedSite, validate('param', Kind), async (c) => {
    const { kind } = c.req.valid('param')
    return c.json({ list: toWordList(kind, await findWordList(c.env.DB, c.var.site.id, kind)) })
  })

  .put(
    '/:siteId/words/:kind',
    scope('admin'),
    moderatedSite,
    requireJson,
    validate('param', Kind),
    validate('json', NewWordList),
    async (c) => {
      const { kind } = c.req.valid('param')
      const act = { siteId: c.var.site.id, moderatorId: c.var.moderator.id, now: Date.now() }
      return c.json({ list: toWordList(kind, await saveWordList(c.env.DB, act, kind, c.req.valid('json').words)) })
    },
  )
