import { Hono } from 'hono'
import type { AdminEnv } from '../../env.ts'
import { inPlaceCors } from '../../middleware/in-place.ts'
import { mirrors, moderatorsDatabase } from '../../middleware/moderators-database.ts'
import { moderator } from '../../middleware/moderator.ts'
import { accept } from './accept.ts'
import { changes } from './changes.ts'
import { authors } from './authors.ts'
import { blocks } from './blocks.ts'
import { comments } from './comments.ts'
import { decisions } from './decisions.ts'
import { dryRuns } from './dry-runs.ts'
import { handovers } from './handovers.ts'
import { invitations } from './invitations.ts'
import { live } from './live.ts'
import { me } from './me.ts'
import { moderators } from './moderators.ts'
import { overview } from './overview.ts'
import { pages } from './pages.ts'
import { passkeys } from './passkeys.ts'
import { pins } from './pins.ts'
import { reports } from './reports.ts'
import { secrets } from './secrets.ts'
import { sessions } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { search } from './search.ts'
import { sites } from './sites.ts'
import { staffComments } from './staff-comments.ts'
import { tokens } from './tokens.ts'
import { views } from './views.ts'
import { words } from './words.ts'

/**
 * For moderators, by bearer token or by the console's session. Nothing here is for browsers of other origins, but
 * for what a moderator does on the site's own pages, by a token. What stands before `moderator` is for those whom we do not know yet; each route after it declares its scope.
 */
export const admin = new Hono<AdminEnv>()
  .use('/sites/:siteId/*', moderatorsDatabase)
  .use(inPlaceCors)
  .route('/', signIn)
  .use('/invitations/accept', mirrors)
  .route('/', accept)
  .use(moderator)
  .use(mirrors)
  .route('/me', me)
  .route('/', sessions)
  .route('/passkeys', passkeys)
  .route('/tokens', tokens)
  .route('/sites', sites)
  .route('/sites', comments)
  .route('/sites', decisions)
  .route('/sites', live)
  .route('/sites', overview)
  .route('/sites', views)
  .route('/sites', handovers)
  .route('/sites', blocks)
  .route('/sites', authors)
  .route('/sites', pages)
  .route('/sites', pins)
  .route('/sites', search)
  .route('/sites', words)
  .route('/sites', dryRuns)
  .route('/sites', moderators)
  .route('/sites', invitations)
  .route('/sites', changes)
  .route('/sites', reports)
  .route('/sites', secrets)
  .route('/sites', staffComments)
