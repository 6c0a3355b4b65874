import { Hono } from 'hono'
import type { Handover } from '../../../shared/in-place.ts'
import { createHandoverCode } from '../../crypto/moderator-token.ts'
import { hashToken } from '../../crypto/random-token.ts'
import { addHandover, HANDOVER_SECONDS } from '../../db/in-place.ts'
import { toIso } from '../../db/time.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { firstOf } from '../../places/places.ts'
import { ProblemError } from '../../problem.ts'

/** The console hands over to an article. A token makes none: it would outlive its own end. */
export const handovers = new Hono<AdminEnv>().post('/:siteId/handovers', scope('decide'), moderatedSite, async (c) => {
  const { site, credential } = c.var
  if (credential.kind !== 'session') throw new ProblemError('session-not-found')
  const code = createHandoverCode()
  const expiresAt = Date.now() + HANDOVER_SECONDS * 1000
  await addHandover(firstOf(c.env), {
    codeHash: await hashToken(code),
    siteId: site.id,
    sessionId: credential.id,
    expiresAt,
  })
  return c.json({ code, expiresAt: toIso(expiresAt) } satisfies Handover, 201)
})
