import * as z from 'zod'
import { NewComment } from './comment.ts'
import { MAX_NAME_LENGTH } from './limits.ts'
import { line } from './text.ts'

/**
 * What a token may do of that which its moderator may. `read`: see what moderators see. `decide`: judge comments and their
 * authors. `pages`: say what a page is called, and close it. `admin`: all of it, settings and people too.
 */
export const Scope = z.enum(['read', 'decide', 'pages', 'admin'])
export type Scope = z.infer<typeof Scope>

/** A browser that is signed in to the console. */
export const Session = z.strictObject({
  id: z.string(),
  /** What the browser calls itself: `Firefox on Windows`. */
  device: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** To the hour. */
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The one that asks. */
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** Newest first. */
export const SessionList = z.strictObject({ sessions: z.array(Session), nextCursor: z.string().nullable() })
export type SessionList = z.infer<typeof SessionList>

/** Who is signed in, and by which session. */
export const SignedIn = z.strictObject({
  moderator: z.strictObject({ id: z.string(), name: z.string() }),
  session: Session,
})
export type SignedIn = z.infer<typeof SignedIn>

/** Any string: one that is no link is refused as a link that was used, and not as a mistake in the form. */
const OneTimeToken = z.string().min(1).max(200)

export const SignIn = z.strictObject({ link: OneTimeToken })
export const SignInRequest = NewComment.pick({ email: true })

/** A token for programs, without the token itself. */
export const Token = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
  /** To the hour. */
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** The one that asks. */
  current: z.boolean(),
})
export type Token = z.infer<typeof Token>

/** Newest first. */
export const TokenList = z.strictObject({ tokens: z.array(Token), nextCursor: z.string().nullable() })
export type TokenList = z.infer<typeof TokenList>

export const NewToken = z.strictObject({
  name: line(MAX_NAME_LENGTH),
  scopes: z
    .array(Scope)
    .min(1)
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: z.iso
    .datetime({ offset: true })
    .refine((time) => Date.parse(time) > Date.now(), 'Is over already')
    .nullable()
    .default(null),
})
export type NewToken = z.infer<typeof NewToken>

/** `value` is the token itself, shown this once. */
export const CreatedToken = z.strictObject({ token: Token, value: z.string() })
export type CreatedToken = z.infer<typeof CreatedToken>

export const InvitationToken = OneTimeToken
