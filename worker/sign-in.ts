import type { Context } from 'hono'
import { v7 as uuidv7 } from 'uuid'
import { createSessionToken } from './crypto/moderator-token.ts'
import { hashToken } from './crypto/random-token.ts'
import type { NewSession } from './db/sessions.ts'
import { describeDevice } from './device.ts'
import type { AdminEnv } from './env.ts'

/** A session that begins now on the browser that asks, and the token for its cookie. */
export async function newSession(c: Context<AdminEnv>): Promise<{ token: string; session: NewSession }> {
  const token = createSessionToken()
  const now = Date.now()
  const session = {
    id: uuidv7({ msecs: now }),
    tokenHash: await hashToken(token),
    device: describeDevice(c.req.header('User-Agent')),
    now,
  }
  return { token, session }
}
