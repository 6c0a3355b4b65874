import * as z from 'zod'
import { Role } from './admin.ts'
import { NewComment } from './comment.ts'
import { InvitationToken, Scope, Session } from './credentials.ts'
import { MAX_NAME_LENGTH } from './limits.ts'
import { DatabaseName } from './site.ts'
import { line } from './text.ts'

/** Who is asking, where they may decide, and by which session or token. */
export const Me = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** For sign-in by mail; null when none was said, and for a token without the scope `admin`. */
  email: z.string().nullable(),
  sites: z.array(z.strictObject({ id: z.string(), name: z.string(), role: Role })),
  /** Where another site may be created: one in most installations. */
  databases: z.array(DatabaseName),
  credential: z.strictObject({
    kind: z.enum(['session', 'token', 'in-place']),
    id: z.string(),
    scopes: z.array(Scope),
  }),
})
export type Me = z.infer<typeof Me>

/** Absent fields stay; `email: null` forgets the address. */
export const MePatch = z.strictObject({
  name: line(MAX_NAME_LENGTH).optional(),
  email: NewComment.shape.email.nullable().optional(),
})
export type MePatch = z.infer<typeof MePatch>

const Person = z.strictObject({ id: z.string(), name: z.string() })

/** Somebody who may decide on a site. */
export const SiteModerator = Person.extend({ role: Role, joinedAt: z.iso.datetime() })
export type SiteModerator = z.infer<typeof SiteModerator>

/** In the order in which they became moderators. */
export const SiteModeratorList = z.strictObject({
  moderators: z.array(SiteModerator),
  nextCursor: z.string().nullable(),
})
export type SiteModeratorList = z.infer<typeof SiteModeratorList>

export const RolePatch = z.strictObject({ role: Role })

/** An invitation that can still be accepted, without its link. */
export const Invitation = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: Role,
  invitedBy: Person,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Invitation = z.infer<typeof Invitation>

/** Newest first. */
export const InvitationList = z.strictObject({
  invitations: z.array(Invitation),
  nextCursor: z.string().nullable(),
})
export type InvitationList = z.infer<typeof InvitationList>

export const NewInvitation = z.strictObject({ name: line(MAX_NAME_LENGTH), role: Role })
export type NewInvitation = z.infer<typeof NewInvitation>

/** `link` opens the console, `token` is what it has in it; shown this once. */
export const CreatedInvitation = z.strictObject({ invitation: Invitation, token: z.string(), link: z.string() })
export type CreatedInvitation = z.infer<typeof CreatedInvitation>

/** `name`: what a newcomer wants to be called, if not as invited. */
export const Acceptance = z.strictObject({ invitation: InvitationToken, name: line(MAX_NAME_LENGTH).optional() })
export type Acceptance = z.infer<typeof Acceptance>

/** `session` is there for a newcomer only: who was signed in still is. */
export const Accepted = z.strictObject({
  moderator: Person,
  site: z.strictObject({ id: z.string(), role: Role }),
  session: Session.nullable(),
})
export type Accepted = z.infer<typeof Accepted>
