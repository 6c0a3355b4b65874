import { Hono } from 'hono'
import { LiveQuery } from '../../shared/live-page.ts'
import { hashIp, periodOf } from '../crypto/ip-hash.ts'
import { pageStatement, type PageRecord } from '../db/pages.ts'
import type { AppEnv } from '../env.ts'
import { limit } from '../limits.ts'
import { ARRIVAL_HEADER, type Arrival } from '../live/page-room.ts'
import { refuseSocket } from '../live/refuse-socket.ts'
import { pageRoomOf } from '../live/tell.ts'
import { site } from '../middleware/site.ts'
import { ProblemError } from '../problem.ts'
import { validate } from '../validate.ts'

/** What happens on a page, as it happens, to who reads it on one of the site's own pages: a socket costs for as long as it is open. */
export const live = new Hono<AppEnv>().get('/', site, validate('query', LiveQuery), async (c) => {
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket')
    throw new ProblemError('upgrade-required', {}, { headers: { Upgrade: 'websocket' } })
  const { pageKey } = c.req.valid('query')
  const { id: siteId, origins, settings } = c.var.site
  if (!settings.live) return refuseSocket(1008, 'This site is not live')
  if (!origins.includes(c.req.header('Origin') ?? '')) return refuseSocket(1008, 'Not an origin of this site')

  const network = await hashIp(c.env.SECRET, siteId, c.req.header('CF-Connecting-IP'), periodOf(Date.now()))
  if (!(await limit(c.env, `live ${siteId} ${network}`))) return refuseSocket(1013, 'Too many, too quickly')
  const page = await pageStatement(c.env.DB, siteId, pageKey).first<PageRecord>()
  const arrival: Arrival = {
    ...{ siteId, pageId: page?.id ?? null, revision: page?.revision ?? 0 },
    network: network ?? 'unknown',
  }
  const headers = { Upgrade: 'websocket', [ARRIVAL_HEADER]: JSON.stringify(arrival) }
  const { webSocket } = await pageRoomOf(c.env, page ?? { siteId, pageKey }).fetch(c.req.url, { headers })
  // Anew, because the headers of an answer from elsewhere cannot be added to.
  return new Response(null, { status: 101, webSocket })
})
