import type { Context } from 'hono'
import { IN_PLACE_PREFIX } from '../crypto/moderator-token.ts'
import { hashToken } from '../crypto/random-token.ts'
import { findByInPlaceToken, findBySession, findByToken, type Identity } from '../db/credentials.ts'
import { extendSession } from '../db/sessions.ts'
import { noteUse } from '../db/tokens.ts'
import type { AdminEnv } from '../env.ts'
import { firstOf } from '../places/places.ts'
import { ProblemError } from '../problem.ts'
import { bearerToken } from './bearer.ts'
import { requireConsole } from './console.ts'
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts'

const HOUR = 3_600_000

/**
 * Who is asking; null when nobody is signed in. With an `Authorization` header the cookie is ignored, also when the header
 * is of no use: who sends one means it.
 */
export const identify = (c: Context<AdminEnv>): Promise<Identity | null> =>
  c.req.header('Authorization') === undefined ? bySession(c) : byToken(c)

async function byToken(c: Context<AdminEnv>): Promise<Identity> {
  const token = bearerToken(c)
  const now = Date.now()
  const find = token?.startsWith(IN_PLACE_PREFIX) ? findByInPlaceToken : findByToken
  const found = token ? await find(firstOf(c.env), await hashToken(token), now) : null
  if (!found) throw new ProblemError('not-authenticated')
  if (isAnHourOld(found, now)) await noteUse(firstOf(c.env), found.credential.id, now - (now % HOUR))
  return found
}

async function bySession(c: Context<AdminEnv>): Promise<Identity | null> {
  const token = readSessionCookie(c)
  const now = Date.now()
  const found = token ? await findBySession(firstOf(c.env), await hashToken(token), now) : null
  if (!token || !found) return null
  if (c.req.method !== 'GET') requireConsole(c)
  // Extended and not replaced: of requests sent together the others would come with a cookie that is gone.
  if (isAnHourOld(found, now)) {
    await extendSession(firstOf(c.env), found.credential.id, now)
    writeSessionCookie(c, token)
  }
  return found
}

/** Once an hour is often enough to know what is used, and a read is no write each time. */
const isAnHourOld = ({ credential }: Identity, now: number) => now - (credential.lastUsedAt ?? 0) >= HOUR
