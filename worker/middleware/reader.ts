import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { hashIp, periodOf } from '../crypto/ip-hash.ts'
import { verifyReaderToken } from '../crypto/reader-token.ts'
import type { AppEnv } from '../env.ts'
import { limit } from '../limits.ts'
import { tooManyRequests } from '../problem.ts'
import { knownReader, newReader } from '../readers/reader.ts'
import { bearerToken } from './bearer.ts'

/** The author or device whose token came with the request; a token that proves nothing is as good as none. */
export async function provedReader(c: Context<AppEnv>): Promise<string | null> {
  const token = bearerToken(c)
  return token ? verifyReaderToken(c.env.SECRET, c.var.site.id, token) : null
}

/** Who votes, reacts or reports: whom a token proves, or else a new device. Floods end here, before the database is asked. */
export const reader = createMiddleware<AppEnv>(async function reader(c, next) {
  const now = Date.now()
  const known = await provedReader(c)
  const ip = c.req.header('CF-Connecting-IP')
  const ipHash = (await hashIp(c.env.SECRET, c.var.site.id, ip, periodOf(now))) ?? 'unknown'
  if (!(await limit(c.env, known ? `reader ${known}` : `new reader ${ipHash}`))) throw tooManyRequests(60_000)
  c.set('reader', known ? knownReader(known, ipHash, now) : newReader(ipHash, now))
  await next()
})
