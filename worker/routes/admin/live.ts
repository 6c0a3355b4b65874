import { Hono } from 'hono'
import type { AdminEnv } from '../../env.ts'
import { WATCHER_HEADER, type SiteMember } from '../../live/site-room.ts'
import { roomOf } from '../../live/tell.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'

/** What happens on a site, as it happens. */
export const live = new Hono<AdminEnv>().get('/:siteId/live', scope('read'), moderatedSite, async (c) => {
  const { site, moderator, credential } = c.var
  // A browser sends the cookie with any page's socket, and no page can add a header: the origin is all there is to go by.
  if (credential.kind === 'session' && c.req.header('Origin') !== new URL(c.req.url).origin)
    throw new ProblemError('csrf-refused')
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket')
    throw new ProblemError('upgrade-required', {}, { headers: { Upgrade: 'websocket' } })
  const member: SiteMember = { id: moderator.id, name: moderator.name, siteId: site.id, credentialId: credential.id }
  const headers = { Upgrade: 'websocket', [WATCHER_HEADER]: encodeURIComponent(JSON.stringify(member)) }
  const { webSocket } = await roomOf(c.env, site.id).fetch(c.req.url, { headers })
  // Anew, because the headers of an answer from elsewhere cannot be added to.
  return new Response(null, { status: 101, webSocket })
})
