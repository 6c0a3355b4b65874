import { Hono } from 'hono'
import type { Me } from '../../../shared/admin.ts'
import type { AdminEnv } from '../../env.ts'
import { moderator } from '../../middleware/moderator.ts'
import { blocks } from './blocks.ts'
import { comments } from './comments.ts'
import { dryRuns } from './dry-runs.ts'
import { decisions } from './decisions.ts'
import { pages } from './pages.ts'
import { pins } from './pins.ts'
import { sites } from './sites.ts'
import { words } from './words.ts'

/** For moderators, by bearer token. Nothing here is for browsers of other origins, so there is no CORS. */
export const admin = new Hono<AdminEnv>()
  .use(moderator)
  .get('/me', (c) => c.json(c.var.moderator satisfies Me))
  .route('/sites', sites)
  .route('/sites', comments)
  .route('/sites', decisions)
  .route('/sites', blocks)
  .route('/sites', pages)
  .route('/sites', pins)
  .route('/sites', words)
  .route('/sites', dryRuns)
