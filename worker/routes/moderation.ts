import { Hono } from 'hono'
import { NewInPlace, type InPlace } from '../../shared/in-place.ts'
import { createInPlaceToken } from '../crypto/moderator-token.ts'
import { hashToken } from '../crypto/random-token.ts'
import { IN_PLACE_HOURS, useHandover } from '../db/in-place.ts'
import { toIso } from '../db/time.ts'
import type { AppEnv } from '../env.ts'
import { siteOrigin } from '../middleware/site-origin.ts'
import { firstOf } from '../places/places.ts'
import { ProblemError } from '../problem.ts'
import { requireJson, validate } from '../validate.ts'

/** What the console handed over becomes a token for this site, on one of its own pages. */
export const moderation = new Hono<AppEnv>().post(
  '/',
  siteOrigin,
  requireJson,
  validate('json', NewInPlace),
  async (c) => {
    const token = createInPlaceToken()
    const now = Date.now()
    const expiresAt = now + IN_PLACE_HOURS * 3_600_000
    const [codeHash, tokenHash] = await Promise.all([hashToken(c.req.valid('json').code), hashToken(token)])
    const moderator = await useHandover(firstOf(c.env), { codeHash, tokenHash, siteId: c.var.site.id, now, expiresAt })
    if (!moderator) throw new ProblemError('handover-invalid')
    return c.json({ token, moderator, expiresAt: toIso(expiresAt) } satisfies InPlace, 201)
  },
)
