import { Hono } from 'hono'
import { FormQuery, type FormTicket } from '../../shared/comment.ts'
import { signFormStamp } from '../challenges/form-stamp.ts'
import { issueChallenge } from '../challenges/proof-of-work.ts'
import type { AppEnv } from '../env.ts'
import { validate } from '../validate.ts'

/** Asked for when a reader begins to write. Nothing is stored, and every answer is another. */
export const form = new Hono<AppEnv>().get('/', validate('query', FormQuery), async (c) => {
  const { id, settings } = c.var.site
  const now = Date.now()
  const ticket: FormTicket = {
    stamp: await signFormStamp(c.env.SECRET, id, c.req.valid('query').pageKey, now),
    challenge: settings.proofOfWork ? await issueChallenge(c.env.SECRET, id, now) : null,
    turnstileSiteKey: settings.turnstileSiteKey,
  }
  c.header('Cache-Control', 'no-store')
  return c.json(ticket)
})
