import { Hono } from 'hono'
import * as z from 'zod'
import { NewDryRun, type DryRun } from '../../../shared/dry-run.ts'
import { SiteSettings } from '../../../shared/site.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { sampleComments } from '../../db/samples.ts'
import { versionsStatement, type WordListVersion } from '../../db/words.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { dryRun } from '../../moderation/dry-run.ts'
import { openWordLists } from '../../words/open.ts'
import { compileWords } from '../../moderation/words/compile.ts'
import { openWords } from '../../moderation/words/open.ts'
import { requireJson, validate } from '../../validate.ts'

const KEY = z.tuple([z.string()])

const open = (words: string | undefined) => (words === undefined ? undefined : openWords(compileWords(words)))

/** "What would this rule have done?" Nothing is stored. */
export const dryRuns = new Hono<AdminEnv>().post(
  '/:siteId/dry-runs',
  scope('read'),
  moderatedSite,
  requireJson,
  validate('json', NewDryRun),
  async (c) => {
    const { settings, words, cursor, limit } = c.req.valid('json')
    const { site } = c.var
    const { results } = await versionsStatement(c.env.DB, site.id).all<WordListVersion>()
    const lists = await openWordLists(c.env.DB, site.id, results)
    const present = { settings: site.settings, holdList: lists.hold, blockList: lists.block }
    const proposed = {
      settings: SiteSettings.parse({ ...site.settings, ...settings }),
      holdList: open(words?.hold) ?? lists.hold,
      blockList: open(words?.block) ?? lists.block,
    }
    const [before = null] = cursor ? decodeCursor(cursor, KEY) : []
    const samples = await sampleComments(c.env.DB, site.id, before, limit)
    const last = samples.length === limit ? samples.at(-1) : undefined
    const nextCursor = last ? encodeCursor([last.id]) : null
    return c.json({ ...dryRun(samples, present, proposed, Date.now()), nextCursor } satisfies DryRun)
  },
)
