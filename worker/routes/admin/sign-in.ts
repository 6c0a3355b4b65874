import { Hono } from 'hono'
import { v7 as uuidv7 } from 'uuid'
import { SignIn, SignInRequest } from '../../../shared/credentials.ts'
import { PasskeySignIn } from '../../../shared/passkeys.ts'
import { hashModeratorEmail } from '../../crypto/moderator-email.ts'
import { createSignInLink } from '../../crypto/moderator-token.ts'
import { sealForOutbox } from '../../crypto/outbox.ts'
import { hashToken } from '../../crypto/random-token.ts'
import { findByCredential, usePasskey } from '../../db/passkeys.ts'
import { requestSignInLink, useSignInLink } from '../../db/sign-in-links.ts'
import type { AdminEnv } from '../../env.ts'
import { fromConsole } from '../../middleware/console.ts'
import { writeSessionCookie } from '../../middleware/session-cookie.ts'
import { signInOptions, verifySignIn } from '../../passkeys/ceremonies.ts'
import { ProblemError } from '../../problem.ts'
import { newSession } from '../../sign-in.ts'
import { requireJson, validate } from '../../validate.ts'

/** For those whom we do not know yet. */
export const signIn = new Hono<AdminEnv>()
  .post('/session', fromConsole, requireJson, validate('json', SignIn), async (c) => {
    const { token, session } = await newSession(c)
    const signedIn = await useSignInLink(c.env.DB, await hashToken(c.req.valid('json').link), session)
    if (!signedIn) throw new ProblemError('sign-in-link-invalid')
    writeSessionCookie(c, token)
    return c.json(signedIn, 201)
  })

  .post('/session/passkey-options', fromConsole, async (c) => c.json(await signInOptions(c.env, c.req.url, Date.now())))

  .post('/session/passkey', fromConsole, requireJson, validate('json', PasskeySignIn), async (c) => {
    const answer = c.req.valid('json')
    const found = await findByCredential(c.env.DB, answer.credential.id)
    if (!found) throw new ProblemError('passkey-invalid')
    const { id, moderatorId, key } = found
    const proof = await verifySignIn(c.env, c.req.url, key, moderatorId, answer, Date.now())
    const { token, session } = await newSession(c)
    const signedIn = await usePasskey(c.env.DB, { id, ...proof }, session)
    if (!signedIn) throw new ProblemError('passkey-invalid')
    writeSessionCookie(c, token)
    return c.json(signedIn, 201)
  })

  // The same answer for every address: who moderates is nobody's business. The mail is sent from the outbox.
  .post('/sign-in-links', requireJson, validate('json', SignInRequest), async (c) => {
    const { DB, SECRET } = c.env
    const now = Date.now()
    const link = createSignInLink()
    const outboxId = uuidv7({ msecs: now })
    const [emailHash, linkHash, sealedLink] = await Promise.all([
      hashModeratorEmail(SECRET, c.req.valid('json').email),
      hashToken(link),
      sealForOutbox(SECRET, outboxId, link),
    ])
    await requestSignInLink(DB, { emailHash, linkHash, outboxId, sealedLink, now })
    return c.body(null, 202)
  })
